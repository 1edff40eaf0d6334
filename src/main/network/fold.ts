import type { VatClass } from '../../shared/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import { absolute, cents, divideHalfUp, sum, ZERO, type Cents } from '../../shared/money.ts'
import { figureNames, inOrder, type Figure, type FileRow } from '../../shared/network-file.ts'
import {
  activityOfClass,
  serviceRule,
  WHOLE_CAFE,
  type Activity,
  type NetworkSettings,
  type Proposed,
  type RowName,
} from '../../shared/network.ts'
import { serviceKey } from '../../shared/service-line.ts'
import type { VatRate } from '../../shared/vat.ts'
import type { SaleLine, SealedTicket } from '../tickets/index.ts'

export type FoldFacts = {
  readonly settings: NetworkSettings
  /** The class of a product of the catalogue; undefined of what is none. */
  readonly classOf: (productId: ProductId) => VatClass | undefined
  /** Where the services that are one of several go by themselves. */
  readonly proposed: Proposed
  /** What each service still owes of deposits when the month ends, by its key. */
  readonly deposits: readonly { readonly service: string; readonly cents: Cents }[]
  /** Over less short of the drawers counted in the month. */
  readonly cashGapCents: Cents
}

/** Where own sales go by their rate, in hundredths of a percent: the rates of mainland France. */
const columnsOfRate: ReadonlyMap<number, readonly [ht: Figure, vat: Figure | null]> = new Map([
  [0, ['ht_0', null]],
  [210, ['ht_2_1', 'vat_2_1']],
  [550, ['ht_5_5', 'vat_5_5']],
  [1000, ['ht_10', 'vat_10']],
  [2000, ['ht_20', 'vat_20']],
])

/** The rates of own sales that the file has no column for: those of overseas and of Corsica. */
export function ratesWithoutColumn(tickets: readonly SealedTicket[]): readonly VatRate[] {
  const rates = tickets
    .flatMap(({ body }) => body.lines)
    .flatMap((line) => (line.nature === 'own' ? [line.vatRate] : []))
  return [...new Set(rates)].filter((rate) => !columnsOfRate.has(rate))
}

type Row = { readonly figures: Map<Figure, number>; readonly days: Set<string>; unitsMilli: number }

/**
 * The rows of a month's file, from its sealed tickets: what each line bears, added up, and nothing computed again. What
 * is collected for others is no turnover; what is owed (vouchers, accounts, tips) is neither a sale nor a deposit.
 */
export function foldMonth(tickets: readonly SealedTicket[], facts: FoldFacts): readonly FileRow[] {
  const rows = new Map<RowName, Row>()
  const rowOf = (name: RowName): Row => {
    const row = rows.get(name) ?? { figures: new Map(), days: new Set(), unitsMilli: 0 }
    rows.set(name, row)
    return row
  }
  const add = (name: RowName, figure: Figure, amount: number) => {
    const { figures } = rowOf(name)
    figures.set(figure, (figures.get(figure) ?? 0) + amount)
  }
  const collected = new Map<string, { readonly activity: Activity; cents: number }>()

  rowOf(WHOLE_CAFE)
  for (const { kind, body } of tickets) {
    const touched = new Set<RowName>()
    for (const line of body.lines) {
      if (line.owed || line.nature === 'non-money') continue
      const activity = activityOf(line, facts)
      touched.add(activity)
      addLine(line, activity, { add, rowOf, collected, facts })
    }
    if (kind !== 'sale') continue
    for (const name of [WHOLE_CAFE, ...touched] as const) {
      add(name, 'tickets', 1)
      rowOf(name).days.add(body.businessDay)
    }
  }
  for (const [category, { activity, cents: taken }] of collected) {
    const rate = facts.settings.agencyRates.find((row) => row.category === category)?.hundredths ?? 0
    add(activity, 'commission_ht', Number(divideHalfUp(BigInt(taken) * BigInt(rate), 10_000n)))
  }
  for (const { service, cents: owed } of facts.deposits)
    add(serviceRule(facts.settings, service, facts.proposed).activity, 'deposits_balance', owed)
  add(WHOLE_CAFE, 'cash_gap', facts.cashGapCents)
  return inOrder([...rows].map(([name, row]) => fileRow(name, row)).filter(isTold))
}

