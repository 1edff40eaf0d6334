import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents } from '../../../shared/money.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import type { PersonDetails, PersonInput, PersonView } from '../contract/views.ts'
import type { Needs } from '../rules/food.ts'
import type { Payer } from '../rules/person.ts'

/** A file as it is written: texts where somebody types, days where a day is chosen. */
export type FileForm = {
  readonly person: PersonInput
  readonly details: PersonDetails
}
export const noNeeds: Needs = {
  diet: 'normal',
  texture: 'normal',
  portion: 'normal',
  allergens: [],
  refused: [],
  declaredOn: null,
  note: '',
}

export function newFile(personId: CustomerId, band: string, today: BusinessDay): FileForm {
  return {
    person: {
      personId,
      status: 'active',
      startedOn: today,
      birthDate: null,
      accessNote: '',
      contacts: [],
      roundId: null,
      band,
      payers: [],
      standing: [],
      mayBeLeft: false,
      invoiceWithMeal: false,
    },
    details: { name: '', phone: '', email: '', addressLines: [], postcode: '', city: '', country: 'FR' },
  }
}

/** What is typed into an open file is what the form has of it; states have gestures of their own. */
export function formOf({ file, details }: PersonView): FileForm {
  const { endReason: _r, endedOn: _e, pauses: _p, consentOn: _c, stopRank: _s, status, ...rest } = file
  return { person: { ...rest, status: status === 'pending' ? 'pending' : 'active' }, details }
}

/** One line of the address of up to two; empty ones are left out. */
export function withLine(details: PersonDetails, at: 0 | 1, text: string): PersonDetails {
  const lines = [details.addressLines[0] ?? '', details.addressLines[1] ?? '']
  lines[at] = text
  return { ...details, addressLines: lines }
}
/** As it is sent: without empty lines. */
export const sentDetails = (details: PersonDetails): PersonDetails => ({
  ...details,
  name: details.name.trim(),
  email: details.email.trim(),
  addressLines: details.addressLines.map((line) => line.trim()).filter(Boolean),
})

/** « lapin, abats » and back. */
export const listText = (list: readonly string[]): string => list.join(', ')
export const readList = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim().slice(0, 30))
    .filter(Boolean)
    .slice(0, 20)

/** « 2,50 » or « 2.50 » in cents; undefined where it is no amount. */
export function readCents(text: string): number | undefined {
  const match = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0)
}
export const centsText = (value: number): string => (value / 100).toFixed(2).replace('.', ',')

export type ShareKind = Payer['share']['kind']
export function shareOf(kind: ShareKind, amount: number): Payer['share'] {
  if (kind === 'band-rest') return { kind }
  if (kind === 'percent') return { kind, hundredths: Math.min(10_000, Math.max(1, amount)) }
  return { kind, amountCents: cents(amount) }
}
/** The figure of a share: cents, or hundredths of a percent. */
export function figureOf(share: Payer['share']): number {
  if (share.kind === 'band-rest') return 0
  return share.kind === 'percent' ? share.hundredths : share.amountCents
}
