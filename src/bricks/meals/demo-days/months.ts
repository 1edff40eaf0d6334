import type { DemoMoment } from '../../../main/demo/index.ts'
import { addDays, addMonths } from '../../../shared/business-day.ts'
import type { Kitchen } from './kitchen.ts'

/** The day of the month from which the month before is invoiced, and those on which it is paid. */
const INVOICED_FROM = 2
const PAID_FROM = 6
const AIDS_PAID_ON = 20
/** So many come by in a day. */
const COME_BY = 2

const dateOf = ({ day }: Kitchen): number => Number(day.slice(8))
const monthBefore = (kitchen: Kitchen): string => addMonths(addDays(kitchen.day, 1 - dateOf(kitchen)), -1).slice(0, 7)

/** Everybody's month that ended: one invoice each, on the accounts of whoever pays it. */
export async function invoiced(kitchen: Kitchen, minute: number): Promise<readonly DemoMoment[]> {
  const { meals, command } = kitchen
  if (dateOf(kitchen) < INVOICED_FROM || dateOf(kitchen) >= PAID_FROM) return []
  const month = monthBefore(kitchen)
  const { rows } = await meals.billsOf({ month })
  return rows
    .filter(({ ready }) => ready)
    .map(({ personId }) => ({ minute, happens: () => meals.issueBill(command({ personId, month })) }))
}

/** They pay when they come for their bread, one never before he is asked; the town's aid pays at once for all. */
export async function paid(kitchen: Kitchen, minute: number): Promise<readonly DemoMoment[]> {
  const { meals, settle } = kitchen
  if (dateOf(kitchen) < PAID_FROM) return []
  const { rows, payers } = await meals.billsOf({ month: monthBefore(kitchen) })
  const owing = rows.filter(({ parts }) => parts.some(({ kind, openCents }) => kind === 'self' && openCents > 0))
  const people = owing.map(({ personId }) => personId).toSorted((a, b) => (a < b ? -1 : 1))
  const coming = people.slice(0, -1).slice(0, COME_BY)
  const town =
    dateOf(kitchen) >= AIDS_PAID_ON ? payers.flatMap(({ ref, kind }) => (ref && kind === 'ccas' ? [ref] : [])) : []
  return [
    ...coming.map((personId) => ({ minute, happens: () => settle(personId) })),
    ...town.map((ref) => ({ minute, happens: () => settle(ref, 'cheque') })),
  ]
}
