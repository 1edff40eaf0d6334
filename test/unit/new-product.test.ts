import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newTicketId } from '../../src/shared/ids.ts'
import { createUpdateWatch } from '../../src/main/program-on-disk.ts'
import { entriesOf, expectBooksToBalance } from '../support/books.ts'
import { newJam } from '../support/pricing.ts'
import { command } from '../support/said.ts'
import { openShop, type Shop } from '../support/shop.ts'

describe('a product that is made of a barcode', () => {
  let shop: Shop
  beforeEach(async () => {
    shop = await openShop()
    await shop.openDay()
  })
  afterEach(() => shop.close())

  it('is sold at once, at the rate of what it is, and is still there after a restart', async () => {
    await shop.ask.catalogue.addProduct({ ...command(), ...newJam() })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_3017620422003', 1, 'takeaway')
    expect((await shop.take(ticketId, 'card')).counter.last).toMatchObject({ totalCents: 450 })
    const sale = JSON.parse(shop.one<string>(`SELECT entry FROM journal_entries WHERE chain = 'tickets' AND seq = 1`))
    expect(sale.payload.lines).toMatchObject([{ label: 'Confiture de Mirabelles', vatRate: 550 }])
    expect(entriesOf(shop, 'events').find(({ kind }) => kind === 'product-added')?.payload).toMatchObject({
      kind: 'grocery',
      priceCents: 450,
      code: 270,
    })
    await expectBooksToBalance(shop)
    await shop.till.close()
    const again = await openShop({ dataFolder: shop.folder })
    const { products } = await again.ask.catalogue.all({})
    expect(products.find(({ barcodes }) => barcodes?.includes('3017620422003'))?.label).toBe('Confiture de Mirabelles')
    const status = await again.ask.till.status({})
    expect(status.phase === 'running' && status.anomalies, 'its prices were told to the event log').toEqual([])
    await again.close()
  })

  it('asks for the age where it is alcohol, whatever its strength', async () => {
    const rules = await shop.ask.alcohol.rules({})
    await shop.ask.alcohol.changeRules({ ...command(), rules: { ...rules, agePrompt: 'every-ticket' } })
    await shop.ask.catalogue.addProduct({ ...command(), ...newJam({ kind: 'spirits' }) })
    expect((await shop.add(newTicketId(), 'prd_3017620422003')).ticket?.askAge).toBe(true)
  })
})

describe('another version in the place of the one that runs', () => {
  it('is told once, and no more when it is taken away', () => {
    let found: string | undefined = '0.2.0'
    let told = 0
    const watch = createUpdateWatch(
      '0.2.0',
      () => found,
      () => (told += 1),
    )
    const seen = [] as unknown[]
    for (const next of ['0.2.0', '0.3.0', '0.3.0', undefined, '0.2.0'] as const) {
      found = next
      watch.look()
      seen.push(watch.waiting()?.version)
    }
    expect(seen, 'while it is being copied it still waits').toEqual([undefined, '0.3.0', '0.3.0', '0.3.0', undefined])
    expect(told).toBe(2)
  })
})
