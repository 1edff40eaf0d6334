import type { Station } from '../../shared/contracts/procedure.ts'
import type { CommandId, OperatorId } from '../../shared/ids.ts'
import { roleMay, type Right } from '../../shared/rights.ts'
import { holderAtStart, NO_TRIES, type Tries } from './rules.ts'
import type { KnownPerson, PeopleStore } from './store.ts'

/** An approval is for what was refused a moment ago, not for the rest of the evening. */
const APPROVED_FOR_MS = 60_000

/** A command that somebody had no right to: its digest holds its name, its id and all that it asked for. */
export type RefusedCommand = { readonly commandId: CommandId; readonly asked: string; readonly right: Right }
type Approval = { readonly asked: string; readonly by: OperatorId; readonly untilMs: number }

/** The door of people: who holds which station, and what they may do there. Held in memory: a start begins locked. */
export function createPeople(store: PeopleStore, triesBefore: ReadonlyMap<OperatorId, Tries> = new Map()) {
  const holders = new Map<Station, OperatorId | null>()
  const refused = new Map<Station, RefusedCommand>()
  const approvals = new Map<Station, Approval>()
  // A restart is no way to try on: what the event log knows of wrong PINs still counts.
  const tries = new Map(triesBefore)

  function holder(station: Station): KnownPerson | undefined {
    const held = holders.get(station)
    const person = held === undefined ? holderAtStart(store.all()) : held === null ? undefined : store.person(held)
    return person?.active ? person : undefined
  }

  function forgetApproval(station: Station): void {
    refused.delete(station)
    approvals.delete(station)
  }

  return {
    holder,
    nameOf: (operatorId: string): string => store.person(operatorId)?.name ?? '',
    take(station: Station, operatorId: OperatorId): void {
      holders.set(station, operatorId)
      forgetApproval(station)
    },
    release(station: Station): void {
      holders.set(station, null)
      forgetApproval(station)
    },

    /** Whether the holder of a station may. The command line belongs to whoever owns the folder: no file is safer. */
    may(station: Station, right: Right): boolean {
      if (station === 'command-line') return true
      const person = holder(station)
      return person !== undefined && roleMay(person.role, right)
    },
    /** What the holder of a station was refused last, for whoever may allow it. */
    refusedAt: (station: Station): RefusedCommand | undefined => refused.get(station),
    wasRefused: (station: Station, command: RefusedCommand): void => void refused.set(station, command),
    approve: (station: Station, approval: Approval): void => void approvals.set(station, approval),
    approvedFor(nowMs: number): number {
      return nowMs + APPROVED_FOR_MS
    },
    /** Who allowed exactly this command. */
    approval(station: Station, asked: string, nowMs: number): OperatorId | undefined {
      const approval = approvals.get(station)
      return approval?.asked === asked && nowMs <= approval.untilMs ? approval.by : undefined
    },
    approvalUsed: forgetApproval,

    triesOf: (operatorId: OperatorId): Tries => tries.get(operatorId) ?? NO_TRIES,
    tried(operatorId: OperatorId, right: boolean, nowMs: number): void {
      if (right) tries.delete(operatorId)
      else tries.set(operatorId, { wrong: (tries.get(operatorId)?.wrong ?? 0) + 1, lastWrongMs: nowMs })
    },
  }
}
export type People = ReturnType<typeof createPeople>
