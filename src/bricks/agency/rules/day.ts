import { z } from 'zod'
import { zInstantMs } from '../../../shared/contracts/procedure.ts'
import { minus, ZERO, type Cents } from '../../../shared/money.ts'
import { zArticleCode, type ArticleCode } from '../ids.ts'
import { zAmount } from './service.ts'

/** What the statement of a partner's terminal says of a day: taken for each article, and paid out in all. */
export const zTypedDay = z.strictObject({
  taken: z.array(z.strictObject({ article: zArticleCode, cents: zAmount })).max(80),
  paidCents: zAmount,
  /** When it was typed last, and the ticket that sealed it. */
  atMs: zInstantMs,
  number: z.int().positive().nullable(),
})
export type TypedDay = Readonly<z.infer<typeof zTypedDay>>

/** What typing a day again adds to what was sealed of it: nothing where nothing changed. */
export type DayChange = {
  readonly taken: readonly { readonly article: ArticleCode; readonly cents: Cents }[]
  readonly paidCents: Cents
}
export function changeOf(before: Pick<TypedDay, 'taken' | 'paidCents'> | undefined, now: DayChange): DayChange {
  const was = (article: ArticleCode) => before?.taken.find((one) => one.article === article)?.cents ?? ZERO
  const articles = [...new Set([...(before?.taken ?? []), ...now.taken].map(({ article }) => article))]
  return {
    taken: articles.flatMap((article) => {
      const cents = minus(now.taken.find((one) => one.article === article)?.cents ?? ZERO, was(article))
      return cents === 0 ? [] : [{ article, cents }]
    }),
    paidCents: minus(now.paidCents, before?.paidCents ?? ZERO),
  }
}
