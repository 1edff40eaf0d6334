import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import type { Site } from '../../../shared/contracts/till.ts'
import type { Cents } from '../../../shared/money.ts'
import { euros } from '../../../main/documents/figures.ts'
import { letterhead, table } from '../../../main/documents/pdf/a4-parts.ts'
import {
  a4,
  a4Width,
  beside,
  colors,
  ground,
  makeRoom,
  space,
  styles,
  write,
  type Sheet,
} from '../../../main/documents/pdf/a4.ts'
import { amountOf, billLines, portionsOf, totalOf, type BilledMeal } from '../rules/billing.ts'
import { firstDayOf, lastDayOf, type Month } from '../rules/month.ts'
import type { MealsSetup } from '../rules/setup.ts'
import { lineLabel, monthName } from './line-labels.ts'

export type DetailFacts = {
  readonly site: Site
  readonly setup: MealsSetup
  readonly month: Month
  readonly number: string
  readonly personName: string
  readonly meals: readonly BilledMeal[]
  /** The beneficiary's own part is the one without a kind. */
  readonly parts: readonly {
    readonly name: string
    readonly kind: PartKind
    readonly meals: number
    readonly amountCents: Cents
  }[]
}
type PartKind = 'self' | 'ccas' | 'apa' | 'fund' | 'family'

const kinds: Readonly<Record<PartKind, string>> = {
  self: 'Vous',
  ccas: 'CCAS / commune',
  apa: 'APA (département)',
  fund: 'Caisse de retraite',
  family: 'Famille',
}
const PAD = 10
const CELL = { height: 46, gap: 4 }
const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** The month behind an invoice: the days eaten, what they cost with meal and delivery apart, who pays what, how to pay. */
export function drawDetail(sheet: Sheet, facts: DetailFacts): void {
  const { site, month, number, personName } = facts
  letterhead(sheet, site, { title: 'Détail du mois', number: `Facture ${number}` })
  space(sheet, 18)
  write(sheet, personName, styles.name)
  write(sheet, `${capital(monthName(month))} · ${repas(portionsOf(facts.meals))}`, styles.soft)
  space(sheet, 12)
  drawCalendar(sheet, facts)
  space(sheet, 14)
  drawLines(sheet, facts)
  space(sheet, 14)
  drawParts(sheet, facts)
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const repas = (count: number): string => `${count} repas`

function drawCalendar(sheet: Sheet, { month, meals }: DetailFacts): void {
  const byDay = Map.groupBy(meals, ({ eatenOn }) => eatenOn)
  const width = (a4Width - 6 * CELL.gap) / 7
  const xOf = (column: number) => a4.left + column * (width + CELL.gap)
  const top = sheet.y
  weekdays.forEach((name, column) =>
    beside(sheet, () => write(sheet, name, styles.label, { x: xOf(column), width, align: 'center' })),
  )
  const first = firstDayOf(month)
  const offset = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  let last = 0
  for (let day = first, n = offset; day <= lastDayOf(month); day = addDays(day, 1), n += 1) {
    last = Math.floor(n / 7)
    sheet.y = top + 14 + last * (CELL.height + CELL.gap)
    drawDay(sheet, { day, meals: byDay.get(day) ?? [] }, { x: xOf(n % 7), width })
  }
  sheet.y = top + 14 + (last + 1) * (CELL.height + CELL.gap)
}

function drawDay(
  sheet: Sheet,
  { day, meals }: { readonly day: BusinessDay; readonly meals: readonly BilledMeal[] },
  place: { readonly x: number; readonly width: number },
): void {
  if (meals.length > 0) ground(sheet, CELL.height, place)
  const inner = { x: place.x + 5, width: place.width - 10 }
  space(sheet, 4)
  write(sheet, String(Number(day.slice(8))), meals.length > 0 ? styles.strong : styles.small, inner)
  for (const words of wordsOf(meals)) write(sheet, words, styles.label, inner)
}

/** « midi et soir », « 2 repas », « absence »: what a square of the calendar has room for. */
function wordsOf(meals: readonly BilledMeal[]): readonly string[] {
  const odd: Readonly<Record<BilledMeal['kind'], string>> = { delivered: '', absence: 'absence', late: 'annulé tard' }
  return meals.map(({ service, quantity, kind }) => {
    const noon = service === 'lunch' ? 'midi' : 'soir'
    const what = kind === 'delivered' ? (quantity > 1 ? repas(quantity) : 'repas') : odd[kind]
    return `${noon} · ${what}`
  })
}

function drawLines(sheet: Sheet, { meals, month, setup }: DetailFacts): void {
  const lines = billLines(meals)
  table(
    sheet,
    [
      { header: 'Ce que comprend le mois', align: 'left' },
      { header: 'Nombre', align: 'right', width: 56 },
      { header: 'Prix unitaire', align: 'right', width: 72 },
      { header: 'Total TTC', align: 'right', width: 76 },
    ],
    lines.map((line) => [
      lineLabel(line, month, setup).replace(`, ${monthName(month)}`, ''),
      String(line.quantity),
      euros(line.unitCents),
      euros(amountOf(line)),
    ]),
  )
}

function drawParts(sheet: Sheet, { parts, meals, number }: DetailFacts): void {
  makeRoom(sheet, 60 + parts.length * 24)
  table(
    sheet,
    [
      { header: 'Qui paie quoi', align: 'left' },
      { header: '', align: 'left', width: 110 },
      { header: 'Repas', align: 'right', width: 56 },
      { header: 'Montant', align: 'right', width: 76 },
    ],
    [
      ...parts.map((part) => [
        part.name,
        kinds[part.kind],
        part.meals > 0 ? String(part.meals) : '',
        euros(part.amountCents),
      ]),
      ['Total du mois', '', String(portionsOf(meals)), euros(totalOf(meals))],
    ],
  )
  space(sheet, 16)
  const own = parts.find(({ kind }) => kind === 'self')
  drawToPay(sheet, own?.amountCents, number)
}

function drawToPay(sheet: Sheet, amountCents: Cents | undefined, number: string): void {
  const height = 2 * PAD + 38
  makeRoom(sheet, height)
  ground(sheet, height)
  const place = { x: a4.left + PAD, width: a4Width - 2 * PAD }
  const bottom = sheet.y + height
  space(sheet, PAD)
  beside(sheet, () => write(sheet, 'Net à payer par vous', styles.total, place))
  write(
    sheet,
    amountCents === undefined ? 'rien' : euros(amountCents),
    { ...styles.total, color: colors.accent },
    { ...place, align: 'right' },
  )
  write(
    sheet,
    `À réception, au comptoir ou au livreur : espèces, carte ou chèque, avec le numéro ${number}.`,
    styles.soft,
    place,
  )
  sheet.y = bottom
}
