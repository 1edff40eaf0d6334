import Database from 'better-sqlite3'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { refundShares } from '../../src/main/corrections/rules.ts'
import { inTransaction, openLedger } from '../../src/main/db/open.ts'
import { createJournal, filePermissions, journalTrack, loadOrCreateSigner } from '../../src/main/journal/index.ts'
import { zSale } from '../../src/main/tickets/index.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { newTenderId, newTicketId } from '../../src/shared/ids.ts'
import { extractVat, vatRate } from '../../src/shared/vat.ts'
import { entriesOf, expectBooksToBalance, ticketsOf } from '../support/books.ts'
import { NOON_MS, temporaryFolder } from '../support/shop.ts'
import { DAY_MS, openClockedShop, refundOf, trade, type ClockedShop } from '../support/years.ts'
import { command } from '../support/said.ts'

let shop: ClockedShop
afterEach(async () => {
  await shop?.close()
  shop = undefined as never
})
const open = async () => {
  shop = await openClockedShop(NOON_MS)
  await shop.openDay()
}
const changeTender = (number: number, amountCents: number, from: 'cash' | 'card' = 'cash') =>
  shop.ask.corrections.changeTender({
    ...command(),
    ticketId: newTicketId(),
    tenderIds: [newTenderId(), newTenderId()],
    number,
    from,
    to: from === 'cash' ? 'card' : 'cash',
    amountCents: cents(amountCents),
  })
const root = resolve(import.meta.dirname, '../..')

it('F-01 seals a ticket with number, till, site, instant, zone, operator, every line, the VAT table and every tender', async () => {
  await open()
  const ticketId = newTicketId()
  await shop.add(ticketId, 'prd_steak-frites')
  await shop.add(ticketId, 'prd_demi', 2)
  await shop.add(ticketId, 'prd_ouest-france')
  await shop.take(ticketId, 'card', 1000)
  await shop.take(ticketId, 'cash', 2000)
  const [entry] = entriesOf(shop, 'tickets')
  expect(entry).toMatchObject({ seq: 1, chain: 'tickets', kind: 'sale', till: 'CAISSE-1', operator: 'opr_1' })
  const sale = zSale.parse(entry?.payload)
  expect(sale).toMatchObject({ zone: 'Europe/Paris', businessDay: '2026-11-23', place: 'on-site' })
  expect(sale.site).toMatchObject({ name: 'Café de la Place', siret: expect.stringMatching(/\d/) })
  expect(
    sale.lines.map(({ label, quantityMilli, unitPriceCents, discountCents, ttcCents, vatRate: rate, nature }) => {
      return { label, quantityMilli, unitPriceCents, discountCents, ttcCents, rate, nature }
    }),
  ).toEqual([
    {
      label: 'Steak frites',
      quantityMilli: 1000,
      unitPriceCents: 1550,
      discountCents: 0,
      ttcCents: 1550,
      rate: 1000,
      nature: 'own',
    },
    {
      label: 'Demi',
      quantityMilli: 2000,
      unitPriceCents: 300,
      discountCents: 0,
      ttcCents: 600,
      rate: 2000,
      nature: 'own',
    },
    {
      label: 'Ouest-France',
      quantityMilli: 1000,
      unitPriceCents: sale.lines[2]!.ttcCents,
      discountCents: 0,
      ttcCents: sale.lines[2]!.ttcCents,
      rate: 0,
      nature: 'agency',
    },
  ])
  expect(sale.vat.map(({ rate }) => rate)).toEqual([1000, 2000])
  expect(sale.tenders.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
    ['card', 1000],
    ['cash', sale.totalCents - 1000],
  ])
})

