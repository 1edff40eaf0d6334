import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import { counterScreensEn, counterScreensFr } from './counter-screens.ts'

const fr = {
  counter: counterScreensFr,
  title: 'Colis',
  pages: 'Pages des colis',
  close: 'Fermer',
}
const en: typeof fr = {
  counter: counterScreensEn,
  title: 'Parcels',
  pages: 'Pages of the parcels',
  close: 'Close',
}
/** What the screens of the parcels say; each slice has a file of its own beside this one. */
export const screenTexts: Record<Lang, typeof fr> = { fr: typeset(fr), en }