type Adding = {
  readonly add: (name: RowName, figure: Figure, amount: number) => void
  readonly rowOf: (name: RowName) => Row
  readonly collected: Map<string, { readonly activity: Activity; cents: number }>
  readonly facts: FoldFacts
}

function addLine(line: SaleLine, activity: Activity, { add, rowOf, collected, facts }: Adding): void {
  switch (line.nature) {
    case 'own': {
      rowOf(activity).unitsMilli += line.quantityMilli
      if (isCommission(line, facts)) {
        add(activity, 'commission_ht', line.htCents)
        add(activity, 'commission_vat', line.vatCents)
        return
      }
      const [ht, vat] = columnsOfRate.get(line.vatRate) ?? ['ht_0', null]
      add(activity, ht, line.htCents)
      if (vat) add(activity, vat, line.vatCents)
      return
    }
    case 'agency': {
      rowOf(activity).unitsMilli += line.quantityMilli
      add(activity, 'agency_collected', line.ttcCents)
      // What a service collects is invoiced or settled by that service: its rate is not of the catalogue.
      if (line.service) return
      const key = line.category
      const before = collected.get(key) ?? { activity, cents: 0 }
      collected.set(key, { ...before, cents: before.cents + line.ttcCents })
      return
    }
    case 'liability':
      add(activity, line.ttcCents < 0 ? 'deposits_out' : 'deposits_in', absolute(line.ttcCents))
      return
    case 'non-money':
  }
}

/** How the refs begin of what carriers (`parcels`) and partners (`agency`) are invoiced for a month. */
const COMMISSION_REF = /^(cms|agm)_/

/** A commission is told by its ref; of a service that somebody said lives on them, everything is one. */
function isCommission({ service }: Pick<SaleLine, 'service'>, { settings, proposed }: FoldFacts): boolean {
  if (!service) return false
  return COMMISSION_REF.test(service.ref) || serviceRule(settings, serviceKey(service), proposed).isCommission
}

/** A service says where it goes; a category may; what is left goes by what the product is for VAT. */
export function activityOf(line: Pick<SaleLine, 'service' | 'category' | 'productId'>, facts: FoldFacts): Activity {
  if (line.service) return serviceRule(facts.settings, serviceKey(line.service), facts.proposed).activity
  const told = facts.settings.categories.find((row) => row.category === line.category)
  if (told) return told.activity
  const vatClass = facts.classOf(line.productId)
  return vatClass ? activityOfClass[vatClass] : 'other'
}

function fileRow(activity: RowName, { figures, days, unitsMilli }: Row): FileRow {
  const counted: Partial<Record<Figure, number>> = {
    units: Number(divideHalfUp(BigInt(unitsMilli), 1000n)),
    open_days: days.size,
  }
  const all = figureNames.map((name) => [name, counted[name] ?? figures.get(name) ?? 0])
  return { activity, ...Object.fromEntries(all) } as FileRow // one entry for each of its figures
}

/** A row of zeros says nothing, but the whole café's: a month without a sale has a file as well. */
function isTold(row: FileRow): boolean {
  return row.activity === WHOLE_CAFE || figureNames.some((name) => row[name] !== 0)
}

/** What the rows hold of the month's sealed sales: these two are what its closing says, or something was lost. */
export function sealedHt(rows: readonly FileRow[], tickets: readonly SealedTicket[], facts: FoldFacts): Cents {
  const own = sum(rows.flatMap((row) => [row.ht_0, row.ht_2_1, row.ht_5_5, row.ht_10, row.ht_20]))
  const commissions = tickets
    .flatMap(({ body }) => body.lines)
    .filter((line) => line.nature === 'own' && isCommission(line, facts))
  return cents(own + commissions.reduce((total, line) => total + line.htCents, ZERO as number))
}
