/** The user's guide, around its pages. */
export const guideEn = {
  section: 'Guide',
  pages: 'Pages of the guide',
  search: 'What do you want to do?',
  none: (f: { text: string }) => `No page tells of “${f.text}”.`,
  more: 'Good to know.',
  picture: (f: { text: string }) => `The screen at this step: ${f.text}`,
  groups: {
    day: 'The day',
    sale: 'Selling',
    tabs: 'Tabs and splits',
    mend: 'Corrections and invoices',
    services: 'Services',
    office: 'The office',
    safety: 'The team, and being safe',
  },
}
