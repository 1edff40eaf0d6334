import type { OperatorId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { isApprovable, isTrusted, roleMay, type Right, type Role } from '../../shared/rights.ts'

/** More people than this is not a café's staff. */
export const PEOPLE_MAX = 40

/** After so many wrong PINs in a row, each further one costs a longer wait. */
const FREE_TRIES = 3
const FIRST_WAIT_MS = 15_000
const WAIT_MAX_MS = 10 * 60_000

export type Tries = { readonly wrong: number; readonly lastWrongMs: number }
export const NO_TRIES: Tries = { wrong: 0, lastWrongMs: 0 }

export type PinEvent = { readonly who: OperatorId; readonly right: boolean; readonly atMs: number }

/** The tries that still count, from the event log: the wrong ones since each person's last right one, oldest first. */
export function triesFrom(events: readonly PinEvent[]): ReadonlyMap<OperatorId, Tries> {
  const tries = new Map<OperatorId, Tries>()
  for (const { who, right, atMs } of events) {
    if (right) tries.delete(who)
    else tries.set(who, { wrong: (tries.get(who)?.wrong ?? 0) + 1, lastWrongMs: atMs })
  }
  return tries
}

/** Whether a PIN may be tried now: guessing gets slower with every mistake, and a forgotten PIN still has its chance. */
export function mayTry({ wrong, lastWrongMs }: Tries, nowMs: number): Result<null, 'PIN_WAIT'> {
  if (wrong < FREE_TRIES) return ok(null)
  const waitMs = Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES))
  const leftMs = lastWrongMs + waitMs - nowMs
  // A clock that jumped back must not lock somebody out for longer than the wait itself.
  return leftMs <= 0 || leftMs > waitMs ? ok(null) : refuse('PIN_WAIT', { seconds: Math.ceil(leftMs / 1000) })
}

type Known = { readonly operatorId: string; readonly role: Role; readonly hasPin: boolean; readonly active: boolean }

/** Who holds a till that just started: whoever comes first where nobody has a PIN, nobody otherwise. */
export function holderAtStart<Person extends Known>(people: readonly Person[]): Person | undefined {
  const active = people.filter((person) => person.active)
  return active.some((person) => person.hasPin) ? undefined : active[0]
}

/** A till whose last manager goes could never be set up again. */
export function keepsManager(people: readonly Known[], changed: Known): Result<null, 'LAST_MANAGER'> {
  const others = people.filter((person) => person.operatorId !== changed.operatorId)
  const stays = [...others, changed].some((person) => person.role === 'manager' && person.active)
  return stays ? ok(null) : refuse('LAST_MANAGER')
}

/** Whether somebody unlocks with a PIN: from then on nobody has more than the counter's rights without one. */
function arePinsInUse(people: readonly Known[]): boolean {
  return people.some((person) => person.active && person.hasPin)
}

/** Who has more than the counter's rights and no PIN, where PINs are in use: their tile opens nothing until they have. */
export function isUnguarded(person: Known, people: readonly Known[]): boolean {
  return person.active && isTrusted(person.role) && !person.hasPin && arePinsInUse(people)
}

/** Whether people may be as they would be now: a manager can unlock what PINs lock, and whoever changed is guarded. */
export function guardsRights(people: readonly Known[], changed: Known): Result<null, 'MANAGER_NEEDS_PIN'> {
  const after = [...people.filter((person) => person.operatorId !== changed.operatorId), changed]
  const unlocks = after.some((person) => person.active && person.role === 'manager' && person.hasPin)
  if (arePinsInUse(after) && !unlocks) return refuse('MANAGER_NEEDS_PIN')
  return isUnguarded(changed, after) ? refuse('MANAGER_NEEDS_PIN') : ok(null)
}

export function mayApprove(approver: Known, right: Right): Result<null, 'APPROVER_MAY_NOT' | 'RIGHT_NOT_APPROVABLE'> {
  if (!isApprovable(right)) return refuse('RIGHT_NOT_APPROVABLE')
  return approver.active && approver.hasPin && roleMay(approver.role, right) ? ok(null) : refuse('APPROVER_MAY_NOT')
}
