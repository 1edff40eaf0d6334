import { nextDay, type BusinessDay } from '../../shared/business-day.ts'

export type Period = { readonly from: BusinessDay; readonly to: BusinessDay }
/** What is closed, as far as presets need it. */
export type Closed = {
  readonly today: BusinessDay
  readonly firstDay: BusinessDay | undefined
  readonly until: BusinessDay | undefined
  readonly lastMonth: Period | undefined
  readonly lastYear: Period | undefined
}
export type Preset<Name extends string> = { readonly name: Name; readonly period: Period }

/** The periods that are usually archived; a preset that does not exist is not offered. */
export function archivePresets(
  closed: Closed,
  archives: readonly Period[],
): readonly Preset<'lastMonth' | 'lastYear' | 'sinceLast'>[] {
  const archivedUntil = archives.reduce<BusinessDay | undefined>(
    (last, { to }) => (!last || to > last ? to : last),
    undefined,
  )
  const since = archivedUntil ? nextDay(archivedUntil) : closed.firstDay
  return present([
    ['lastMonth', closed.lastMonth],
    ['lastYear', closed.lastYear],
    ['sinceLast', periodBetween(since, closed.until)],
  ])
}

export function exportPresets(closed: Closed): readonly Preset<'lastMonth' | 'thisYear' | 'lastYear'>[] {
  const yearFrom = closed.lastYear ? nextDay(closed.lastYear.to) : closed.firstDay
  return present([
    ['lastMonth', closed.lastMonth],
    ['thisYear', periodBetween(yearFrom, closed.until)],
    ['lastYear', closed.lastYear],
  ])
}

function periodBetween(from: BusinessDay | undefined, to: BusinessDay | undefined): Period | undefined {
  return from && to && from <= to ? { from, to } : undefined
}

function present<Name extends string>(all: readonly (readonly [Name, Period | undefined])[]): readonly Preset<Name>[] {
  return all.flatMap(([name, period]) => (period ? [{ name, period }] : []))
}

/** Two ends that can be asked for: both there, and in their order. */
export function wholePeriod({ from, to }: PeriodDraft): Period | undefined {
  return periodBetween(from, to)
}
export type PeriodDraft = { readonly from: BusinessDay | undefined; readonly to: BusinessDay | undefined }

export function isSamePeriod(one: PeriodDraft, other: PeriodDraft): boolean {
  return one.from === other.from && one.to === other.to
}
