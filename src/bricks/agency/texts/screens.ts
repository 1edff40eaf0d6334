import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import { screensEn } from './screens.en.ts'
import { screensFr } from './screens.fr.ts'

/** What the screens of the counter services say. */
export const screenTexts: Record<Lang, typeof screensFr> = { fr: typeset(screensFr), en: screensEn }
