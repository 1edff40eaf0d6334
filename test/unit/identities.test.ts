import { describe, expect, it, onTestFinished } from 'vitest'
import { isCountry } from '../../src/shared/country.ts'
import { newCustomerId } from '../../src/shared/ids.ts'
import { isSiren } from '../../src/shared/siren.ts'
import { command } from '../support/said.ts'
import { openShop, refusalOf } from '../support/shop.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

describe('a SIREN', () => {
  it.each([
    ['732829320', true],
    ['732829321', false],
    ['000000000', false],
    ['73282932', false],
    ['7328293200', false],
  ])('%s is one: %s', (text, is) => {
    expect(isSiren(text)).toBe(is)
  })
})

describe('a country', () => {
  it('is one of the 249 of ISO 3166-1', () => {
    const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    expect(codes.filter(isCountry)).toHaveLength(249)
  })

  it.each([
    ['FR', true],
    ['BE', true],
    ['RE', true],
    ['ZZ', false],
    ['EU', false],
    ['SU', false],
    ['XX', false],
    ['fr', false],
    ['', false],
  ])('%s is one: %s', (code, is) => {
    expect(isCountry(code)).toBe(is)
  })
})

it('an invoice and a customer bear a country that exists, or nothing is written', async () => {
  const shop = await openShop()
  onTestFinished(() => shop.close())
  await shop.openDay()
  await shop.sell(['prd_cafe'])
  const buyer = { name: 'Néant', addressLines: ['1 rue'], postcode: '75000', city: 'P', siren: '', vatNumber: '' }
  const invoiced = (country: string) =>
    shop.ask.invoices.make({ ...command(), ticketNumber: 1, buyer: { ...buyer, country }, customerId: null })
  const saved = (country: string) => {
    const customerId = newCustomerId()
    return shop.ask.customers.save({ ...command(), customerId, ...buyer, phone: '', email: '', country })
  }
  expect(await refusalOf(invoiced('ZZ'))).toBe('BAD_REQUEST')
  expect(await refusalOf(saved('EU'))).toBe('BAD_REQUEST')
  expect(await refusalOf(saved('BE'))).toBe('none')
  expect(await refusalOf(invoiced('BE'))).toBe('none')
})
