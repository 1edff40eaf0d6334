import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import { en } from './in-screens.en.ts'
import { fr } from './in-screens.fr.ts'

/** What the pages of rounds and shelves say. */
export const inTexts: Record<Lang, typeof fr> = { fr: typeset(fr), en }
