import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { overwriting, scrub } from '../../main/db/open.ts'
import type { MealsParts } from './parts.ts'
import { PAUSE } from './planner.ts'
import { declarationOf } from './rules/declaration.ts'
import type { MealOrder } from './rules/order.ts'
import type { PersonFile } from './rules/person.ts'

type AfterCommit = (work: () => void) => void
const EVER = ['2000-01-01', '9999-12-31'] as [BusinessDay, BusinessDay] // in the right form

/**
 * Files whose last day has come: they end, and what was kept of their health is erased, wherever it lies. What they had
 * declared in writing stays apart for as long as the law wants. Answers how many.
 */
export function endDue(parts: MealsParts, today: BusinessDay, afterCommit: AfterCommit): number {
  const { people, declarations, doors } = parts
  const due = people
    .people()
    .filter(({ status, endedOn }) => status !== 'ended' && endedOn !== null && endedOn <= today)
  const old = declarations.due(today)
  if (due.length + old === 0) return 0
  overwriting(doors.db, () => {
    for (const file of due) endOne(parts, file)
    declarations.removeDue(today)
  })
  afterCommit(() => scrub(doors.db))
  return due.length
}

function endOne(parts: MealsParts, file: PersonFile): void {
  const { people, orders, welfare } = parts
  const { personId } = file
  keepDeclaration(parts, personId, file.endedOn)
  people.save(withoutHealth(file))
  people.forgetNeeds(personId)
  welfare.forget(personId)
  for (const order of orders.ofPerson(personId, ...EVER)) {
    const reason = plainReason(order)
    if (reason !== order.reason) orders.save({ ...order, reason })
  }
}

/** Of what they declared, until so long after the last meal that they were brought. */
export function keepDeclaration(
  { people, orders, declarations, setups }: MealsParts,
  personId: CustomerId,
  endedOn: BusinessDay | null,
): void {
  const needs = people.needs(personId)
  const last = orders.ofPerson(personId, ...EVER).findLast(({ state }) => state === 'delivered' || state === 'not-home')
  const lastMealOn = last?.eatenOn ?? endedOn
  const kept = needs && lastMealOn && declarationOf(needs, lastMealOn, setups.setup().declarationYears)
  if (kept) declarations.save(personId, kept)
}

/** Who treated them, and that they were in hospital, is health as well. */
function withoutHealth(file: PersonFile): PersonFile {
  return {
    ...file,
    status: 'ended',
    consentOn: null,
    contacts: file.contacts.filter(({ role }) => role !== 'doctor'),
    pauses: file.pauses.map((pause) => (pause.reason === 'hospital' ? { ...pause, reason: 'other' as const } : pause)),
  }
}

/** Why a meal was cancelled, without the hospital; that it was cancelled, and what is billed of it, is in its state. */
function plainReason({ reason }: Pick<MealOrder, 'reason'>): string {
  if (reason === `${PAUSE}hospital`) return `${PAUSE}other`
  return reason === 'hospital' ? 'asked' : reason
}
