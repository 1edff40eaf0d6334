import { describe, expect, it, onTestFinished } from 'vitest'
import {
  afterLook,
  afterPulse,
  drawerState,
  LEFT_OPEN_MS,
  PULSE_COUNTS_MS,
  UNSEEN,
} from '../../src/main/printing/drawer-rules.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import type { Printer } from '../../src/shared/contracts/printers.ts'
import { newCommandId, type PrinterId } from '../../src/shared/ids.ts'
import { entriesOf } from '../support/books.ts'
import { openShop } from '../support/shop.ts'

const command = () => ({ commandId: newCommandId() })
const patient = { timeout: 20_000, interval: 20 }

describe('H-11 a drawer that is looked at', () => {
  const closed = afterLook(UNSEEN, 'closed', 0)

  it('is asked for where the till sent a pulse just before, and once a pulse', () => {
    const opened = afterLook(afterPulse(closed, 100), 'open', 100 + PULSE_COUNTS_MS)
    expect(drawerState(opened, 5200)).toBe('open')
    const again = afterLook(afterLook(opened, 'closed', 5300), 'open', 5400)
    expect(drawerState(again, 5400)).toBe('unasked')
  })
  it('is unasked without a pulse, or long after one', () => {
    expect(drawerState(afterLook(closed, 'open', 1000), 1000)).toBe('unasked')
    expect(drawerState(afterLook(afterPulse(closed, 0), 'open', PULSE_COUNTS_MS + 1), PULSE_COUNTS_MS + 1)).toBe(
      'unasked',
    )
  })
  it('found open at the start was opened by nobody knows whom', () => {
    const found = afterLook(UNSEEN, 'open', 0)
    expect(drawerState(found, 1)).toBe('open')
    expect(drawerState(found, LEFT_OPEN_MS)).toBe('left-open')
  })
  it('is left open after a while, and shut it is only shut', () => {
    const opened = afterLook(afterPulse(closed, 0), 'open', 0)
    expect(drawerState(opened, LEFT_OPEN_MS - 1)).toBe('open')
    expect(drawerState(afterLook(opened, 'open', LEFT_OPEN_MS), LEFT_OPEN_MS)).toBe('left-open')
    expect(drawerState(afterLook(opened, 'closed', LEFT_OPEN_MS), LEFT_OPEN_MS)).toBe('closed')
  })
  it('nobody has looked at is not watched', () => expect(drawerState(UNSEEN, 0)).toBe('unwatched'))
})

describe('a drawer with a switch, through its printer', () => {
  async function counter(sensor: NonNullable<Printer['drawerSensor']>) {
    const drawer = await startPrinterSimulator()
    const shop = await openShop()
    onTestFinished(async () => {
      await shop.close()
      await drawer.close()
    })
    await shop.openDay()
    const printerId = 'prn_comptoir' as PrinterId
    const connection = { kind: 'tcp' as const, host: '127.0.0.1', port: drawer.port }
    const printer: Printer = {
      printerId,
      name: 'Comptoir',
      connection,
      profileId: 'epson-80',
      codePage: null,
      drawerPin: 2,
      drawerSensor: sensor,
    }
    const save = (drawerSensor?: typeof sensor) => {
      const { drawerSensor: _, ...plain } = printer
      const kept = drawerSensor ? { ...plain, drawerSensor } : plain
      const setup = { printers: [kept], routes: [{ purpose: 'receipts' as const, printerIds: [printerId] }] }
      return shop.ask.printers.saveSetup({ ...command(), setup })
    }
    const state = async () => (await shop.ask.printing.status({})).drawer
    const openings = () => entriesOf(shop, 'events').filter(({ kind }) => kind === 'drawer-opened-unasked')
    drawer.faults.drawerHigh(sensor === 'low-is-open')
    await save(sensor)
    await expect.poll(state, patient).toBe('closed')
    return {
      drawer,
      shop,
      connection,
      state,
      openings,
      save,
      isOpen: (on: boolean) => drawer.faults.drawerHigh(on === (sensor === 'high-is-open')),
    }
  }

  it.each(['high-is-open', 'low-is-open'] as const)(
    'opened with its key it is an event, and told (%s)',
    async (sensor) => {
      const { state, openings, isOpen } = await counter(sensor)
      isOpen(true)
      await expect.poll(state, patient).toBe('unasked')
      expect(openings()).toMatchObject([{ operator: 'opr_1', payload: { sessionId: expect.stringMatching(/^ses_/) } }])
      isOpen(false)
      await expect.poll(state, patient).toBe('closed')
      expect(openings()).toHaveLength(1)
    },
  )

  it('opened by a sale it is no event', async () => {
    const { shop, state, openings, isOpen } = await counter('high-is-open')
    await shop.sell(['prd_cafe'])
    isOpen(true) // as the pulse does
    await expect.poll(state, patient).toBe('open')
    isOpen(false)
    await expect.poll(state, patient).toBe('closed')
    expect(openings()).toEqual([])
  })

  it('whose printer is off stays as it was, and whose switch is no longer set up is watched no more', async () => {
    const { drawer, state, openings, save } = await counter('high-is-open')
    await drawer.faults.refuse()
    await save()
    await expect.poll(state, patient).toBe('unwatched')
    expect(openings()).toEqual([])
  })

  it('says its level to whoever sets it up', async () => {
    const { drawer, shop, connection } = await counter('high-is-open')
    const make = { profileId: 'epson-80' as const, codePage: null }
    expect(await shop.ask.printers.drawerPin({ connection, make })).toBe('low')
    drawer.faults.drawerHigh()
    expect(await shop.ask.printers.drawerPin({ connection, make })).toBe('high')
    await drawer.faults.refuse()
    expect(await shop.ask.printers.drawerPin({ connection, make })).toBe('unknown')
  })
})
