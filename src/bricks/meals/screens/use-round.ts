import { useQuery } from '@tanstack/react-query'
import type { ContractRouterClient } from '@orpc/contract'
import { create } from 'zustand'
import type { CustomerId } from '../../../shared/ids.ts'
import type { MealsContract } from '../contract/index.ts'
import type { RoundId } from '../ids.ts'
import { useDay } from './DayBar.tsx'
import { NOTHING_TYPED, type Given, type Typed } from './round-view.ts'
import { useShop } from './shop.ts'

export type RunSeen = NonNullable<Awaited<ReturnType<ContractRouterClient<MealsContract>['run']>>>

/** What is written while a round leaves and comes back; a look at the counter loses none of it. */
type Back = {
  /** The round and the day that it is written for. */
  readonly key: string
  readonly driver: string
  readonly departure: Typed
  readonly exceptions: ReadonlyMap<CustomerId, Given>
  readonly typed: Typed
  readonly km: string
  readonly allBack: boolean
}
const FRESH: Omit<Back, 'key'> = {
  driver: '',
  departure: NOTHING_TYPED,
  exceptions: new Map(),
  typed: NOTHING_TYPED,
  km: '',
  allBack: false,
}

type RoundDesk = {
  readonly roundId: RoundId | undefined
  readonly personId: CustomerId | undefined
  readonly view: 'run' | 'codes' | 'edit' | 'new'
  readonly back: Back
}
export const useRoundDesk = create<RoundDesk>()(() => ({
  roundId: undefined,
  personId: undefined,
  view: 'run',
  back: { key: '', ...FRESH },
}))
export const setRound = (next: Partial<RoundDesk>) => useRoundDesk.setState(next)

/** What is written of a run; of another one nothing is yet. */
export function useBack(run: RunSeen): Back & { readonly write: (next: Partial<Omit<Back, 'key'>>) => void } {
  const key = `${run.round.roundId} ${run.day}`
  const kept = useRoundDesk((s) => s.back)
  const back = kept.key === key ? kept : { key, ...FRESH }
  return { ...back, write: (next) => setRound({ back: { ...back, ...next } }) }
}
export const forgetBack = () => setRound({ back: { key: '', ...FRESH }, personId: undefined })

/** The rounds of the day, and the one that is chosen: the first with meals until somebody chooses. */
export function useRounds() {
  const { queries } = useShop()
  const day = useDay()
  const chosen = useRoundDesk((s) => s.roundId)
  const ofDay = useQuery(queries.roundsOfDay.queryOptions({ input: { day } })).data
  const own = ofDay?.rounds.filter(({ carriedBy }) => carriedBy === null) ?? []
  const roundId = (own.find(({ round }) => round.roundId === chosen) ?? own.find(({ meals }) => meals > 0) ?? own[0])
    ?.round.roundId
  const run = useQuery({
    ...queries.run.queryOptions({ input: { roundId: roundId as RoundId, day } }), // asked only where there is one
    enabled: roundId !== undefined,
  }).data
  return { day, ofDay, run: run ?? undefined }
}
