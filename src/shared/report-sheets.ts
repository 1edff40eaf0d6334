import type { CashDifference } from './contracts/cash-sessions.ts'
import type { ActivityRow, HeldRow, ReportRow, ReportTable, Services } from './contracts/reports.ts'
import { cents, minus, sum, ZERO, type Cents } from './money.ts'
import type { ReportBy } from './reports.ts'
import { rate, shortDay } from './texts/format.ts'
import type { Lang, Texts } from './texts/index.ts'
import { zTenderKind } from './ticket.ts'
import { isVatRate } from './vat.ts'
import { addDays, type BusinessDay } from './business-day.ts'
import { weekdayOf } from './reports.ts'

/** One cell, before it is written for a screen, a paper or a spreadsheet. `signed` always wears its sign. */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cents' | 'signed'; readonly cents: Cents }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'milli'; readonly milli: number }
  | { readonly kind: 'tenths'; readonly tenths: number }
  /** How long something took, in tenths of minutes. */
  | { readonly kind: 'duration'; readonly tenths: number }
  /** In tenths of a percent: how much more or less, or how much of the whole. */
  | { readonly kind: 'permille' | 'share'; readonly permille: number }
  | { readonly kind: 'none' }

/** A table as everybody shows it: the screen, the spreadsheet and the paper. The first column says what a row is. */
export type Sheet = {
  readonly heading: string
  readonly columns: readonly { readonly header: string; readonly words: boolean }[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly SheetCell[] }[]
  readonly sums: readonly SheetCell[]
}
export type SheetWords = {
  readonly lang: Lang
  readonly t: Texts
  readonly serviceName: (id: string) => string | undefined
}

export const text = (words: string): SheetCell => ({ kind: 'text', text: words })
export const money = (amount: Cents): SheetCell => ({ kind: 'cents', cents: amount })
const signed = (amount: Cents): SheetCell => ({ kind: 'signed', cents: amount })
export const none: SheetCell = { kind: 'none' }
export const figure = { words: false } as const

/** The change from one amount to another in tenths of a percent, towards the nearer; nothing where there was nothing. */
export function changeOf(now: Cents, before: Cents): number | null {
  if (before <= 0) return null
  return Math.round(((now - before) * 1000) / before)
}

function change(now: Cents, before: Cents): readonly SheetCell[] {
  const permille = changeOf(now, before)
  return [money(before), signed(minus(now, before)), permille === null ? none : { kind: 'permille', permille }]
}

/** What a row is called. */
export function rowName(
  by: ReportBy,
  { key, label }: Pick<ReportRow, 'key' | 'label'>,
  { lang, t }: SheetWords,
): string {
  switch (by) {
    case 'day':
      return shortDay(key, lang)
    case 'hour':
      return lang === 'fr' ? `${Number(key)} h – ${(Number(key) + 1) % 24} h` : `${key}:00`
    case 'weekday':
      return weekdayName(Number(key), lang)
    case 'tender': {
      const kind = zTenderKind.safeParse(key).data
      return kind === undefined ? key : t.tender.name[kind]
    }
    case 'vat': {
      const value = Number(key)
      return isVatRate(value) ? rate(value, lang) : key
    }
    case 'server':
    case 'product':
    case 'category':
      return label === '' ? serviceOf(key, t) : label
  }
}

/** Lines of what is owed or of a service have no name of their own under their product. */
function serviceOf(key: string, t: Texts): string {
  const kind = key.replace(/^prd_(owed|service)-/, '')
  return kind === 'voucher' || kind === 'account' || kind === 'tip' ? t.reports.held[kind] : kind
}

const weekdayNames = new Map<Lang, Intl.DateTimeFormat>()
/** A Monday, from which the others are counted. */
const A_MONDAY = '2024-01-01' as BusinessDay // a day that is one

