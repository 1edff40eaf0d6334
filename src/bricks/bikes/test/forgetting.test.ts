import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectBooksToBalance } from '../../../../test/support/books.ts'
import { newCommandId } from '../../../shared/ids.ts'
import { addMonths } from '../wall-clock.ts'
import { cheque, openHire, party, type HireShop } from './out-shop.ts'
import { at } from './tariffs.ts'

let hire: HireShop
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  hire = await openHire('2027-07-12 09:00')
})
afterEach(async () => {
  await hire.close()
  vi.useRealTimers()
})
/** It is so late, and the till has looked around. */
function look(when: string): void {
  hire.goTo(when)
  vi.advanceTimersByTime(30_000)
}
const command = () => ({ commandId: newCommandId() })
const zoe = { name: 'Zoé', ageYears: 9, helmet: 'lent' } as const
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3, 0xff, 0xd9]).toString('base64')

/** A VTC for a morning, with everything that names somebody; back and settled unless it is told otherwise. */
async function hired(until: 'settled' | 'returned' = 'settled') {
  const held = await hire.hold({ until: '2027-07-12 12:00', models: { VTC: 1 } })
  const [line] = held.lines
  await hire.bikes.addPhoto({ ...command(), rentalId: held.rentalId, bikeId: line!.bikeId, moment: 'out', jpeg })
  const condition = { ...hire.good, note: 'Mme Petit a vu la rayure' }
  const gone = await hire.depart(held, {
    party: { ...party, email: 'petit@exemple.fr', riders: [zoe] },
    deposit: cheque,
    signature: 'M1 1L2 2',
    conditions: [{ bikeId: line!.bikeId, condition }],
  })
  await hire.shop.take((await hire.ticket())!.ticketId, 'card')
  hire.goTo('2027-07-12 12:00')
  await hire.back(gone, [line!.number])
  if (until === 'settled') await hire.bikes.settle(hire.settling(gone.rentalId, 0))
  return gone
}
const everything = () =>
  ['bike_rentals', 'bike_rental_lines', 'bike_photos'].map((table) => {
    const columns =
      table === 'bike_photos' ? 'hex(jpeg)' : table === 'bike_rentals' ? 'name || phone || value || signature' : 'value'
    return String(hire.shop.one(`SELECT coalesce(group_concat(${columns}), '') FROM ${table}`))
  })

describe('months of the calendar', () => {
  it('keep the hour of the wall, and end with the month', () => {
    expect(addMonths(at('2028-08-12 12:00'), -13, 'Europe/Paris')).toBe(at('2027-07-12 12:00'))
    expect(addMonths(at('2028-03-31 12:00'), -1, 'Europe/Paris')).toBe(at('2028-02-29 12:00'))
    expect(addMonths(at('2027-01-15 09:30'), 13, 'Europe/Paris')).toBe(at('2028-02-15 09:30'))
  })
})

describe('whoever hired a bike', () => {
  it('is forgotten thirteen months after, with riders, signature, references, remarks and pictures; money and counts stay', async () => {
    const { rentalId } = await hired()
    look('2028-08-12 11:59')
    expect((await hire.bikes.rental({ rentalId }))?.party.name).toBe('Mme Petit')
    look('2028-08-13 12:01')
    const after = await hire.bikes.rental({ rentalId })
    expect(after).toMatchObject({
      state: 'closed',
      number: '2027-001',
      party: { name: '', phone: '', email: '', riders: [] },
      deposit: { kind: 'cheque', ref: '', amountCents: 15_000, state: 'released' },
      totalCents: 1200,
      paidCents: 1200,
      isSigned: false,
      photos: [],
    })
    for (const text of everything()) expect(text).not.toMatch(/Petit|Zoé|06 12|exemple|0012345|M1 1L2|rayure|FFD8/)
    const report = await hire.bikes.report({ from: '2027-07-01' as never, to: '2027-07-31' as never })
    expect(report.find(({ number }) => number === 'VTC-01')).toMatchObject({ hires: 1, incomeCents: 1200 })
    await expectBooksToBalance(hire.shop)
  })

  it('is forgotten after as many months as the café says, and leaves a trace that names nobody', async () => {
    const setup = await hire.bikes.setup({})
    await hire.bikes.saveSetup({ ...command(), setup: { ...setup, keepMonths: 2 } })
    const { rentalId } = await hired()
    look('2027-09-13 12:01')
    expect((await hire.bikes.rental({ rentalId }))?.party.name).toBe('')
    const trace = hire.shop.one<string>(
      `SELECT entry FROM journal_entries WHERE chain = 'events' AND entry LIKE '%retention-applied%bike-hires%'`,
    )
    expect(trace).toContain('"count":1')
    expect(trace).not.toContain('Petit')
  })

  it('is known as long as a claim is open: a deposit that is held, a hire that is not paid', async () => {
    const { rentalId } = await hired('returned')
    look('2030-01-01 12:00')
    expect((await hire.bikes.rental({ rentalId }))?.party.name).toBe('Mme Petit')
    await hire.bikes.settle(hire.settling(rentalId, 0))
    // Thirteen months after it was settled, not after it was back.
    look('2031-01-30 12:00')
    expect((await hire.bikes.rental({ rentalId }))?.party.name).toBe('Mme Petit')
    look('2031-02-02 12:00')
    expect((await hire.bikes.rental({ rentalId }))?.party.name).toBe('')
  })

  it('goes with the rows of the calendar that are over, and with none that is not', async () => {
    await hired()
    const rows = () => hire.shop.one<number>('SELECT count(*) FROM calendar_blocks')
    await hire.bikes.hold({
      ...command(),
      rentalId: (await hire.hold({ from: '2028-08-20 09:00', until: '2028-08-20 12:00', models: { VAE: 1 } })).rentalId,
      channel: 'phone',
      asked: {
        startMs: at('2028-08-20 09:00'),
        endMs: at('2028-08-20 12:00'),
        wishes: [{ modelId: hire.model('VAE').modelId, quantity: 1, bikeIds: [] }],
        accessories: [],
        guarantee: false,
      },
    })
    const before = rows()
    look('2028-08-13 12:01')
    expect(rows()).toBeLessThan(before)
    expect(hire.shop.one(`SELECT count(*) FROM calendar_blocks WHERE end_ms < ${at('2027-07-13 12:00')}`)).toBe(0)
    expect(rows()).toBeGreaterThan(0)
  })
})
