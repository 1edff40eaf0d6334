import { skipToken, useQuery } from '@tanstack/react-query'
import type { Asked, Quote } from '../rental.ts'
import { changeOf } from './change-view.ts'
import { useDesk } from './desk.ts'
import { useFleet, useNow, useShop } from './shop.ts'

export type AskedAgain = {
  readonly asked: Asked
  /** What it would cost; undefined while the till is asked. */
  readonly quote: Quote | undefined
  /** Why it cannot be, in a sentence. */
  readonly problem: string | undefined
}

/** What the booking in hand is asked to become, and what the till says of it; undefined where nothing was changed. */
export function useAskedAgain(): AskedAgain | undefined {
  const { queries, sentence } = useShop()
  const fleet = useFleet()
  const nowMs = useNow()
  const form = useDesk((s) => s.form)
  const asked = changeOf(form, nowMs, fleet)
  const input = asked ? { asked, rentalId: form.rentalId } : skipToken
  const { data } = useQuery(queries.quote.queryOptions({ input }))
  if (!asked) return undefined
  const problem = data?.problem ? sentence(data.problem.code, data.problem.detail) : undefined
  return { asked, quote: data?.quote ?? undefined, problem }
}
