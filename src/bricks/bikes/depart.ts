import type { CommandContext } from '../../main/hosts/handlers.ts'
import { spanOf } from '../../shared/calendar.ts'
import { wallTime } from '../../shared/business-day.ts'
import { ZERO } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { holdTerm } from './damages.ts'
import { bikeBusy, blockOf, depositLine, dueLines, missingCheck, moneyOf, putOnTicket } from './out-parts.ts'
import { orderContract } from './paper-handlers.ts'
import type { BikesParts, OutHandlers } from './parts.ts'
import type { Condition, Deposit } from './rental.ts'
import { checkParty, helmetsLent } from './riders.ts'
import { createShelf } from './shelf.ts'
import type { KeptRental } from './store.ts'
import { contractNumber } from './view.ts'

type Depart = Parameters<OutHandlers['depart']>[0]
type DepositInput = Depart['deposit']

/** The bikes leave: everything is looked at before anything is written, and it is all written or nothing. */
export function departHandler(parts: BikesParts): OutHandlers['depart'] {
  const { calendar, rentals, fleet, setup, clock } = parts
  const shelf = createShelf(parts)

  function mayLeave(kept: KeptRental, input: Depart, nowMs: number) {
    if (kept.state !== 'held' && kept.state !== 'confirmed') return refuse('RENTAL_NOT_HELD', { state: kept.state })
    if (kept.state === 'held' && kept.heldUntilMs !== null && kept.heldUntilMs <= nowMs) return refuse('HOLD_OVER')
    if (input.party.name.trim() === '') return refuse('NAME_MISSING')
    const { isAdult, riders } = input.party
    const party = checkParty({ isAdult, ageYears: null }, riders, setup().riders)
    if (!party.ok) return party
    // What was booked was looked at then; a helmet more is looked at now.
    if (helmetsLent(riders) > helmetsLent(kept.party.riders)) {
      const enough = shelf.enough(goingNow(kept, nowMs), input.party, nowMs, kept.rentalId)
      if (!enough.ok) return enough
    }
    for (const { bikeId, number } of kept.lines) {
      const looked = input.conditions.find((one) => one.bikeId === bikeId)?.condition
      const missing = missingCheck(parts, looked)
      if (missing !== undefined) return refuse('CHECKS_MISSING', { bike: number, item: missing })
    }
    return ok(null)
  }

  /** Each block goes from waiting to out; whoever leaves early takes the bike from now on. */
  function takeOut(kept: KeptRental, { nowMs }: CommandContext) {
    const changes = kept.lines.flatMap(({ bikeId }) => {
      const block = blockOf(parts, kept.rentalId, bikeId)
      return block ? [{ blockId: block.blockId, state: 'out' as const, startMs: Math.min(block.startMs, nowMs) }] : []
    })
    if (changes.length < kept.lines.length) return refuse('HOLD_OVER')
    const done = calendar.apply({ changes }, nowMs)
    if (done.ok) return ok(null)
    return 'inTheWay' in done
      ? bikeBusy(parts, done.inTheWay, spanOf(nowMs, kept.endMs, null), nowMs)
      : refuse('HOLD_OVER')
  }

  return (input, context) => {
    const { nowMs } = context
    const kept = rentals.rental(input.rentalId)
    if (!kept) return refuse('RENTAL_UNKNOWN')
    const may = mayLeave(kept, input, nowMs)
    if (!may.ok) return may
    const deposit = depositOf(parts, kept, input.deposit, nowMs)
    if (!deposit.ok) return deposit
    const taken = takeOut(kept, context)
    if (!taken.ok) return taken

    const year = kept.year ?? Number(wallTime(nowMs, clock().zone).day.slice(0, 4))
    const out: KeptRental = {
      ...kept,
      year,
      number: kept.number ?? rentals.nextNumber(year),
      state: 'out',
      heldUntilMs: null,
      party: input.party,
      language: input.language,
      signature: input.signature,
      deposit: deposit.value,
      lines: kept.lines.map((line) => ({
        ...line,
        leftAtMs: nowMs,
        goingOut: conditionOf(input, line.bikeId),
      })),
    }
    const [hireLine, cashLine] = input.lineIds
    const { rentalId } = out
    const lines = [
      // What was paid in advance is paid.
      ...dueLines(rentalId, moneyOf(parts, out).left, hireLine),
      ...(deposit.value?.kind === 'cash'
        ? [depositLine(rentalId, contractNumber(out), deposit.value.amountCents, cashLine)]
        : []),
    ]
    const put = putOnTicket(parts, input, lines, context)
    if (!put.ok) return put
    rentals.save(out)
    parts.photos.keepOf(
      rentalId,
      out.lines.map(({ bikeId }) => bikeId),
    )
    // Whoever went through the list has looked it over.
    for (const { bikeId } of out.lines) fleet.markToInspect(bikeId, false)
    if (input.printContract) orderContract(parts, rentalId, context)
    context.announce('services.changed')
    return ok(parts.shown(out))
  }
}

/** Whoever leaves early takes what goes along from now on. */
const goingNow = ({ asked }: KeptRental, nowMs: number) => ({ ...asked, startMs: Math.min(asked.startMs, nowMs) })

function conditionOf({ conditions }: Depart, bikeId: string): Condition | null {
  return conditions.find((one) => one.bikeId === bikeId)?.condition ?? null
}

/**
 * What is left as a deposit. A cheque has a number, a card hold one of its authorisation and a scheme that says when it
 * lapses; none at all needs a reason, and costs nobody anything where none is asked.
 */
export function depositOf(
  { setup, clock }: BikesParts,
  kept: Pick<KeptRental, 'quote' | 'endMs'>,
  { kind, ref, scheme }: DepositInput,
  nowMs: number,
): Result<Deposit | null, 'DEPOSIT_NOT_RECORDED'> {
  const amountCents = kept.quote.depositCents
  if (amountCents === 0) return ok(null)
  const isNamed = kind === 'cash' || ref.trim() !== ''
  if (!isNamed || (kind === 'card-hold' && scheme.trim() === ''))
    return refuse('DEPOSIT_NOT_RECORDED', { depositCents: amountCents })
  const { zone } = clock()
  const term =
    kind === 'card-hold'
      ? holdTerm(
          { takenOn: wallTime(nowMs, zone).day, scheme, hireEndsOn: wallTime(kept.endMs, zone).day },
          setup().cardHolds,
        )
      : undefined
  return ok({
    kind,
    amountCents: kind === 'none' ? ZERO : amountCents,
    ref: ref.trim(),
    scheme: kind === 'card-hold' ? scheme.trim() : '',
    takenAtMs: nowMs,
    expiresOn: term?.expiresOn ?? null,
    renewOn: term?.renewOn ?? null,
    state: 'held',
    keptCents: ZERO,
    settledAtMs: null,
  })
}
