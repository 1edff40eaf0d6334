import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import { roundScreensEn } from './round-screens.en.ts'
import { roundScreensFr } from './round-screens.fr.ts'

/** What the pages of the kitchen and of the rounds say, in each language. */
export const roundScreens: Readonly<Record<Lang, typeof roundScreensFr>> = {
  fr: typeset(roundScreensFr),
  en: roundScreensEn,
}