/** 1 for Monday to 7: `lundi`. */
export function weekdayName(weekday: number, lang: Lang): string {
  const known =
    weekdayNames.get(lang) ??
    new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { weekday: 'long', timeZone: 'UTC' })
  weekdayNames.set(lang, known)
  return known.format(Date.parse(`${addDays(A_MONDAY, weekday - weekdayOf(A_MONDAY))}T00:00:00Z`))
}

/** A report as tables: what is sold, and apart from it what is collected for others. */
export function tableSheets(by: ReportBy, table: ReportTable, words: SheetWords): readonly Sheet[] {
  const { t } = words
  const own = table.rows.filter((row) => row.nature === 'own')
  const others = table.rows.filter((row) => row.nature !== 'own')
  const isMoney = by === 'tender'
  return [
    rowsSheet(by, isMoney ? t.reports.pages.tender : t.reports.turnover, own, words),
    ...(others.length === 0 ? [] : [rowsSheet(by, t.reports.agencySheet, others, words)]),
  ]
}

function rowsSheet(by: ReportBy, heading: string, rows: readonly ReportRow[], words: SheetWords): Sheet {
  const { column, total } = words.t.reports
  const has = (of: (row: ReportRow) => number | null) => rows.some((row) => of(row) !== null)
  const counted = has((row) => row.count)
  const measured = has((row) => row.quantityMilli)
  const taxed = has((row) => row.htCents)
  const cellsOf = (row: ReportRow): readonly SheetCell[] => [
    ...(counted ? [{ kind: 'count', count: row.count ?? 0 } as const] : []),
    ...(measured ? [{ kind: 'milli', milli: row.quantityMilli ?? 0 } as const] : []),
    ...(taxed ? [money(row.htCents ?? ZERO), money(row.vatCents ?? ZERO)] : []),
    money(row.ttcCents),
    ...change(row.ttcCents, row.beforeCents),
  ]
  const add = (of: (row: ReportRow) => number | null) => rows.reduce((all, row) => all + (of(row) ?? 0), 0)
  const sums: ReportRow = {
    key: '',
    label: '',
    nature: 'own',
    count: add((row) => row.count),
    quantityMilli: add((row) => row.quantityMilli),
    ttcCents: cents(add((row) => row.ttcCents)),
    htCents: cents(add((row) => row.htCents)),
    vatCents: cents(add((row) => row.vatCents)),
    backCents: cents(add((row) => row.backCents)),
    beforeCents: cents(add((row) => row.beforeCents)),
  }
  return {
    heading,
    columns: [
      { header: column[by], words: true },
      ...(counted ? [{ header: by === 'tender' ? column.tenders : column.tickets, ...figure }] : []),
      ...(measured ? [{ header: column.quantity, ...figure }] : []),
      ...(taxed
        ? [
            { header: column.ht, ...figure },
            { header: column.vatCents, ...figure },
          ]
        : []),
      { header: by === 'tender' ? column.amount : column.ttc, ...figure },
      ...beforeColumns(words),
    ],
    rows: rows.map((row) => ({
      key: `${row.nature} ${row.key}`,
      cells: [text(nameIn(by, row, words)), ...cellsOf(row)],
    })),
    sums: [text(total), ...cellsOf(sums)],
  }
}

function nameIn(by: ReportBy, row: ReportRow, words: SheetWords): string {
  return by === 'product' ? productName({ productId: row.key, label: row.label }, words) : rowName(by, row, words)
}

/** A product, or a service as the screens call it. */
export function productName(row: { readonly productId: string; readonly label: string }, words: SheetWords): string {
  const { productId, label } = row
  const service = productId.startsWith('prd_service-') ? productId.slice('prd_service-'.length) : undefined
  return (service !== undefined && words.serviceName(service)) || rowName('product', { key: productId, label }, words)
}

function beforeColumns({ t }: SheetWords) {
  const { column } = t.reports
  return [column.before, column.difference, column.percent].map((header) => ({ header, ...figure }))
}

/** What an activity is called: the counter, a brick as the screens call it, one of several as the café does. */
export function activityName(
  { activity, family }: Pick<ActivityRow, 'activity' | 'family'>,
  words: SheetWords,
): string {
  return activity === 'counter' ? words.t.reports.counter : (words.serviceName(activity) ?? (family || activity))
}

