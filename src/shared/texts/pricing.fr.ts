import type { RefusalDetail } from '../result.ts'
import { hourOf } from './hours.ts'

const figure = (value: number | string | undefined): string => String(value).replace('.', ',')

/** What refusals of options, set menus, price lists and alcohol say. */
export const pricingRefusalsFr = {
  OPTION_MISSING: (f: RefusalDetail) => `Il manque un choix : ${f['group']}.`,
  FORMULE_CHOICE_UNKNOWN: 'Ce choix ne fait pas partie de la formule.',
  FORMULE_INCOMPLETE: (f: RefusalDetail) => `Il manque un choix à la formule : ${f['slot']}.`,
  LICENCE_DOES_NOT_ALLOW: 'La licence du café ne permet pas de servir cette boisson ici.',
  MEAL_NEEDED: 'Avec la licence restaurant, l’alcool accompagne un repas : notez d’abord le plat, ou la table.',
  ALCOHOL_HOURS: (f: RefusalDetail) =>
    `Pas d’alcool à emporter de ${hourOf(Number(f['fromMinute']))} à ${hourOf(Number(f['toMinute']))}.`,
  AGE_NOT_CHECKED: 'Répondez d’abord à la question : le client est-il majeur ?',
  NO_ALCOHOL: 'Il n’y a pas d’alcool sur ce ticket.',
  PRICE_LIST_UNKNOWN: 'Ce tarif n’existe plus.',
  SCHEDULE_EMPTY: 'Ces heures ou ces dates finissent avant de commencer.',
  TOO_MANY_LISTS: (f: RefusalDetail) => `${f['max']} tarifs au plus : retirez-en un.`,
  HAPPY_HOUR_ALCOHOL_ONLY: (f: RefusalDetail) =>
    `${f['list'] ? `« ${f['list']} » : l` : 'L'}’alcool baisse de ${figure(f['percent'])} % : une boisson sans alcool doit baisser d’autant (elle baisse de ${figure(f['softPercent'])} %).`,
  CATEGORY_UNKNOWN: 'Cette catégorie n’existe plus. Choisissez-en une autre.',
  BARCODE_TAKEN: (f: RefusalDetail) => `Ce code est déjà celui de « ${f['product']} ».`,
  OPEN_BAR_FORBIDDEN: 'L’alcool ne s’offre pas : donnez-lui un prix.',
}

/** Set menus, other prices and alcohol, on the counter and in the settings. */
export const pricingFr = {
  more: (f: { count: string }) => `Et ${f.count} autres produits : cherchez-les par leur nom.`,
  wholeMenu: (f: { label: string }) => `Toute la formule : ${f.label}`,
  choose: {
    title: (f: { label: string }) => `Choisir pour ${f.label}`,
    without: 'Sans',
    go: 'Continuer',
    chosen: 'Déjà choisi',
    again: 'Changer',
    some: (f: { min: number; max: number }) =>
      f.min === f.max ? `${f.min} à choisir` : `de ${f.min} à ${f.max} à choisir`,
  },
  age: {
    ask: 'Client majeur ?',
    why: 'Ce ticket contient de l’alcool. Dans le doute, demandez une pièce d’identité.',
    yes: 'Majeur',
    no: 'Refusé',
    noMore: 'retire l’alcool',
  },
  mark: {
    until: (f: { label: string; hour: string }) => `${f.label} jusqu’à ${f.hour}`,
    was: (f: { price: string }) => `au lieu de ${f.price}`,
  },
  areas: { counter: 'Comptoir', room: 'Salle', terrace: 'Terrasse', takeaway: 'À emporter' },
  weekdays: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
  everyDay: 'tous les jours',
  lists: {
    page: 'Tarifs',
    title: 'Tarifs par heure et par lieu',
    none: 'Aucun autre tarif : les prix du catalogue valent partout et à toute heure.',
    always: 'à toute heure',
    everywhere: 'partout',
    hours: (f: { days: string; from: string; to: string }) => `${f.days}, de ${f.from} à ${f.to}`,
    prices: (f: { count: number }) => `${f.count} prix`,
    now: 'En vigueur',
    fresh: 'Nouveau tarif',
    freshName: 'Happy hour',
    name: 'Nom du tarif',
    timed: 'À certaines heures',
    from: 'De',
    to: 'À',
    days: 'Jours',
    where: 'Où',
    items: 'Prix du tarif',
    find: 'Ajouter un produit',
    drop: (f: { label: string }) => `Retirer ${f.label}`,
    save: 'Enregistrer',
    saved: 'Enregistré : le tarif vaut pour les prochaines lignes.',
    unsaved: 'Un ticket ouvert garde ses prix.',
    remove: 'Supprimer le tarif',
    removeSure: 'Supprimer vraiment ?',
    choose: 'Choisissez un tarif, ou faites-en un nouveau.',
    rule: 'Happy hour : ce que dit la loi',
    ruleText:
      'Quand l’alcool coûte moins cher pendant certaines heures, une boisson sans alcool au moins baisse d’un pourcentage égal ou plus grand (code de la santé publique, L3323-1). L’alcool gratuit ou à volonté est interdit (L3322-9).',
  },
  alcohol: {
    title: 'Alcool',
    licence: 'Licence du café',
    licences: {
      none: 'Aucune',
      III: 'Licence III',
      IV: 'Licence IV',
      'small-restaurant': 'Petite restaurant',
      restaurant: 'Restaurant',
      'small-takeaway': 'Petite à emporter',
      takeaway: 'À emporter',
    },
    meaning: {
      none: 'Aucun alcool ne se vend.',
      III: 'Vin, bière, cidre et ce qui fermente jusqu’à 18°.',
      IV: 'Toutes les boissons.',
      'small-restaurant': 'Vin, bière et cidre, avec un repas.',
      restaurant: 'Toutes les boissons, avec un repas.',
      'small-takeaway': 'Vin, bière et cidre, à emporter seulement.',
      takeaway: 'Toutes les boissons, à emporter seulement.',
    },
    age: 'Demander si le client est majeur',
    ages: { off: 'Non', 'every-ticket': 'À chaque ticket' },
    ageMore: 'La réponse bloque l’encaissement ; un refus reste au journal, sans rien de la personne.',
    ban: 'Alcool à emporter la nuit',
    bans: { free: 'Permis', night: 'Interdit de 22:00 à 8:00' },
  },
}
