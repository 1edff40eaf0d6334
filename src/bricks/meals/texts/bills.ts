import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import { billsEn } from './bills.en.ts'
import { billsFr } from './bills.fr.ts'

/** What the pages of invoices say. */
export const billTexts: Record<Lang, typeof billsFr> = { fr: typeset(billsFr), en: billsEn }
