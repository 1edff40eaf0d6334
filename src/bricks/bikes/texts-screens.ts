import type { Lang } from '../../shared/texts/format.ts'
import { typeset } from '../../shared/texts/typography.ts'
import { screensEn } from './texts-screens.en.ts'
import { screensFr, type ScreenTexts } from './texts-screens.fr.ts'

/** What the screens of the bikes say. */
export const screenTexts: Record<Lang, ScreenTexts> = { fr: typeset(screensFr), en: screensEn }
export type { ScreenTexts }
