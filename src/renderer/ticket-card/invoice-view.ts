import type { Customer, CustomerDetails } from '../../shared/contracts/customers.ts'
import type { Buyer } from '../../shared/contracts/invoices.ts'
import { isSiren } from '../../shared/siren.ts'

/** How an invoice comes to its customer. */
export type Way = 'known' | 'new' | 'blank'

/** A customer as it is being written. */
export type Draft = {
  readonly name: string
  readonly address: string
  readonly postcode: string
  readonly city: string
  readonly siren: string
  readonly vatNumber: string
}
export const EMPTY_DRAFT: Draft = { name: '', address: '', postcode: '', city: '', siren: '', vatNumber: '' }

const SIREN_DIGITS = 9
const ADDRESS_LINE_MAX = 80
const digitsOf = (text: string) => text.replaceAll(/\D/g, '')

/** Told while it is written: nothing yet, what is missing, right, or wrong. */
export type SirenCheck = 'none' | 'short' | 'right' | 'wrong'
export function sirenCheck(text: string): SirenCheck {
  if (text.trim() === '') return 'none'
  const solid = text.replaceAll(/\s/g, '')
  if (/^\d*$/.test(solid) && solid.length < SIREN_DIGITS) return 'short'
  return isSiren(solid) ? 'right' : 'wrong'
}

/** `123 456 789`, as it is read aloud; a text that is no number stays as it is. */
export function spacedSiren(text: string): string {
  const digits = digitsOf(text)
  if (digits.length > SIREN_DIGITS || /[^\d\s]/.test(text)) return text
  return digits.replaceAll(/(\d{3})(?=\d)/g, '$1 ')
}

/** The VAT number that belongs to a French SIREN, to be offered (CGI art. 286 ter: key, then SIREN). */
export function vatNumberOf(siren: string): string | undefined {
  if (sirenCheck(siren) !== 'right') return undefined
  const digits = digitsOf(siren)
  const key = (12 + 3 * (Number(digits) % 97)) % 97
  return `FR${String(key).padStart(2, '0')}${digits}`
}

/** What an invoice may not lack. */
export function isComplete({ name, address, postcode, city, siren }: Draft): boolean {
  const check = sirenCheck(siren)
  return (
    name.trim() !== '' &&
    address.trim() !== '' &&
    postcode.trim().length >= 2 &&
    city.trim() !== '' &&
    (check === 'none' || check === 'right')
  )
}

export function draftOf({ name, addressLines, postcode, city, siren, vatNumber }: Customer): Draft {
  return { name, address: addressLines.join(LINE_BREAK), postcode, city, siren: spacedSiren(siren), vatNumber }
}

export function buyerOf(draft: Draft): Buyer {
  return {
    name: draft.name.trim(),
    addressLines: addressLinesOf(draft.address),
    postcode: draft.postcode.trim(),
    city: draft.city.trim(),
    country: 'FR',
    siren: digitsOf(draft.siren),
    vatNumber: draft.vatNumber.replaceAll(/\s/g, '').toUpperCase(),
  }
}

/** What is kept of a customer: what was written, over what was known. */
export function detailsOf(draft: Draft, known?: Customer): CustomerDetails {
  return { phone: known?.phone ?? '', email: known?.email ?? '', ...buyerOf(draft) }
}

/** A customer from the list, as an invoice needs it; undefined where something is missing. */
export function buyerFrom(customer: Customer): Buyer | undefined {
  const draft = draftOf(customer)
  if (!isComplete(draft)) return undefined
  const { name, addressLines, postcode, city, country, siren, vatNumber } = customer
  return { name, addressLines, postcode, city, country, siren, vatNumber }
}

/** Between two lines of an address that is written in one: no comma, for many put one behind the house's number. */
const LINE_BREAK = ' · '

function addressLinesOf(address: string): string[] {
  return address
    .split('·')
    .map((line) => line.trim().slice(0, ADDRESS_LINE_MAX))
    .filter(Boolean)
    .slice(0, 3)
}
