import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { linesOf } from '../../src/main/customer-display/line-rules.ts'
import { SETTLED_SHOWN_MS } from '../../src/main/customer-display/rules.ts'
import { forkedDevices, type StartDevices } from '../../src/main/device-host/index.ts'
import type { DeviceLine } from '../../src/main/device-host/line.ts'
import { displayLine } from '../../src/main/devices/display/commands.ts'
import { startDisplaySimulator, type DisplaySimulator } from '../../src/main/devices/simulators/display.ts'
import type { Shown } from '../../src/shared/contracts/customer-display.ts'
import type { LineDisplay } from '../../src/shared/devices.ts'
import { newCommandId, newTicketId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { SERIAL_SETTINGS } from './wires.ts'

const command = () => ({ commandId: newCommandId() })
const OWN = join(import.meta.dirname, '../../src/main/device-host/process.ts')

describe('two lines of what the customer may see', () => {
  const cafe = { cafe: 'Café de la Place', message: 'Bonne journée', zone: 'Europe/Paris', training: false }
  const read = (now: Shown['now'], more: Partial<Shown> = {}) => {
    const { upper, lower } = linesOf({ ...cafe, ...more, now })
    return [upper, lower].map((line) => Buffer.from(displayLine(line, 20)).toString('latin1'))
  }
  const line = { label: 'Café crème', options: [], quantityMilli: milli(1000), amountCents: cents(240) }
  const ticket = { kind: 'ticket' as const, lines: [line], totalCents: cents(240), paidCents: cents(0) }
  it.each<{ name: string; now: Shown['now']; more?: Partial<Shown>; says: readonly string[] }>([
    { name: 'nobody', now: { kind: 'welcome' }, says: ['Cafe de la Place    ', 'Bonne journee       '] },
    {
      name: 'a training',
      now: { kind: 'welcome' },
      more: { training: true },
      says: ['FORMATION           ', 'Bonne journee       '],
    },
    {
      name: 'a line',
      now: { ...ticket, dueCents: cents(240) },
      says: ['Cafe creme      2,40', 'A PAYER     2,40 EUR'],
    },
    {
      name: 'several of one, partly paid',
      now: {
        ...ticket,
        lines: [line, { ...line, label: 'Croissant au beurre', quantityMilli: milli(3000), amountCents: cents(360) }],
        paidCents: cents(100),
        dueCents: cents(500),
      },
      says: ['3 x Croissant a 3,60', 'RESTE       5,00 EUR'],
    },
    {
      name: 'change',
      now: { kind: 'sale', totalCents: cents(240), changeCents: cents(760), leftMs: 1 },
      says: ['TOTAL       2,40 EUR', 'RENDU       7,60 EUR'],
    },
    {
      name: 'nothing to give back',
      now: { kind: 'sale', totalCents: cents(240), changeCents: cents(0), leftMs: 1 },
      says: ['TOTAL       2,40 EUR', 'MERCI               '],
    },
    {
      name: 'a refund',
      now: { kind: 'refund', totalCents: cents(240), changeCents: cents(0), leftMs: 1 },
      says: ['REMBOURSE   2,40 EUR', 'MERCI               '],
    },
  ])('of $name', ({ now, more, says }) => {
    expect(read(now, more)).toEqual(says)
  })
})

describe.skipIf(process.platform !== 'linux')('a display of two lines at the counter', () => {
  const setting = (peer: Pick<DisplaySimulator, 'path'>): LineDisplay => ({
    line: { ...SERIAL_SETTINGS, path: peer.path },
    dialect: 'cd5220',
    columns: 20,
  })
  const says = (peer: DisplaySimulator) => peer.lines().map((one) => one.trimEnd())

  async function counter(): Promise<{ shop: Shop; peer: DisplaySimulator; lines: readonly DeviceLine[] }> {
    const peer = startDisplaySimulator('cd5220')
    const lines: DeviceLine[] = []
    const fork = forkedDevices(OWN)
    const start: StartDevices = () => {
      const line = fork()
      lines.push(line)
      return line
    }
    const shop = await openShop({ devices: start })
    onTestFinished(async () => {
      await shop.close()
      peer.close()
    })
    await shop.openDay()
    return { shop, peer, lines }
  }
  const setUp = (shop: Shop, lineDisplay: LineDisplay | null) =>
    shop.ask.till.changeSettings({ ...command(), lineDisplay })
  const patient = { timeout: 20_000, interval: 20 }

  it('follows a sale from the first line to the change, and the next customer finds the café’s words', async () => {
    const { shop, peer } = await counter()
    await setUp(shop, setting(peer))
    const welcome = () => expect.poll(() => says(peer)[0], patient).toBe('Cafe de la Place')
    await welcome()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    await expect.poll(() => says(peer), patient).toEqual(['Cafe            1,60', 'A PAYER     1,60 EUR'])
    await shop.take(ticketId, 'cash', 500)
    await expect.poll(() => says(peer), patient).toEqual(['TOTAL       1,60 EUR', 'RENDU       3,40 EUR'])
    shop.advance(SETTLED_SHOWN_MS)
    await setUp(shop, setting(peer)) // whatever happens next
    await welcome()
    expect(peer.unknown()).toEqual([])
  })

  it('is written again by the next process when its own was killed', async () => {
    const { shop, peer, lines } = await counter()
    await setUp(shop, setting(peer))
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    await expect.poll(() => says(peer)[0], patient).toBe('Cafe            1,60')
    lines.at(-1)?.kill()
    await shop.add(ticketId, 'prd_croissant')
    await expect.poll(() => says(peer)[0], patient).toBe('Croissant       1,20')
    expect(lines.length).toBeGreaterThan(1)
  })

  it('that is not there keeps nobody from selling, and speaks when it is plugged in', async () => {
    const { shop, peer } = await counter()
    await setUp(shop, setting({ path: '/dev/ttyZINC9' }))
    expect(await shop.sell(['prd_cafe'])).toMatchObject({ totalCents: 160 })
    await setUp(shop, setting(peer))
    await expect.poll(() => says(peer)[0], patient).not.toBe('')
  })

  it('is blank when it is no longer the café’s', async () => {
    const { shop, peer } = await counter()
    await setUp(shop, setting(peer))
    await expect.poll(() => says(peer)[0], patient).not.toBe('')
    await setUp(shop, null)
    await expect.poll(() => says(peer), patient).toEqual(['', ''])
  })

  it('is tried before it is kept, and says why it cannot be reached', async () => {
    const { shop, peer } = await counter()
    expect(await shop.ask.customerDisplay.tryLines({ display: setting(peer) })).toEqual({ sent: true })
    await expect.poll(() => says(peer), patient).toEqual(['Cafe de la Place', 'ESSAI      12,34 EUR'])
    expect(await shop.ask.customerDisplay.tryLines({ display: setting({ path: '/dev/ttyZINC9' }) })).toEqual({
      sent: false,
      why: 'ENOENT',
    })
  })
})