/** What each activity brings, and what an hour of its work does. */
export function servicesSheet({ activities }: Services, words: SheetWords): Sheet {
  const { column, total, turnover } = words.t.reports
  const ht = sum(activities.map((row) => row.htCents))
  const ttc = sum(activities.map((row) => row.ttcCents))
  const spent = activities.reduce((all, row) => all + (row.spentTenths ?? 0), 0)
  return {
    heading: turnover,
    columns: [
      { header: column.activity, words: true },
      ...[column.operations, column.minutes, column.time, column.perHour, column.ht, column.ttc].map((header) => ({
        header,
        ...figure,
      })),
      ...beforeColumns(words),
    ],
    rows: activities.map((row) => ({
      key: row.activity,
      cells: [
        text(activityName(row, words)),
        { kind: 'count', count: row.operations },
        row.minuteTenths === null ? none : { kind: 'tenths', tenths: row.minuteTenths },
        row.spentTenths === null ? none : { kind: 'duration', tenths: row.spentTenths },
        row.perHourCents === null ? none : money(row.perHourCents),
        money(row.htCents),
        money(row.ttcCents),
        ...change(row.ttcCents, row.beforeCents),
      ],
    })),
    sums: [
      text(total),
      none,
      none,
      spent === 0 ? none : { kind: 'duration', tenths: spent },
      none,
      money(ht),
      money(ttc),
      ...change(ttc, sum(activities.map((row) => row.beforeCents))),
    ],
  }
}

/** What is no turnover, one table a nature: nobody adds deposits to what is collected for others. */
export function heldSheets({ held }: Services, words: SheetWords): readonly Sheet[] {
  const { column, total, natures } = words.t.reports
  return [...Map.groupBy(held, (row) => row.nature)].map(([nature, rows]) => {
    const came = sum(rows.map((row) => row.inCents))
    const went = sum(rows.map((row) => row.outCents))
    return {
      heading: natures[nature],
      columns: [
        { header: column.held, words: true },
        ...[column.quantity, column.came, column.went, column.stays].map((header) => ({ header, ...figure })),
      ],
      rows: rows.map((row) => ({
        key: `${row.nature} ${row.about} ${row.family}`,
        cells: [
          text(heldName(row, words)),
          { kind: 'milli', milli: row.quantityMilli },
          money(row.inCents),
          money(row.outCents),
          signed(minus(row.inCents, row.outCents)),
        ],
      })),
      sums: [text(total), none, money(came), money(went), signed(minus(came, went))],
    }
  })
}

function heldName({ about, name, family }: HeldRow, { t, serviceName }: SheetWords): string {
  if (about === 'voucher' || about === 'account' || about === 'tip') return t.reports.held[about]
  const service = serviceName(about) ?? (name || undefined)
  return service === undefined || service === family ? family : `${service} · ${family}`
}

/** What the counts of the drawers found, each with its Z. */
export function drawersSheet(
  list: readonly CashDifference[],
  words: SheetWords,
  nameOf: (operatorId: string) => string,
): Sheet {
  const { column, total, pages } = words.t.reports
  const gap = sum(list.map((one) => one.overShortCents))
  return {
    heading: pages.drawers,
    columns: [
      { header: column.z, words: true },
      { header: column.day, words: true },
      { header: column.server, words: true },
      ...[column.expected, column.counted, column.gap].map((header) => ({ header, ...figure })),
    ],
    rows: list.map((one) => ({
      key: String(one.number),
      cells: [
        text(`Z ${one.number}`),
        text(shortDay(one.businessDay, words.lang)),
        text([nameOf(one.operatorId), one.drawer?.name ?? ''].filter((part) => part !== '').join(' · ')),
        money(minus(one.countedCents, one.overShortCents)),
        money(one.countedCents),
        signed(one.overShortCents),
      ],
    })),
    sums: [text(total), none, none, none, none, signed(gap)],
  }
}
