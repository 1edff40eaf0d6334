import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { ZERO } from '../../shared/money.ts'
import { SERVICE } from './issuing.ts'
import type { MealsParts } from './parts.ts'
import { debtsOf, type Debt } from './rules/paying.ts'

const EVER: readonly [BusinessDay, BusinessDay] = ['2000-01-01' as BusinessDay, '9999-12-31' as BusinessDay]
const NOTHING: Debt = { chargedCents: ZERO, creditedCents: ZERO, openCents: ZERO, settledAtMs: null }

/** What became of each sale on each account, read once for an answer: many rows of it ask about the same accounts. */
export function createLedgers({ doors }: Pick<MealsParts, 'doors'>) {
  const known = new Map<CustomerId, ReadonlyMap<number, Debt>>()
  let credits: ReadonlyMap<number, number> | undefined

  /** The sale that each refund of meals takes back, as the sealed tickets say. */
  function creditOf(): ReadonlyMap<number, number> {
    const back = doors.services.between(SERVICE, ...EVER).filter(({ ttcCents }) => ttcCents < 0)
    const numbers = new Set(back.map(({ number }) => number))
    return new Map(
      [...numbers].flatMap((number) => {
        const refund = doors.tickets.sealed(number)
        return refund?.kind === 'refund' ? [[number, refund.body.corrects.number] as const] : []
      }),
    )
  }

  function of(ref: CustomerId): ReadonlyMap<number, Debt> {
    credits ??= creditOf()
    const read = known.get(ref) ?? debtsOf(doors.accounts.moves(ref), credits)
    known.set(ref, read)
    return read
  }
  return {
    of,
    debt: (ref: CustomerId, ticketNumber: number): Debt => of(ref).get(ticketNumber) ?? NOTHING,
  }
}
export type Ledgers = ReturnType<typeof createLedgers>
