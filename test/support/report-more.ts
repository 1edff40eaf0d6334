import type { DiscountReason, RefundReason, VoidReason } from '../../src/shared/ticket.ts'
import { expect } from 'vitest'
import { addDays, type BusinessDay } from '../../src/shared/business-day.ts'
import type { CommandContext } from '../../src/main/hosts/handlers.ts'
import type { DayRange } from '../../src/shared/reports.ts'
import type { ReportCafe, SealedEntry } from './report-cafe.ts'
import { within } from './report-recount.ts'

export const discountReasons: readonly DiscountReason[] = ['gesture', 'staff', 'promotion']
export const refundReasons: readonly RefundReason[] = ['mistake', 'quality', 'other']
export const voidReasons: readonly (VoidReason | undefined)[] = [undefined, 'mistake', 'too-slow']
/** Monday first, in cents. */
const objectives = [25_000, null, 31_999, 40_001, null, 62_500, 10_000] as const
/** Tenths of a minute that a piece of work takes. */
export const minuteTenths: Readonly<Record<string, number>> = {
  counter: 13,
  walks: 70,
  'agency.copies': 25,
  'agency.numerique': 90,
}
const ITEM = 'itm_00000000-0000-4000-8000-000000000001'
/** Seven pieces for ten euros: a rate that has to be rounded. */
const RATE = 142_857_143n

type Recipe = { readonly thing: string; readonly after: number; readonly amount: number }
export type Told = {
  readonly recipes: Recipe[]
  readonly helped: { readonly day: BusinessDay; readonly pieces: number; readonly minutes: number }[]
  readonly days: { readonly sessionId: string; readonly day: BusinessDay; readonly counted: number }[]
}
export const nothingTold = (): Told => ({ recipes: [], helped: [], days: [] })

type Does = (input: never, context: CommandContext) => unknown
/** What the counter services are asked, as their brick answers. */
const agencyOf = (cafe: ReportCafe) =>
  cafe.core.parts.services.find(({ id }) => id === 'agency')!.handlers as Readonly<
    Record<'addFromTemplate' | 'count', Does>
  > // two of its own

/** Objectives, minutes of work, counter services and something on the shelf. */
export function furnish(cafe: ReportCafe): void {
  const { handlers } = cafe.core.parts
  objectives.forEach((cents, n) => cafe.press(handlers.reports.setObjective, { weekday: n + 1, cents }))
  for (const [activity, tenths] of Object.entries(minuteTenths))
    cafe.press(handlers.reports.setMinutes, { activity, tenths })
  for (const template of ['copies', 'timbres', 'gaz', 'numerique'])
    cafe.press(agencyOf(cafe).addFromTemplate, { template, lang: 'fr', from: '2026-01-01' })
  const item = {
    itemId: ITEM,
    label: 'Grains',
    unit: 'piece',
    packages: [{ label: 'Sac', amount: 7, priceCents: 1000, barcode: null }],
    supplierId: null,
    shelf: '',
    reorderAt: 0,
    target: 0,
    depositBp: null,
    active: true,
  }
  expect(cafe.press(handlers.stock.saveItem, { item })).toBe(true)
}

export function cook(cafe: ReportCafe, told: Told, thing: string, amount: number): void {
  const after = cafe.entries().at(-1)?.seq ?? 0
  const lines = amount === 0 ? [] : [{ itemId: ITEM, amount }]
  if (cafe.press(cafe.core.parts.handlers.stock.saveRecipe, { thing, lines }))
    told.recipes.push({ thing, after, amount })
}

export function help(cafe: ReportCafe, told: Told, day: BusinessDay, pieces: number, minutes: number): void {
  const countId = `cnt_${globalThis.crypto.randomUUID()}`
  const asked = { countId, service: 'numerique', article: 'demarche', pieces, minutes }
  if (cafe.press(agencyOf(cafe).count, asked)) told.helped.push({ day, pieces, minutes })
}

/** What the weekdays of some days should bring together. */
export function objectiveOf({ from, to }: DayRange): number | null {
  let sum: number | null = null
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const cents = objectives[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7]
    if (cents !== null && cents !== undefined) sum = (sum ?? 0) + cents
  }
  return sum
}

/** How often each activity worked, and how many tenths of minutes that took. */
export function workOf(entries: readonly SealedEntry[], range: DayRange, { helped }: Told) {
  const sales = entries.filter(({ kind }) => kind === 'sale')
  const copies = sales.filter(({ payload }) => payload.lines.some(({ service }) => service?.ref.includes('_copies_')))
  const stamps = sales.filter(({ payload }) => payload.lines.some(({ service }) => service?.ref.includes('_timbres_')))
  const bottles = sales.filter(({ payload }) => payload.lines.some(({ service }) => service?.ref.includes('_gaz_')))
  const walks = entries
    .flatMap(({ payload }) => payload.lines)
    .flatMap(({ service, nature, ttcCents }) =>
      service?.service === 'walks' && nature === 'own' && ttcCents > 0 ? [service.ref] : [],
    )
  const own = helped.filter(({ day }) => day >= range.from && day <= range.to)
  const pieces = (some: typeof own) => some.reduce((sum, one) => sum + one.pieces, 0)
  const untimed = pieces(own.filter(({ minutes }) => minutes === 0))
  const times: Readonly<Record<string, number>> = {
    counter: sales.length,
    'agency.copies': copies.length,
    'agency.timbres': stamps.length,
    'agency.gaz': bottles.length,
    'agency.numerique': pieces(own),
    walks: new Set(walks).size,
  }
  return (activity: string) => {
    const operations = times[activity] ?? 0
    const tenths = minuteTenths[activity] ?? 0
    const written = own.reduce((sum, { minutes }) => sum + minutes * 10, 0)
    return { operations, spent: activity === 'agency.numerique' ? written + untimed * tenths : operations * tenths }
  }
}

