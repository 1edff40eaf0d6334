import type { CustomerId } from '../../../shared/ids.ts'
import { ok, refuse, type Result } from '../../../shared/result.ts'
import type { RoundId } from '../ids.ts'
import { isCooked, type MealOrder } from './order.ts'
import type { PersonFile } from './person.ts'
import type { Run, Stop } from './round.ts'

type Member = Pick<PersonFile, 'personId' | 'roundId' | 'stopRank'>

/**
 * Whom a round passes by, in order: everybody of the rounds that it takes along, those without a meal as well, since their
 * place must not move (meals.md §3.2). What somebody ordered for the day goes before the round's own order.
 */
export function stopOrder(
  members: readonly Member[],
  rounds: readonly RoundId[],
  ofTheDay: readonly CustomerId[],
): readonly CustomerId[] {
  const roundAt = ({ roundId }: Member) =>
    roundId === null ? rounds.length : (rounds.indexOf(roundId) + rounds.length + 1) % (rounds.length + 1)
  const usual = members
    .toSorted((a, b) => roundAt(a) - roundAt(b) || a.stopRank - b.stopRank || (a.personId < b.personId ? -1 : 1))
    .map(({ personId }) => personId)
  const listed = ofTheDay.filter((personId) => usual.includes(personId))
  return [...listed, ...usual.filter((personId) => !listed.includes(personId))]
}

/** Whether a list names exactly the people of another, each once. */
export function isSamePeople(asked: readonly CustomerId[], known: readonly CustomerId[]): boolean {
  return (
    asked.length === known.length && new Set(asked).size === asked.length && known.every((one) => asked.includes(one))
  )
}

export type StopRefusal = 'NOTE_NEEDED' | 'NO_AGREEMENT_TO_LEAVE'

/** Nobody opened: where the bag went must be written down, and it is left only where they agreed to that (C-09). */
export function checkStop(
  { result, note }: Pick<Stop, 'result' | 'note'>,
  { mayBeLeft }: Pick<PersonFile, 'mayBeLeft'>,
): Result<null, StopRefusal> {
  if (result === 'left' && !mayBeLeft) return refuse('NO_AGREEMENT_TO_LEAVE')
  if ((result === 'bag-back' || result === 'neighbour') && note === '') return refuse('NOTE_NEEDED')
  return ok(null)
}

/** What a stop comes to where nobody says anything else: everything was handed over, nothing came back. */
export function deliveredStop(personId: CustomerId, meals: number, hasContainers: boolean): Stop {
  return {
    personId,
    result: 'delivered',
    containersOut: hasContainers ? meals : 0,
    containersBack: 0,
    note: '',
    collectedCents: 0 as Stop['collectedCents'], // no money is an amount
    atMs: null,
  }
}

/** The people of a run for whom there is a meal and no result. */
export function unanswered(run: Pick<Run, 'stops'> | undefined, meals: readonly MealOrder[]): readonly CustomerId[] {
  const answered = new Set(run?.stops.flatMap(({ personId, result }) => (result === null ? [] : [personId])))
  const awaited = new Set(meals.filter(isCooked).map(({ personId }) => personId))
  return [...awaited].filter((personId) => !answered.has(personId))
}
