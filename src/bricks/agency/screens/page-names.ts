import type { Lang } from '../../../shared/texts/index.ts'

/** The pages of the counter services, in the order of the bar. */
export const pages = {
  counter: { fr: 'Comptoir', en: 'Counter' },
  items: { fr: 'Dépôts', en: 'Left here' },
  press: { fr: 'Presse', en: 'Press' },
  statements: { fr: 'Relevés', en: 'Statements' },
  setup: { fr: 'Réglages', en: 'Settings' },
} as const satisfies Record<string, Readonly<Record<Lang, string>>>
export type PageId = keyof typeof pages
