import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents, type Cents } from '../../../shared/money.ts'
import { euros } from '../../../main/documents/figures.ts'
import { ON_LINES, qrTexts, type Breaks } from '../rules/qr-text.ts'
import type { Change } from '../rules/kitchen.ts'
import type { Contact } from '../rules/person.ts'
import type { Round } from '../rules/round.ts'
import type { StopSeen } from '../rules/seen.ts'
import { mealDay, mealsCount, phoneWords, shortDay } from './said.ts'
import type { Stamp } from './kitchen-paper.ts'

/** What the sheet of a round is made of. */
export type RoundFacts = Stamp & {
  readonly round: Pick<Round, 'name' | 'vehicle' | 'startMinute'>
  /** The names of the rounds that it takes along. */
  readonly carries: readonly string[]
  readonly driver: string
  readonly stops: readonly StopSeen[]
  readonly changes: readonly Change[]
  readonly hasContainers: boolean
  readonly formulaName: (code: string) => string
}

/** One stop in words. */
export type StopRow = {
  /** Its number among those where somebody stops; empty where nobody does. */
  readonly number: string
  readonly name: string
  readonly meals: string
  readonly address: string
  readonly phone: string
  readonly access: string
  readonly lines: readonly string[]
  /** What is to be done or asked at the door, each in a sentence. */
  readonly asks: readonly string[]
  readonly contact: string
  /** Something of it changed since the last print. */
  readonly changed: boolean
}
export type RoundRows = {
  readonly title: string
  readonly name: string
  readonly facts: string
  readonly meals: number
  readonly stops: readonly StopRow[]
  readonly collectCents: Cents
}

const roles: Readonly<Record<Contact['role'], string>> = {
  emergency: 'Urgence',
  referent: 'Référent',
  doctor: 'Médecin',
  family: 'Famille',
}

/** Reads well on a paper, on a page and, in plain words, on a telephone. */
export function roundRows(facts: RoundFacts): RoundRows {
  const { round, driver, day, carries } = facts
  const changed = new Set(facts.changes.map(({ orderId }) => orderId))
  let number = 0
  const stops = facts.stops.map((stop) => {
    if (stop.meals.length > 0) number += 1
    return stopRow(stop, stop.meals.length > 0 ? `${number}` : '', facts, changed)
  })
  return {
    title: `Tournée ${round.name}`,
    name: [round.name, ...carries].join(' + '),
    facts: [shortDay(day), `départ ${clock(round.startMinute)}`, round.vehicle, driver]
      .filter((one) => one !== '')
      .join(' · '),
    meals: facts.stops.reduce((sum, stop) => sum + quantity(stop), 0),
    stops,
    collectCents: cents(facts.stops.reduce((sum, stop) => sum + (stop.meals.length > 0 ? stop.collectCents : 0), 0)),
  }
}

const quantity = ({ meals }: StopSeen): number => meals.reduce((sum, meal) => sum + meal.quantity, 0)

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

function stopRow(
  stop: StopSeen,
  number: string,
  { formulaName, hasContainers }: RoundFacts,
  changed: ReadonlySet<string>,
): StopRow {
  const [contact] = stop.contacts
  return {
    number,
    name: stop.name,
    meals: number === '' ? 'pas de repas' : mealsCount(quantity(stop)),
    address: stop.addressLines.join(', ') || 'ADRESSE MANQUANTE',
    phone: phoneWords(stop.phone),
    access: stop.accessNote,
    lines: stop.meals.map((meal) => `${meal.quantity} × ${formulaName(meal.formula)}, ${mealDay(meal)}`),
    asks:
      number === ''
        ? []
        : [
            ...(stop.collectCents > 0 ? [`À encaisser : ${euros(stop.collectCents)}`] : []),
            ...(stop.invoice === null ? [] : [`Facture ${stop.invoice} à remettre`]),
            ...(stop.mayBeLeft ? ['Peut être laissé si personne n’ouvre'] : []),
            ...(hasContainers && stop.containers > 0 ? [`Contenants à reprendre : ${stop.containers}`] : []),
            ...(stop.absences > 1 ? [`${stop.absences} fois personne n’a répondu`] : []),
          ],
    contact: contact ? `${roles[contact.role]} : ${contact.name} ${contact.phone}`.trim() : '',
    changed: stop.meals.some(({ orderId }) => changed.has(orderId)),
  }
}

/** What a telephone reads of a round, code by code: plain words, for whoever stops there. */
export function roundCodes(
  rows: RoundRows,
  day: BusinessDay,
  mostBytes: number,
  breaks: Breaks = ON_LINES,
): readonly string[] {
  const stops = rows.stops
    .filter(({ number }) => number !== '')
    .map(({ number, name, meals, address, phone, access, lines, asks, contact }) =>
      [`${number}. ${name} : ${meals}`, address, phone, access, ...lines, ...asks, contact]
        .filter((line) => line !== '')
        .join(breaks.line),
    )
  return qrTexts(`${rows.name} ${shortDay(day)}`, stops, mostBytes, breaks)
}
