import { describe, expect, test } from 'vitest'
import {
  buyerFrom,
  buyerOf,
  detailsOf,
  draftOf,
  EMPTY_DRAFT,
  isComplete,
  sirenCheck,
  spacedSiren,
  vatNumberOf,
  type Draft,
} from '../../src/renderer/ticket-card/invoice-view.ts'
import { withCapitals } from '../../src/renderer/ui/capitals.ts'
import { zCustomerDetails, type Customer } from '../../src/shared/contracts/customers.ts'
import { zBuyer } from '../../src/shared/contracts/invoices.ts'
import { newCustomerId } from '../../src/shared/ids.ts'

const draft: Draft = {
  name: 'Mairie de Saint-Pierre',
  address: '1, place de la Mairie',
  postcode: '48150',
  city: 'Saint-Pierre',
  siren: '732 829 320',
  vatNumber: 'fr 44 732829320',
}
const customer: Customer = {
  customerId: newCustomerId(),
  ...detailsOf(draft),
  addressLines: ['1, place de la Mairie', 'Le Bourg'],
  phone: '0466000000',
  createdAtMs: 0,
  seenAtMs: 0,
}

describe('a SIREN is checked while it is written', () => {
  test.each([
    ['', 'none'],
    ['732 8', 'short'],
    ['732 829 320', 'right'],
    ['732829320', 'right'],
    ['732 829 321', 'wrong'],
    ['73282932O', 'wrong'],
    ['7328293200', 'wrong'],
  ] as const)('%s is %s', (text, check) => {
    expect(sirenCheck(text)).toBe(check)
  })
  test.each([
    ['732829320', '732 829 320'],
    ['7328', '732 8'],
    ['732 829 320', '732 829 320'],
    ['73282932O', '73282932O'],
    ['', ''],
  ])('%s is written %s', (text, spaced) => {
    expect(spacedSiren(text)).toBe(spaced)
  })
  test('its VAT number is offered once it is right', () => {
    expect(vatNumberOf('732 829 320')).toBe('FR44732829320')
    expect(vatNumberOf('732 829 321')).toBeUndefined()
  })
})

describe('whom an invoice names', () => {
  test('is complete with a name and an address; a company’s SIREN must be right', () => {
    expect(isComplete(draft)).toBe(true)
    expect(isComplete({ ...draft, siren: '' })).toBe(true)
    for (const missing of ['name', 'address', 'postcode', 'city'] as const) {
      expect(isComplete({ ...draft, [missing]: '  ' })).toBe(false)
    }
    expect(isComplete({ ...draft, siren: '732' })).toBe(false)
    expect(isComplete({ ...draft, siren: '732 829 321' })).toBe(false)
    expect(isComplete(EMPTY_DRAFT)).toBe(false)
  })
  test('is what the contract takes', () => {
    expect(zBuyer.parse(buyerOf(draft))).toEqual({
      name: 'Mairie de Saint-Pierre',
      addressLines: ['1, place de la Mairie'],
      postcode: '48150',
      city: 'Saint-Pierre',
      country: 'FR',
      siren: '732829320',
      vatNumber: 'FR44732829320',
    })
    expect(zCustomerDetails.safeParse(detailsOf(draft)).success).toBe(true)
  })
  test('a known one keeps every line of their address, and what was not asked', () => {
    expect(buyerFrom(customer)?.addressLines).toEqual(['1, place de la Mairie', 'Le Bourg'])
    const again = draftOf(customer)
    expect(again.address).toBe('1, place de la Mairie · Le Bourg')
    expect(detailsOf(again, customer)).toMatchObject({
      addressLines: ['1, place de la Mairie', 'Le Bourg'],
      phone: '0466000000',
    })
  })
  test('one whose address is missing is not on an invoice yet', () => {
    expect(buyerFrom({ ...customer, addressLines: [], city: '' })).toBeUndefined()
  })
})

describe('capitals of names that were written without', () => {
  test.each([
    ['saint-pierre sur orne', 'Saint-Pierre sur Orne'],
    ["l'atelier du vin", "L'Atelier du Vin"],
    ['de gaulle', 'De Gaulle'],
    ['SARL Dupont', 'SARL Dupont'],
    ['élodie', 'Élodie'],
    ['', ''],
  ])('%s is %s', (written, set) => {
    expect(withCapitals(written)).toBe(set)
  })
})
