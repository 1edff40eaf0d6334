import type { TodaySentences } from '../../../shared/contracts/today.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import type { IdeaKind } from '../today-items.ts'

type Sentences = Readonly<Record<IdeaKind, TodaySentences[string]>>
const fr: Sentences = {
  'to-tell': ({ count }) =>
    count > 1
      ? `${count} personnes à prévenir : leur idée a sa réponse`
      : 'Une personne à prévenir : son idée a sa réponse',
  'no-answer': ({ count }) =>
    count > 1 ? `${count} idées sans réponse depuis 3 mois` : 'Une idée sans réponse depuis 3 mois',
}
const en: Sentences = {
  'to-tell': ({ count }) =>
    count > 1 ? `${count} people to tell: their idea has its answer` : 'One person to tell: their idea has its answer',
  'no-answer': ({ count }) =>
    count > 1 ? `${count} ideas without an answer for 3 months` : 'One idea without an answer for 3 months',
}

/** What the box says of the day, by the kind of each item. */
export const todayTexts: Readonly<Record<Lang, TodaySentences>> = { fr: typeset(fr), en }
