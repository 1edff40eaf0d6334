import { expect, it } from 'vitest'
import { newRoomId, newTableId } from '../../src/shared/ids.ts'
import { command } from '../support/said.ts'
import { openShop, refusalOf } from '../support/shop.ts'

it('a set-up goes from one till to another that is new, whole, and names nobody', async () => {
  const from = await openShop()
  await from.ask.till.changeSettings({ ...command(), displayMessage: 'Soupe le jeudi', voucherMonths: 6 })
  const rooms = [{ roomId: newRoomId(), label: 'Cour', tables: [] }]
  await from.ask.tabs.saveRooms({ ...command(), rooms })
  const file = await from.ask.backups.exportSetup({})
  const text = JSON.stringify(file)
  for (const { name } of (await from.ask.people.list({})).people) expect(text).not.toContain(name)
  expect(text).not.toContain('cardTerminal')
  await from.close()

  const to = await openShop()
  await to.ask.backups.importSetup({ ...command(), file })
  const { madeAtMs: _, till: __, ...after } = await to.ask.backups.exportSetup({})
  expect(file).toMatchObject(after)
  expect(to.one(`SELECT count(*) FROM event_log WHERE kind = 'setting-changed'`)).toBeGreaterThan(0)
  await to.openDay()
  await to.sell(['prd_cafe'])
  expect(await to.ask.till.verifyLedger({})).toMatchObject({ ok: true })
  expect(await refusalOf(to.ask.backups.importSetup({ ...command(), file }))).toBe('SETUP_DAY_OPEN')
  await to.close()
})

it('a set-up with one thing wrong changes nothing at all', async () => {
  const shop = await openShop()
  const before = await shop.ask.backups.exportSetup({})
  const table = { label: '1', shape: 'square' as const, x: 0, y: 0, width: 2, height: 2, seats: 2 }
  const tables = [newTableId(), newTableId()].map((tableId) => ({ ...table, tableId }))
  const file = {
    ...before,
    settings: { ...before.settings, displayMessage: 'Non' },
    catalogue: { ...before.catalogue, products: before.catalogue.products.slice(0, -1) },
    rooms: [{ roomId: newRoomId(), label: 'Cour', tables }],
  }
  expect(await refusalOf(shop.ask.backups.importSetup({ ...command(), file }))).not.toBe('none')
  const { madeAtMs: _, ...after } = await shop.ask.backups.exportSetup({})
  expect(before).toMatchObject(after)
  await shop.openDay()
  await shop.sell(['prd_cafe'])
  await shop.close()
})
