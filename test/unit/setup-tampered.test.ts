import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { FIRST_DRAWER } from '../../src/shared/contracts/till.ts'
import type { DrawerId, ProductId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { entriesOf } from '../support/books.ts'
import { company } from '../support/invoice-samples.ts'
import { command, LEA, SAMI } from '../support/said.ts'
import { NOON_MS, openShop, refusalOf, temporaryFolder } from '../support/shop.ts'
import { refundOf } from '../support/years.ts'

/** A till that can be shut, meddled with and opened again; its clock goes on. */
function aTill() {
  const own = temporaryFolder()
  onTestFinished(own.remove)
  let nowMs = NOON_MS
  const open = () => openShop({ dataFolder: own.folder, nowMs: () => (nowMs += 1) })
  const meddle = (sql: string) => {
    const db = new Database(dataFolder(own.folder).ledger)
    db.exec(sql)
    db.close()
  }
  const tampered = async ({ ask }: Awaited<ReturnType<typeof open>>) => {
    const status = await ask.till.status({})
    return status.phase === 'running' ? status.anomalies.map(({ kind, where }) => `${kind} ${where}`) : []
  }
  return { folder: own.folder, open, meddle, tampered }
}

describe('F-16 what decides over prices, taxes and rights', () => {
  it.each([
    ['site', `UPDATE settings SET value = replace(value, 'FR', 'XX') WHERE name = 'site'`],
    ['settings', `UPDATE settings SET value = replace(value, '"always"', '"on-request"') WHERE name = 'settings'`],
    ['prices', `UPDATE products SET price_cents = 1 WHERE product_id = 'prd_cafe'`],
    ['prices', `UPDATE products SET vat_class = (SELECT vat_class FROM products WHERE product_id = 'prd_baguette')`],
    ['prices', `UPDATE options SET price_cents = price_cents + 1`],
    ['roles', `UPDATE operators SET role = 'manager' WHERE operator_id = 'opr_2'`],
    ['roles', `UPDATE operators SET pin = 'scrypt$1$x$x' WHERE operator_id = 'opr_1'`],
  ])('is told when its %s changed behind the till’s back, once, and the next sale bears it: %s', async (part, sql) => {
    const { open, meddle, tampered } = aTill()
    const before = await open()
    await before.openDay()
    await before.close()
    meddle(sql)
    meddle(`DELETE FROM event_log WHERE kind = 'till-started'`) // the sealed entries are asked, not this table
    const shop = await open()
    expect(await tampered(shop)).toEqual([`settings-tampered ${part}`])
    const told = shop.one<string>(`SELECT json_extract(entry, '$.payload.code') FROM journal_entries
      WHERE chain = 'events' AND json_extract(entry, '$.kind') = 'integrity-defect'`)
    expect(told).toBe(90)
    await shop.close()
    const after = await open()
    const defects = `SELECT count(*) FROM event_log WHERE kind = 'integrity-defect'`
    expect(after.one(defects)).toBe(1)
    await after.close()
  })

  it('is not told when it was changed by a command, whichever', async () => {
    const { open, tampered } = aTill()
    const before = await open()
    const terrace = { drawerId: 'drw_terrasse' as DrawerId, name: 'Terrasse' }
    const drawers = [{ drawerId: FIRST_DRAWER, name: 'Bar' }, terrace]
    await before.ask.cashSessions.setDrawers({ ...command(), drawers })
    await before.ask.cashSessions.chooseDrawer({ ...command(), drawerId: terrace.drawerId })
    await before.close()
    const after = await open()
    expect(await tampered(after)).toEqual([])
    await after.close()
  })

  it('is born by the first sale after', async () => {
    const { open, meddle } = aTill()
    const before = await open()
    await before.openDay()
    await before.close()
    meddle(`UPDATE products SET price_cents = 1 WHERE product_id = 'prd_cafe'`)
    const shop = await open()
    await shop.sell(['prd_cafe'])
    expect(shop.one(`SELECT entry FROM journal_entries WHERE chain = 'tickets'`)).toContain('settings-tampered prices')
    await shop.close()
  })

  it('changes without a word by the commands that are there for it', async () => {
    const { open, tampered } = aTill()
    const shop = await open()
    await shop.ask.till.changeSettings({ ...command(), cutOffHour: 4 })
    await shop.ask.catalogue.changePrice({
      ...command(),
      productId: 'prd_cafe' as ProductId,
      priceCents: cents(210),
      takeawayPriceCents: null,
    })
    await shop.ask.people.setPin({ ...command(), operatorId: LEA, pin: '4711' })
    await shop.ask.people.save({
      ...command(),
      operatorId: SAMI,
      name: 'S',
      initials: 'S',
      role: 'cook',
      active: true,
    })
    await shop.close()
    const again = await open()
    expect(await tampered(again)).toEqual([])
    await again.close()
  })
})

describe('F-51 the buyer kept beside an invoice', () => {
  it('is checked against the sealed fingerprint by every document and every verification', async () => {
    const { folder, open, meddle } = aTill()
    const shop = await open()
    await shop.openDay()
    await shop.sell(['prd_cafe'])
    const { seq } = await shop.ask.invoices.make({ ...command(), ticketNumber: 1, buyer: company, customerId: null })
    expect(checkLedger(dataFolder(folder)).faults).toEqual([])
    expect(await shop.ask.invoices.file({ seq })).not.toBe(null)
    meddle(`UPDATE invoice_buyers SET buyer = replace(buyer, '${company.city}', 'Ailleurs')`)
    expect(await shop.ask.invoices.file({ seq })).toBe(null)
    expect(await refusalOf(shop.ask.invoices.print({ ...command(), seq }))).toBe('BUYER_ALTERED')
    // Money is given back all the same; its credit note bears the seal of the invoice and not the altered name.
    await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
    expect(entriesOf(shop, 'invoices').map(({ payload }) => payload['buyer'])).toEqual(
      Array.from({ length: 2 }, () => entriesOf(shop, 'invoices')[0]?.payload['buyer']),
    )
    expect(shop.one('SELECT count(*) FROM invoice_buyers')).toBe(1)
    expect(checkLedger(dataFolder(folder)).faults).toEqual([{ chain: 'invoices', seq, what: 'buyer-altered' }])
    meddle('DELETE FROM invoice_buyers') // erased, as retention does
    expect(checkLedger(dataFolder(folder)).faults).toEqual([])
    await shop.close()
  })
})
