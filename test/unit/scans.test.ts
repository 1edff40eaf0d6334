import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eanCheckDigit } from '../../src/shared/barcodes.ts'
import type { Meaning } from '../../src/shared/contracts/scans.ts'
import { newCommandId, type ProductId } from '../../src/shared/ids.ts'
import { readCode } from '../../src/shared/scanned-code.ts'
import { ticketCode } from '../../src/shared/ticket-code.ts'
import { ticketResolver } from '../../src/main/scans/index.ts'
import { decide } from '../../src/main/scans/rules.ts'
import { openShop, type Shop } from '../support/shop.ts'

const product = (id: string): Meaning => ({ kind: 'product', productId: id as ProductId, label: id })
const code = readCode('LOT1')
const labelled = (body: string): string => `${body}${eanCheckDigit(body)}`

describe('what is done with a code', () => {
  it('is the one thing that it means for sure, whatever else it may mean', () => {
    const found = [
      { meaning: product('a'), sure: false },
      { meaning: product('b'), sure: true },
    ]
    expect(decide(code, found)).toEqual({ text: 'LOT1', acts: product('b'), asks: [] })
  })
  it('is asked where two are sure, and where none is', () => {
    const sure = [product('a'), product('b')].map((meaning) => ({ meaning, sure: true }))
    expect(decide(code, sure)).toMatchObject({ acts: null, asks: [product('a'), product('b')] })
    expect(decide(code, [{ meaning: product('c'), sure: false }])).toMatchObject({ acts: null, asks: [product('c')] })
  })
  it('is nothing where nobody knows it', () => {
    expect(decide(code, [])).toEqual({ text: 'LOT1', acts: null, asks: [] })
  })
})

describe('the till is asked what a code means', () => {
  let shop: Shop
  beforeEach(async () => {
    shop = await openShop()
    await shop.openDay()
  })
  afterEach(() => shop.close())

  it('an article of its catalogue, however it was printed', async () => {
    const meant = { kind: 'product', label: expect.stringMatching(/^Coca/) as string }
    for (const text of ['5449000000996', ']E05449000000996', '0105449000000996', '05449000000996'])
      expect(await shop.ask.scans.resolve({ text })).toMatchObject({ acts: meant, asks: [] })
  })
  it('nothing: nothing is guessed', async () => {
    for (const text of ['3017620422003', 'LOT2026B7', 'https://zinc.example', '5449000000997'])
      expect(await shop.ask.scans.resolve({ text })).toEqual({ text, acts: null, asks: [] })
  })
  it('a sealed ticket by the code of this till’s receipts, and of no other till', async () => {
    await shop.sell(['prd_cafe'])
    const status = await shop.ask.till.status({})
    const till = status.phase === 'running' ? status.till : ''
    expect(await shop.ask.scans.resolve({ text: ticketCode(till, 1).toLowerCase() })).toMatchObject({
      acts: { kind: 'ticket', number: 1, what: 'sale' },
    })
    expect(await shop.ask.scans.resolve({ text: ticketCode(till, 2) })).toMatchObject({ acts: null, asks: [] })
    expect(await shop.ask.scans.resolve({ text: ticketCode('AUTRE', 1) })).toMatchObject({ acts: null, asks: [] })
  })
  it('labels of a scale only by the café’s own table, which an event remembers', async () => {
    const priced = labelled('211234500685')
    const weighed = labelled('225432101250')
    expect(await shop.ask.scans.resolve({ text: priced })).toMatchObject({ acts: null, asks: [] })
    const labelRules = [
      { prefix: '21', articleDigits: 5, value: 'price' as const, decimals: 2, innerCheck: false },
      { prefix: '22', articleDigits: 5, value: 'weight' as const, decimals: 3, innerCheck: false },
    ]
    expect(await shop.ask.till.changeSettings({ labelRules, commandId: newCommandId() })).toMatchObject({ labelRules })
    const label = expect.stringMatching(/^Tomme/) as string
    expect(await shop.ask.scans.resolve({ text: priced })).toMatchObject({
      acts: { kind: 'weighed', label, amount: { kind: 'price', cents: 685 } },
    })
    expect(await shop.ask.scans.resolve({ text: weighed })).toMatchObject({
      acts: { kind: 'weighed', amount: { kind: 'weight', milli: 1250 } },
    })
    expect(await shop.ask.scans.resolve({ text: labelled('211234500000') })).toMatchObject({
      acts: { kind: 'product', label }, // the article itself, by the code that the catalogue has
    })
    expect(await shop.ask.scans.resolve({ text: labelled('219999900685') })).toMatchObject({ acts: null, asks: [] })
    const kept = shop.one<string>("SELECT entry FROM journal_entries WHERE chain = 'events' ORDER BY seq DESC LIMIT 1")
    expect(kept).toContain('"prefix":"21"')
  })
})

describe('a ticket’s code', () => {
  it('finds nothing while made-up sales are practised: their numbers are others', () => {
    const parts = { till: () => 'C1', byNumber: () => expect.unreachable(), isTraining: () => true }
    expect(ticketResolver(parts)(readCode(ticketCode('C1', 1)))).toEqual([])
  })
})
