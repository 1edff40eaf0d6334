import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { canonical } from '../../src/main/journal/index.ts'
import { software } from '../../src/main/software.ts'
import { newLineId, newTicketId } from '../../src/shared/ids.ts'
import { milli } from '../../src/shared/money.ts'
import { NOON_MS, openShop } from '../support/shop.ts'
import { command } from '../support/said.ts'
import { happyHour, prd } from '../support/pricing.ts'

const FIVE_HOURS_MS = 5 * 3_600_000

it('F-10 a sale of a set menu and of a price list is written to the byte as it always was', async () => {
  let drawn = 0
  const counted = vi
    .spyOn(globalThis.crypto, 'randomUUID')
    .mockImplementation(() => `00000000-0000-4000-8000-${String(++drawn).padStart(12, '0')}`)
  onTestFinished(() => counted.mockRestore())
  // A clock that stands: how often the till looks at it, for one more migration, is no part of what is sealed.
  let nowMs = NOON_MS
  const shop = await openShop({ nowMs: () => nowMs })
  onTestFinished(() => shop.close())
  await shop.openDay()
  await shop.ask.priceLists.save({ ...command(), list: happyHour() })
  nowMs += FIVE_HOURS_MS
  const ticketId = newTicketId()
  const chosen = { entree: 'entree-du-jour', plat: 'steak-frites', dessert: 'tarte-pommes', boisson: 'verre-rouge' }
  await shop.ask.tickets.addLine({
    ...command(),
    ticketId,
    lineId: newLineId(),
    productId: prd('formule-complete'),
    quantityMilli: milli(2000),
    optionIds: [],
    parts: Object.entries(chosen).map(([slotId, slug]) => ({ slotId, productId: prd(slug), optionIds: [] })),
    place: 'on-site',
  })
  await shop.add(ticketId, 'prd_demi')
  await shop.take(ticketId, 'card')
  const entry = shop.one<string>(`SELECT entry FROM journal_entries WHERE chain = 'tickets' ORDER BY seq DESC LIMIT 1`)
  const text = entry.replaceAll(canonical(software), '"the software"').replaceAll(/[0-9a-f]{64}/g, '64 digits')
  const file = join(import.meta.dirname, 'tickets.sale.formule.json')
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, `${text}\n`)
  expect(`${text}\n`).toBe(readFileSync(file, 'utf8'))
})
