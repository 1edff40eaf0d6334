import type { BusinessDay } from '../../shared/business-day.ts'
import { ok, refuse, type Refused } from '../../shared/result.ts'
import type { RoundId } from './ids.ts'
import { changesOf, mealsBrought, quantityOf } from './kitchen-facts.ts'
import type { MealsParts, RoundHandlers } from './parts.ts'
import type { Planner } from './planner.ts'
import type { Run } from './rules/round.ts'
import { isSamePeople, unanswered } from './rules/stops.ts'
import { carriers, cookedOf, isServed, nobodyBrings, runFacts, stopSeen } from './round-facts.ts'

export function roundHandlers(parts: MealsParts, planner: Planner): RoundHandlers {
  return { ...setUpHandlers(parts, planner), ...dayHandlers(parts), ...orderHandlers(parts) }
}

function setUpHandlers(
  { rounds, people, orders, doors }: MealsParts,
  planner: Planner,
): Pick<RoundHandlers, 'rounds' | 'saveRound' | 'removeRound'> {
  const servedBy = (roundId: RoundId) => people.ofRound(roundId).filter(isServed)
  return {
    rounds: () => rounds.rounds().map((round) => ({ ...round, people: servedBy(round.roundId).length })),
    saveRound({ round }, { nowMs, announce }) {
      const isTaken = rounds.rounds().some(({ roundId, name }) => name === round.name && roundId !== round.roundId)
      if (isTaken) return refuse('ROUND_NAME_TAKEN', { name: round.name })
      rounds.save(round)
      // It may go on other days now.
      planner.follow(servedBy(round.roundId), { nowMs, today: doors.today(nowMs) })
      announce('services.changed')
      return ok(null)
    },
    removeRound({ roundId }, { announce }) {
      if (!rounds.round(roundId)) return refuse('ROUND_UNKNOWN')
      const served = servedBy(roundId).length
      if (served > 0 || orders.isRoundAwaited(roundId)) return refuse('ROUND_IN_USE', { people: served })
      rounds.remove(roundId)
      announce('services.changed')
      return ok(null)
    },
  }
}

function dayHandlers(parts: MealsParts): Pick<RoundHandlers, 'roundsOfDay' | 'run'> {
  const { rounds, runs, prints } = parts
  return {
    roundsOfDay({ day }) {
      const brought = mealsBrought(parts, day)
      return {
        meals: quantityOf(cookedOf(brought)),
        rounds: rounds.rounds().map((round) => {
          const { run, meals } = runFacts(parts, round.roundId, day, brought)
          const cooked = cookedOf(meals)
          return {
            round,
            state: run.state,
            driver: run.driver,
            carriedBy: carriedBy(parts, round.roundId, day),
            meals: quantityOf(cooked),
            stops: new Set(cooked.map(({ personId }) => personId)).size,
            unanswered: unanswered(run, cooked).length,
            changes: changesOf(parts, day, round.roundId, meals).length,
          }
        }),
        nobodyBrings: nobodyBrings(parts, day, brought),
      }
    },
    run({ roundId, day }, { nowMs }) {
      const round = rounds.round(roundId)
      if (!round) return null
      const facts = runFacts(parts, roundId, day)
      const { run, meals, carries, people } = facts
      return {
        round,
        day,
        state: run.state,
        driver: run.driver,
        carriedBy: carriedBy(parts, roundId, day),
        carries: [...carries],
        hasOwnOrder: runs.run(roundId, day).order.length > 0,
        stops: people.map((personId) => stopSeen(parts, facts, personId, nowMs)),
        temperatures: run.temperatures,
        km: run.km,
        printedAtMs: prints.last(day, roundId)?.atMs ?? null,
        changes: changesOf(parts, day, roundId, meals),
      }
    },
  }
}

/** The round that takes one along on a day. */
function carriedBy(parts: MealsParts, roundId: RoundId, day: BusinessDay): RoundId | null {
  const by = carriers(parts, day)(roundId)
  return by === roundId ? null : by
}

/** The run of a round that goes by itself. */
export function ownRun(
  parts: MealsParts,
  { roundId, day }: { readonly roundId: RoundId; readonly day: BusinessDay },
): { readonly ok: true; readonly value: Run } | Refused<'ROUND_UNKNOWN' | 'ROUND_CARRIED'> {
  if (!parts.rounds.round(roundId)) return refuse('ROUND_UNKNOWN')
  const by = carriedBy(parts, roundId, day)
  if (by !== null) return refuse('ROUND_CARRIED', { round: parts.rounds.round(by)?.name ?? '' })
  return ok(parts.runs.run(roundId, day))
}

function orderHandlers(parts: MealsParts): Pick<RoundHandlers, 'orderStops' | 'carryRound'> {
  const { rounds, runs, people } = parts
  return {
    orderStops({ roundId, day, personIds }, { announce }) {
      if (!rounds.round(roundId)) return refuse('ROUND_UNKNOWN')
      if (day !== null) {
        const facts = runFacts(parts, roundId, day)
        if (facts.run.state === 'validated') return refuse('RUN_VALIDATED')
        // No name at all: the round's own order counts again.
        if (personIds.length > 0 && !isSamePeople(personIds, facts.people)) return refuse('STOPS_CHANGED')
        runs.save({ ...facts.run, order: personIds })
      } else {
        const served = people.ofRound(roundId).filter(isServed)
        if (
          !isSamePeople(
            personIds,
            served.map(({ personId }) => personId),
          )
        )
          return refuse('STOPS_CHANGED')
        for (const file of served) people.save({ ...file, stopRank: personIds.indexOf(file.personId) })
      }
      announce('services.changed')
      return ok(null)
    },
    carryRound({ roundId, day, by }, { announce }) {
      const own = rounds.round(roundId)
      const other = by === null ? undefined : rounds.round(by)
      if (!own || (by !== null && !other)) return refuse('ROUND_UNKNOWN')
      const run = runs.run(roundId, day)
      const carrying = runs.run(by ?? run.carriedBy ?? roundId, day)
      if (run.state !== 'planned' || carrying.state !== 'planned') return refuse('RUN_GONE')
      // Nobody is taken along by somebody who is taken along.
      const isChained = by !== null && (by === roundId || carriedBy(parts, by, day) !== null)
      const hasOwnLoad = by !== null && runFacts(parts, roundId, day).carries.length > 0
      if (isChained || hasOwnLoad) return refuse('ROUND_CARRIED', { round: other?.name ?? '' })
      runs.save({ ...run, carriedBy: by })
      // The order of that day named other people.
      if (carrying.roundId !== roundId) runs.save({ ...carrying, order: [] })
      announce('services.changed')
      return ok(null)
    },
  }
}
