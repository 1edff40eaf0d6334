/** The user's guide, around its pages. */
export const guideFr = {
  section: 'Mode d’emploi',
  pages: 'Pages du mode d’emploi',
  search: 'Que voulez-vous faire ?',
  none: (f: { text: string }) => `Aucune page ne parle de « ${f.text} ».`,
  more: 'Bon à savoir.',
  picture: (f: { text: string }) => `L’écran à cette étape : ${f.text}`,
  groups: {
    day: 'La journée',
    sale: 'Vendre',
    tabs: 'Ardoises et partages',
    mend: 'Corriger et facturer',
    services: 'Les services',
    office: 'Le bureau',
    safety: 'L’équipe et la sûreté',
  },
}