describe('F-02 whole cents', () => {
  it('F-02 are all that was ever sealed', async () => {
    await open()
    await shop.sell(['prd_cafe', 'prd_demi'])
    await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
    const numbers: number[] = []
    const walk = (value: unknown): void => {
      if (typeof value === 'number') numbers.push(value)
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
    }
    for (const chain of ['tickets', 'events', 'closures'] as const) walk(entriesOf(shop, chain))
    expect(numbers.length).toBeGreaterThan(50)
    expect(numbers.filter((number) => !Number.isSafeInteger(number))).toEqual([])
  })

  it('F-02 are all that can be sealed: a fraction is a defect, and nothing is written', () => {
    const { folder, remove } = temporaryFolder()
    const db = openLedger(join(folder, 'ledger.db'))
    try {
      db.exec(readMigrations())
      const { signer } = loadOrCreateSigner(join(folder, 'keys'), filePermissions())
      const journal = createJournal(db, { signer, till: () => 'T', projections: [] })
      const fact = { chain: 'events' as const, kind: 'x', operator: 'opr_1', nowMs: 1 }
      const write = (payload: Record<string, number>) => inTransaction(db, () => journal.append({ ...fact, payload }))
      for (const wrong of [0.1, 1 / 3, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(() => write({ amountCents: wrong })).toThrow('whole')
      }
      expect(db.prepare('SELECT count(*) FROM journal_entries').pluck().get()).toBe(0)
      write({ amountCents: 10 })
      expect(db.prepare('SELECT count(*) FROM journal_entries').pluck().get()).toBe(1)
    } finally {
      db.close()
      remove()
    }
  })

  it('F-02 never pass through a rounding of JavaScript in the core', () => {
    const files = globSync('src/main/**/*.ts', { cwd: root }).filter((file) => !file.includes('simulators'))
    expect(files.length).toBeGreaterThan(80)
    const roundings = files.filter((file) =>
      /Math\.round\(|\.toFixed\(|parseFloat\(/.test(readFileSync(join(root, file), 'utf8')),
    )
    // Milliseconds of a report, places on a page or a paper, and how many people come by in a made-up café.
    expect(roundings.filter((file) => !/cli\.ts$|cli\/demo|main\/demo\/|documents\/|devices\//.test(file))).toEqual([])
  })
})

describe('F-05 F-07 corrections', () => {
  it('F-05 leave the paid ticket to the byte as it was, and are tickets of their own with reason, operator and time', async () => {
    await open()
    await shop.sell(['prd_cafe', 'prd_demi'])
    const row = () =>
      shop.one(`SELECT entry || hash || signature FROM journal_entries WHERE chain = 'tickets' AND seq = 1`)
    const before = row()
    await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
    await changeTender(1, 300)
    expect(row()).toBe(before)
    const [, refund, change] = entriesOf(shop, 'tickets')
    const [original] = ticketsOf(shop)
    expect(refund).toMatchObject({
      seq: 2,
      kind: 'refund',
      operator: 'opr_1',
      payload: {
        corrects: { number: 1, hash: original?.hash },
        reason: 'mistake',
        totalCents: -160,
        turnoverCents: -160,
      },
    })
    expect(change).toMatchObject({ seq: 3, kind: 'tender-change', payload: { corrects: { number: 1 }, totalCents: 0 } })
    await expectBooksToBalance(shop)
  })

  it('F-07 change a tender by minus the old and plus the new, as often as needed, and never more than was paid so', async () => {
    await open()
    await shop.sell(['prd_cafe', 'prd_demi'])
    await changeTender(1, 160)
    await changeTender(1, 300)
    await expect(changeTender(1, 1)).rejects.toMatchObject({ code: 'TENDER_UNKNOWN' })
    await changeTender(1, 460, 'card')
    const changes = ticketsOf(shop).slice(1)
    expect(changes.map(({ body }) => body.tenders.map(({ kind, amountCents }) => [kind, amountCents]))).toEqual([
      [
        ['cash', -160],
        ['card', 160],
      ],
      [
        ['cash', -300],
        ['card', 300],
      ],
      [
        ['card', -460],
        ['cash', 460],
      ],
    ])
    const x = await shop.ask.cashSessions.x({})
    expect(x).toMatchObject({ turnoverCents: 460, tenderChangeCount: 3, expectedCents: 10_460 })
    await expectBooksToBalance(shop)
  })
})

it('F-06 any series of refunds of a line makes exactly the line, never a cent or a gram more, at its own rate', () => {
  const line = fc
    .record({
      quantity: fc.integer({ min: 1, max: 50_000 }),
      ttc: fc.integer({ min: 0, max: 500_000 }),
      rate: fc.constantFrom(0, 210, 550, 1000, 2000),
    })
    .map(({ quantity, ttc, rate }) => ({
      quantityMilli: milli(quantity),
      ttcCents: cents(ttc),
      vatCents: extractVat(cents(ttc), vatRate(rate)).vat,
      vatRate: vatRate(rate),
    }))
  fc.assert(
    fc.property(
      line,
      fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 8 }),
      (original, asked) => {
        const given = { quantityMilli: milli(0), ttcCents: cents(0), vatCents: cents(0) }
        const take = (quantity: number): boolean => {
          const before = new Map([[0, { ...given }]])
          const shares = refundShares([original], before, [{ position: 0, quantityMilli: milli(quantity) }])
          if (!shares.ok) return false
          const [share] = shares.value
          expect(share!.htCents + share!.vatCents).toBe(share!.ttcCents)
          expect(Math.min(share!.ttcCents, share!.vatCents, share!.htCents)).toBeGreaterThanOrEqual(0)
          given.quantityMilli = milli(given.quantityMilli + quantity)
          given.ttcCents = cents(given.ttcCents + share!.ttcCents)
          given.vatCents = cents(given.vatCents + share!.vatCents)
          return true
        }
        for (const quantity of asked) {
          const fits = given.quantityMilli + quantity <= original.quantityMilli
          expect(take(quantity)).toBe(fits)
        }
        const left = original.quantityMilli - given.quantityMilli
        if (left > 0) expect(take(left)).toBe(true)
        expect(given).toEqual({
          quantityMilli: original.quantityMilli,
          ttcCents: original.ttcCents,
          vatCents: original.vatCents,
        })
        expect(take(1)).toBe(false)
      },
    ),
  )
})

it('F-08 a line taken off or lessened after a provisional note says so, with operator, instant and amount', async () => {
  await open()
  const ticketId = newTicketId()
  const { ticket } = await shop.add(ticketId, 'prd_demi', 3)
  const { number } = await shop.ask.notes.print({ ...command(), ticketId })
  const { lineId } = ticket!.lines[0]!
  await shop.ask.tickets.changeQuantity({ ...command(), ticketId, lineId, quantityMilli: milli(1000) })
  await shop.ask.tickets.removeLine({ ...command(), ticketId, lineId })
  const events = entriesOf(shop, 'events').filter(({ kind }) => kind === 'line-voided')
  expect(events).toMatchObject([
    {
      operator: 'opr_1',
      at: expect.stringMatching(/^2026-11-23T12:/),
      payload: { amountCents: 600, afterNote: number },
    },
    { operator: 'opr_1', payload: { amountCents: 300, afterNote: number } },
  ])
})

describe('F-09 F-11 F-13 the chain', () => {
  it('F-09 F-13 names the format, the key, the entry before and its signature; the first says that it is the first', async () => {
    await open()
    for (const products of [['prd_cafe'], ['prd_demi'], ['prd_baguette']]) await shop.sell(products)
    await shop.ask.corrections.refund(refundOf(2, [{ position: 0 }]))
    const db = new Database(shop.ledgerFile, { readonly: true })
    type Row = { entry: string; prev: string; hash: string; key: string; signature: string }
    const rows = db.prepare<[], Row>(`SELECT * FROM journal_entries WHERE chain = 'tickets' ORDER BY seq`).all()
    db.close()
    let algebraic = 0
    let absolute = 0
    rows.forEach((row, index) => {
      const bytes = Buffer.from(`${row.prev}\n${row.entry}`)
      const publicKey = createPublicKey(readFileSync(join(shop.folder, 'keys', `${row.key}.pem`)))
      expect(row.prev).toBe(rows[index - 1]?.hash ?? 'first')
      expect(row.hash).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(verify('sha256', bytes, publicKey, Buffer.from(row.signature, 'base64'))).toBe(true)
      expect(publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1')
      const { format, payload } = JSON.parse(row.entry) as {
        format: number
        payload: { turnoverCents: number; perpetual: unknown }
      }
      algebraic += payload.turnoverCents
      absolute += Math.abs(payload.turnoverCents)
      expect(format).toBe(1)
      expect(payload.perpetual).toEqual({ algebraicCents: algebraic, absoluteCents: absolute })
    })
    expect(rows).toHaveLength(4)
    expect([algebraic, absolute]).toEqual([160 + 300 + 120 - 300, 160 + 300 + 120 + 300])
  })

  it('F-11 is made of ECDSA P-256 with SHA-256 and of nothing weaker', () => {
    const files = globSync('src/main/**/*.ts', { cwd: root })
    const weak = files.filter((file) =>
      /\b(sha1|md5|crc32|RSA-SHA1|createHmac)\b/i.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(weak).toEqual([])
    // FIPS 180-4, "abc".
    expect(createHash('sha256').update('abc').digest('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})

it('F-12 the private key is made at installation, lies in its one file for its owner alone, and is nowhere else', async () => {
  const said: unknown[] = []
  shop = await openClockedShop(NOON_MS)
  await trade(shop, [['prd_cafe']])
  shop.clockTo(NOON_MS + DAY_MS)
  await shop.openDay()
  await shop.ask.archives.make({ ...command(), from: '2026-11-23' as never, to: '2026-11-23' as never })
  for (;;) {
    const { job } = await shop.ask.archives.list({})
    if (job.state !== 'running') break
    await new Promise((later) => setImmediate(later))
  }
  said.push(
    await shop.ask.till.status({}),
    await shop.ask.taxControl.guide({}),
    await shop.ask.taxControl.sealed({ number: 1 }),
  )
  await shop.till.close()
  const pem = readFileSync(join(shop.folder, 'keys', 'till.key'), 'utf8')
  // One whole line of it: 48 bytes that only a copy of the key could hold.
  const middle = pem.split('\n')[2] ?? ''
  expect(middle).toMatch(/^[A-Za-z0-9+/]{20,64}/)
  const files = globSync('**/*', { cwd: shop.folder, withFileTypes: true }).filter((file) => file.isFile())
  const holding = files.filter((file) => {
    const bytes = readFileSync(join(file.parentPath, file.name))
    return bytes.includes(middle) || bytes.includes(Buffer.from(middle, 'base64').subarray(0, 14))
  })
  expect(files.length).toBeGreaterThan(6)
  expect(holding.map((file) => file.name)).toEqual(['till.key'])
  expect(JSON.stringify(said)).not.toContain(middle)
})

it('F-18 a ledger that was tampered with says so in the status and the event log, and goes on selling', async () => {
  const { folder, remove } = temporaryFolder()
  const before = await openClockedShop(NOON_MS, { dataFolder: folder })
  await before.openDay()
  await before.sell(['prd_cafe'])
  await before.sell(['prd_demi'])
  await before.close()
  const db = new Database(join(folder, 'ledger.db'))
  db.exec(`DROP TRIGGER journal_entries_frozen;
    UPDATE journal_entries SET entry = replace(entry, '"totalCents":160', '"totalCents":150') WHERE chain = 'tickets' AND seq = 1`)
  db.close()
  shop = await openClockedShop(NOON_MS + 60_000, { dataFolder: folder })
  expect(await shop.ask.till.verifyLedger({})).toMatchObject({
    ok: false,
    faults: [{ chain: 'tickets', seq: 1, what: 'altered' }],
  })
  expect(await shop.sell(['prd_cafe'])).toMatchObject({ number: 3 })
  await shop.till.close()
  remove()
})

function readMigrations(): string {
  return journalTrack.steps.map(({ sql }) => sql).join('\n')
}
