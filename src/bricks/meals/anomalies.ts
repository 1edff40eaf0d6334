import type { z } from 'zod'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { sum } from '../../shared/money.ts'
import type { RefusalDetail } from '../../shared/result.ts'
import type { BillRows, MonthOfAll } from './bill-rows.ts'
import type { zBillAnomaly } from './rules/bill.ts'
import { buyerOf, type Draft } from './drafts.ts'
import type { Ledgers } from './ledgers.ts'
import { overdueInvoices } from './overdue.ts'
import type { MealsParts } from './parts.ts'
import { lastDayOf, type Month } from './rules/month.ts'
import { totalOf } from './rules/billing.ts'
import type { PersonFile } from './rules/person.ts'
import type { MealsSetup } from './rules/setup.ts'

type Anomaly = z.input<typeof zBillAnomaly>
type Kind = Anomaly['kind']
const order: readonly Kind[] = [
  'no-result',
  'not-ended',
  'no-address',
  'payer-unknown',
  'aids',
  'left-over',
  'no-price',
  'payer-no-address',
  'no-consent',
  'unpaid',
]

/** What is odd about a month, what keeps somebody's from being issued first. */
export function anomaliesOf(
  parts: MealsParts,
  { month, today, all }: { readonly month: Month; readonly today: BusinessDay; readonly all: MonthOfAll },
  { rows, ledgers }: { readonly rows: BillRows; readonly ledgers: Ledgers },
): readonly Anomaly[] {
  const told = (kind: Kind, personId: CustomerId, detail: RefusalDetail = {}, blocks = false): Anomaly => ({
    kind,
    blocks,
    personId,
    name: rows.nameOf(personId),
    detail: { ...detail },
  })
  const setup = parts.setups.setup()
  const found = [
    ...all.drafts.flatMap((draft) => ofDraft(draft, today, told)),
    ...all.leftOver.map(({ file, meals }) =>
      told('left-over', file.personId, { count: meals.length, amountCents: totalOf(meals) }),
    ),
    ...parts.people
      .people()
      .flatMap((file) => ofFile(file, { setup, month, has: all.byPerson.has(file.personId) }, told)),
    ...payersWithoutAddress(parts, all).map((ref) => told('payer-no-address', ref)),
    ...unpaidBefore(parts, month, today, ledgers).map(({ ref, ...detail }) => told('unpaid', ref, detail)),
  ]
  return found.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.name < b.name ? -1 : 1))
}
type Tell = (kind: Kind, personId: CustomerId, detail?: RefusalDetail, blocks?: boolean) => Anomaly

/** Meals that are over and whose end nobody told, and what the draft itself finds wrong. */
function ofDraft({ file, running, problems }: Draft, today: BusinessDay, told: Tell): readonly Anomaly[] {
  const { personId } = file
  const past = running.filter(({ eatenOn, deliveredOn }) => eatenOn < today || deliveredOn < today)
  const onTheWay = past.filter(({ state }) => state === 'loaded')
  const forgotten = past.filter(({ state }) => state !== 'loaded')
  const of = (list: typeof past) => ({ count: list.length, day: list[0]?.eatenOn ?? '' })
  return [
    ...(onTheWay.length > 0 ? [told('no-result', personId, of(onTheWay), true)] : []),
    ...(forgotten.length > 0 ? [told('not-ended', personId, of(forgotten), true)] : []),
    ...problems.flatMap(({ code, detail }) => {
      if (code === 'BUYER_INCOMPLETE') return [told('no-address', personId, {}, true)]
      if (code === 'PAYER_UNKNOWN') return [told('payer-unknown', personId, {}, true)]
      return code === 'AIDS_TOO_LARGE' ? [told('aids', personId, detail, true)] : []
    }),
  ]
}

function ofFile(
  file: PersonFile,
  { setup, month, has }: { readonly setup: MealsSetup; readonly month: Month; readonly has: boolean },
  told: Tell,
): readonly Anomaly[] {
  const { personId, status, band, standing, consentOn } = file
  if (status === 'ended' || !has) return []
  const priced = (formula: string) =>
    setup.prices.some((one) => one.band === band && one.formula === formula && one.from <= lastDayOf(month))
  const unpriced = standing.find(({ formula }) => !priced(formula))
  return [
    ...(unpriced ? [told('no-price', personId, { band, formula: unpriced.formula })] : []),
    ...(consentOn === null ? [told('no-consent', personId)] : []),
  ]
}

/** Whoever gets a statement and has nowhere to get it. */
function payersWithoutAddress({ doors }: MealsParts, { drafts, issued }: MonthOfAll): readonly CustomerId[] {
  const refs = new Set([
    ...drafts.flatMap(({ month }) => month.shares.map(({ payerId }) => payerId)),
    ...issued.flatMap(({ shares }) => shares.map(({ payerId }) => payerId)),
  ])
  return [...refs].filter((ref) => {
    const customer = doors.customers.byId(ref)
    return customer && !buyerOf(customer)
  })
}

/** What is open of earlier months past the days that the setup gives, of whoever has meals in this one. */
function unpaidBefore(parts: MealsParts, month: Month, today: BusinessDay, ledgers: Ledgers) {
  const before = overdueInvoices(parts, today, ledgers).filter(({ invoice }) => invoice.month < month)
  return [...Map.groupBy(before, ({ ref }) => ref)].map(([ref, same]) => ({
    ref,
    count: same.length,
    amountCents: sum(same.map(({ openCents }) => openCents)),
  }))
}
