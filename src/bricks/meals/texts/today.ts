import type { TodaySentences } from '../../../shared/contracts/today.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import { peopleTodayEn, peopleTodayFr } from './people-today.ts'
import { roundTodayEn, roundTodayFr } from './round-today.ts'

/** What the meals say of the day, by the kind of each item of `today`, slice by slice. */
export const todayTexts: Readonly<Record<Lang, TodaySentences>> = {
  fr: typeset({ ...peopleTodayFr, ...roundTodayFr }),
  en: { ...peopleTodayEn, ...roundTodayEn },
}