/** Half a cent away from zero. */
function halfUp(value: bigint, by: bigint): number {
  const whole = ((value < 0n ? -value : value) * 2n + by) / (2n * by)
  return Number(value < 0n ? -whole : whole)
}

export const perHourOf = (ht: number, spent: number): number | null =>
  spent === 0 ? null : halfUp(BigInt(ht) * 600n, BigInt(spent))

/** What was sold of each product, how much of that with a recipe of its time, and what that cost. */
function marginsOf(entries: readonly SealedEntry[], { recipes }: Told) {
  const found = new Map<string, { quantityMilli: number; ht: number; known: number; cost: bigint | null }>()
  for (const { seq, payload } of entries) {
    const sold = (payload as { corrects?: { number: number } }).corrects?.number ?? seq
    for (const line of payload.lines) {
      if (line.nature !== 'own') continue
      const behind = line.service?.service === 'agency' ? `.${line.service.ref.split('_')[1]}` : ''
      const product = `${line.productId}${behind}`
      const row = found.get(product) ?? { quantityMilli: 0, ht: 0, known: 0, cost: null }
      found.set(product, row)
      row.quantityMilli += line.quantityMilli
      row.ht += line.htCents
      const amount = recipes.findLast(({ thing, after }) => thing === product && after < sold)?.amount ?? 0
      if (amount === 0) continue
      row.known += line.htCents
      row.cost = (row.cost ?? 0n) + BigInt(amount) * BigInt(line.quantityMilli) * RATE
    }
  }
  return found
}

function reasonsOf(cafe: ReportCafe, entries: readonly SealedEntry[], range: DayRange, { days }: Told) {
  const found = new Map<string, [number, number]>()
  const add = (name: string, cents: number) => {
    const [times, sum] = found.get(name) ?? [0, 0]
    found.set(name, [times + 1, sum + cents])
  }
  for (const { kind, operator, payload } of entries) {
    const refund = payload as { reason?: string; totalCents: number }
    if (kind === 'refund') add(`refund ${refund.reason} ${operator}`, -refund.totalCents)
    if (kind !== 'sale') continue
    for (const { discountCents, discountReason } of payload.lines)
      if (discountCents > 0) add(`discount ${discountReason ?? payload.discountReason} ${operator}`, discountCents)
  }
  const sessions = new Set(
    days.filter(({ day }) => day >= range.from && day <= range.to).map(({ sessionId }) => sessionId),
  )
  type Event = {
    kind: string
    operator: string
    payload: { sessionId?: string; reason?: string; amountCents?: number; totalCents?: number }
  }
  const events = cafe.core.db
    .prepare<[], string>(`SELECT entry FROM journal_entries WHERE chain = 'events'`)
    .pluck()
    .all()
    .map((entry) => JSON.parse(entry) as Event)
  for (const { kind, operator, payload } of events) {
    if (kind !== 'line-voided' && kind !== 'ticket-voided') continue
    if (!sessions.has(payload.sessionId ?? '')) continue
    const what = kind === 'line-voided' ? 'line-void' : 'ticket-void'
    add(`${what} ${payload.reason ?? ''} ${operator}`, payload.amountCents ?? payload.totalCents ?? 0)
  }
  return found
}

/** Margins, reasons and drawers of some days, each against the sealed entries. */
export function checkApart(cafe: ReportCafe, told: Told, range: DayRange, nowMs: number): void {
  const asks = cafe.asks(nowMs)
  const now = within(cafe.entries(), range)
  const byName = <Row>(rows: readonly (readonly [string, Row])[]) => Object.fromEntries(rows)

  type Margin = {
    productId: string
    quantityMilli: number
    htCents: number
    knownHtCents: number
    costCents: number | null
  }
  const margins = cafe.reports.margins({ range }, asks) as Margin[]
  expect(
    byName(margins.map((row) => [row.productId, [row.quantityMilli, row.htCents, row.knownHtCents, row.costCents]])),
  ).toEqual(
    byName(
      [...marginsOf(now, told)].map(([name, { quantityMilli, ht, known, cost }]) => [
        name,
        [quantityMilli, ht, known, cost === null ? null : halfUp(cost, 1_000_000_000n)],
      ]),
    ),
  )

  type Reason = { what: string; reason: string; operatorId: string; times: number; cents: number }
  const reasons = cafe.reports.reasons({ range }, asks) as Reason[]
  expect(byName(reasons.map((row) => [`${row.what} ${row.reason} ${row.operatorId}`, [row.times, row.cents]]))).toEqual(
    byName([...reasonsOf(cafe, now, range, told)]),
  )

  const { list } = cafe.core.parts.handlers.cashSessions.differences(range, asks) as {
    list: { businessDay: string; countedCents: number; overShortCents: number }[]
  }
  const cash = (day: string) =>
    cafe
      .entries()
      .filter(({ payload }) => payload.businessDay === day)
      .flatMap(({ payload }) => payload.tenders)
      .reduce((sum, { kind, amountCents }) => sum + (kind === 'cash' ? amountCents : 0), 10_000)
  expect(byName(list.map((row) => [row.businessDay, [row.countedCents, row.overShortCents]]))).toEqual(
    byName(
      told.days
        .filter(({ day }) => day >= range.from && day <= range.to)
        .map(({ day, counted }) => [day, [counted, counted - cash(day)]]),
    ),
  )
}
