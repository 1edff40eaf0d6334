import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { openLedger, type WriteDb } from '../../src/main/db/open.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import {
  canonical,
  chains,
  rebuild,
  verifyJournal,
  type Entry,
  type Fault,
  type Json,
} from '../../src/main/journal/index.ts'
import { entryBytes, FIRST, sha256, type SealedEntry } from '../../src/main/journal/entry.ts'
import { signerFromPem } from '../../src/main/journal/keys.ts'
import { projectionsOf } from '../../src/main/ledger-parts.ts'
import { newCommandId, newTicketId, type LineId, type OptionId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { createSeller } from '../support/seller.ts'
import { openShop, temporaryFolder } from '../support/shop.ts'
import {
  changesOf,
  flipsOf,
  flipsOfText,
  meddled,
  strangersCopy,
  verifierOf,
  type Flip,
  type Row,
} from '../support/tampering.ts'

type EntryRow = Omit<SealedEntry, 'entry'> & {
  readonly chain: Entry['chain']
  readonly seq: number
  readonly entry: string
}

let own: ReturnType<typeof temporaryFolder>
let db: WriteDb
let verify: (db: WriteDb) => readonly Fault[]
let entries: readonly EntryRow[]
const zPrinted = { headCode: '' }

/** A small day with everything in it: options, notes, split tenders, press, a void, an opened drawer, a copy, a Z. */
async function aDay(folder: string): Promise<void> {
  const shop = await openShop({ dataFolder: folder })
  const seller = createSeller(shop.ask)
  const sessionId = await seller.openDay()
  const first = await seller.sell(['prd_cafe', 'prd_ouest-france'], 'cash')

  const split = newTicketId()
  const { ticket } = await seller.add(split, 'prd_steak-frites', {
    quantity: 2,
    options: ['opt_cuisson-saignant', 'opt_sauce-poivre'],
  })
  await shop.ask.tickets.describeLine({
    commandId: newCommandId(),
    ticketId: split,
    lineId: ticket?.lines[0]?.lineId as LineId,
    note: 'Sans sel, à côté',
    optionIds: ['opt_cuisson-bleu' as OptionId],
  })
  await seller.take(split, 'cash', 500)
  await seller.take(split, 'card')

  await seller.add(newTicketId(), 'prd_demi')
  const { ticket: regretted } = await shop.ask.tickets.counter({})
  await shop.ask.tickets.voidTicket({ commandId: newCommandId(), ticketId: regretted!.ticketId })
  await shop.ask.cashSessions.openDrawer({ commandId: newCommandId() })
  await shop.ask.printing.printReceipt({ commandId: newCommandId(), ticketId: first!.ticketId })

  const away = newTicketId()
  await seller.add(away, 'prd_coca-33', { place: 'takeaway' })
  await seller.take(away, 'cash', 500)
  const z = await shop.ask.cashSessions.close({
    commandId: newCommandId(),
    sessionId,
    countedCents: cents(10_000),
    explanation: 'unknown',
  })
  zPrinted.headCode = z.headCode
  await seller.openDay()
  await seller.sell(['prd_croissant'])
  await shop.close()
}

beforeAll(async () => {
  own = temporaryFolder()
  await aDay(own.folder)
  db = strangersCopy(join(own.folder, 'ledger.db'))
  verify = verifierOf(own.folder)
  entries = db.prepare<[], EntryRow>('SELECT * FROM journal_entries ORDER BY chain, seq').all()
})
afterAll(() => {
  db.close()
  own.remove()
  console.log(`${triedInAll} mutations of ${entries.length} entries, ${cellsTried} of the projections`)
})

/** The mutations that went unnoticed or were blamed on another place: must be none. */
const unseen: string[] = []
let tried = 0
let triedInAll = 0
let cellsTried = 0
function mustBlame(what: string, { chain, seq }: { chain: Fault['chain']; seq: number }, change: () => void): void {
  tried += 1
  const faults = meddled(db, change, () => verify(db))
  if (faults.some((fault) => fault.chain === chain && fault.seq === seq)) return
  unseen.push(
    `${what}: ${faults.length === 0 ? 'silent' : faults.map((f) => `${f.chain} ${f.seq} ${f.what}`).join(', ')}`,
  )
}
function expectAllSeen(least: number): void {
  const [count, list] = [tried, unseen.splice(0)]
  triedInAll += count
  tried = 0
  expect(list.slice(0, 10)).toEqual([])
  expect(count).toBeGreaterThan(least) // a test that tried nothing has shown nothing
}

const update = (column: string, { chain, seq }: EntryRow, value: string | number) =>
  db.prepare(`UPDATE journal_entries SET ${column} = ? WHERE chain = ? AND seq = ?`).run(value, chain, seq)

describe('the journal of a small day', () => {
  it('is whole, and has every kind of entry that is tampered with below', () => {
    expect(verify(db)).toEqual([])
    expect(new Set(entries.map(({ chain }) => chain))).toEqual(new Set(['closures', 'copies', 'events', 'tickets']))
    expect(entries.length).toBeGreaterThan(15)
  })

  it('F-10 names the entry, whichever text column of it was changed in whichever way', () => {
    for (const row of entries) {
      for (const column of ['entry', 'prev', 'hash', 'key', 'signature'] as const) {
        for (const { how, value } of flipsOfText(row[column])) {
          mustBlame(`${column} of ${row.chain} ${row.seq}, ${how}`, row, () => update(column, row, value))
        }
      }
    }
    expectAllSeen(entries.length * 40)
  })

  it('names the entry whose text is no longer UTF-8', () => {
    for (const row of entries) {
      for (const column of ['entry', 'prev', 'hash', 'key', 'signature'] as const) {
        const bytes = Buffer.from(row[column])
        bytes[Math.floor(bytes.length / 2)] = 0xff
        const sql = `UPDATE journal_entries SET ${column} = CAST(? AS TEXT) WHERE chain = ? AND seq = ?`
        mustBlame(`${column} of ${row.chain} ${row.seq}, not UTF-8`, row, () =>
          db.prepare(sql).run(bytes, row.chain, row.seq),
        )
      }
    }
    expectAllSeen(entries.length)
  })

  it('names the entry whose number or chain was changed', () => {
    for (const row of entries) {
      for (const { how, value } of flipsOf(row.seq)) {
        const taken = entries.some(({ chain, seq }) => chain === row.chain && seq === value)
        if (taken) continue
        mustBlame(`number of ${row.chain} ${row.seq}, ${how}`, row, () => update('seq', row, value))
      }
      for (const chain of [...chains, ...flipsOfText(row.chain).map(({ value }) => String(value))]) {
        const taken = entries.some((entry) => entry.chain === chain && entry.seq === row.seq)
        if (taken) continue
        mustBlame(`${row.chain} ${row.seq} moved to ${chain}`, row, () => update('chain', row, chain))
      }
    }
    expectAllSeen(entries.length * 10)
  })

  it('names the entry whose text says the same in another way', () => {
    for (const row of entries) {
      const value = JSON.parse(row.entry) as { [key: string]: Json }
      const sameOtherwise = {
        'white space': row.entry.replace(':', ': '),
        indented: JSON.stringify(value, null, 2),
        'keys in another order': JSON.stringify(Object.fromEntries(Object.entries(value).toReversed())),
        'an escaped character': row.entry.replace('"chain"', String.raw`"\u0063hain"`),
        'a number written otherwise': row.entry.replace('"format":1', '"format":1.0'),
        'a key twice': row.entry.replace('{', `{"seq":${row.seq + 1},`),
        'a key twice, the true one last': row.entry.replace('{', '{"seq":0,'),
      }
      for (const [how, text] of Object.entries(sameOtherwise)) {
        expect(text).not.toBe(row.entry)
        mustBlame(`${row.chain} ${row.seq}, ${how}`, row, () => update('entry', row, text))
      }
    }
    expectAllSeen(entries.length * 6)
  })

  it('F-10 names the entry, whichever field of its content was changed, also when its hash was made to fit', () => {
    for (const row of entries) {
      for (const change of changesOf(JSON.parse(row.entry))) {
        const text = canonical(change.value)
        mustBlame(`${row.chain} ${row.seq} ${change.where}`, row, () => {
          update('entry', row, text)
          update('hash', row, sha256(entryBytes(row.prev, text)))
        })
      }
    }
    expectAllSeen(1000)
  })

  it('names the entry whose signature is spelt otherwise, or is its mathematical twin', () => {
    for (const row of entries) {
      for (const { how, value } of otherSpellings(row.signature)) {
        mustBlame(`signature of ${row.chain} ${row.seq}, ${how}`, row, () => update('signature', row, value))
      }
    }
    expectAllSeen(entries.length * 4)
  })

  it('F-14 names every number that was deleted: first, in the middle, at the end, and a whole chain', () => {
    const remove = db.prepare('DELETE FROM journal_entries WHERE chain = ? AND seq >= ? AND seq <= ?')
    for (const { chain, seq } of entries) {
      mustBlame(`${chain} ${seq} deleted`, { chain, seq }, () => remove.run(chain, seq, seq))
      mustBlame(`${chain} from ${seq} deleted`, { chain, seq }, () => remove.run(chain, seq, 1_000_000))
      mustBlame(`${chain} up to ${seq} deleted`, { chain, seq: 1 }, () => remove.run(chain, 1, seq))
    }
    expectAllSeen(entries.length)
  })

  it('names two entries that were swapped, and one that was written down again under another number', () => {
    for (const row of entries) {
      const next = entries.find(({ chain, seq }) => chain === row.chain && seq === row.seq + 1)
      if (next) {
        const swap = () => {
          update('seq', row, 1_000_000)
          update('seq', next, row.seq)
          update('seq', { ...row, seq: 1_000_000 }, next.seq)
        }
        mustBlame(`${row.chain} ${row.seq} swapped`, row, swap)
        mustBlame(`${row.chain} ${row.seq} swapped`, next, swap)
      }
      const last = entries.findLast(({ chain }) => chain === row.chain)!
      const again = { chain: row.chain, seq: last.seq + 1 }
      const insert = db.prepare('INSERT INTO journal_entries VALUES (?, ?, ?, ?, ?, ?, ?)')
      const { entry, prev, hash, key, signature } = row
      mustBlame('written down again', again, () =>
        insert.run(again.chain, again.seq, entry, prev, hash, key, signature),
      )
      const chained = sha256(entryBytes(last.hash, entry))
      mustBlame('written down again, chained', again, () =>
        insert.run(again.chain, again.seq, entry, last.hash, chained, key, signature),
      )
      mustBlame('in a chain that has none', { chain: 'training', seq: 1 }, () =>
        insert.run('training', 1, entry, FIRST, hash, key, signature),
      )
    }
    expectAllSeen(entries.length * 3)
  })

  it('names the key whose row was changed, removed or added', () => {
    const [key] = db.prepare<[], { key: string; public_pem: string }>('SELECT * FROM journal_keys').all()
    for (const column of ['key', 'public_pem'] as const) {
      for (const { how, value } of flipsOfText(key![column])) {
        const change = () => db.prepare(`UPDATE journal_keys SET ${column} = ?`).run(value)
        mustBlame(`${column} of the key, ${how}`, { chain: 'keys', seq: 1 }, change)
      }
    }
    mustBlame('the key removed', { chain: 'keys', seq: 0 }, () => db.exec('DELETE FROM journal_keys'))
    const { key: strange, publicPem } = strangersKey()
    mustBlame('a key added', { chain: 'keys', seq: 2 }, () =>
      db.prepare('INSERT INTO journal_keys VALUES (?, ?)').run(strange, publicPem),
    )
    expectAllSeen(10)
  })

  it('does not take a journal that a stranger re-wrote and signed with a key of his own', () => {
    const { key, publicPem, sign } = strangersKey()
    const faults = meddled(
      db,
      () => {
        const prevs = new Map<string, string>()
        for (const row of entries) {
          const entry = JSON.parse(row.entry) as Entry
          const text = canonical({ ...entry, operator: 'opr_nobody' })
          const prev = prevs.get(row.chain) ?? FIRST
          const bytes = entryBytes(prev, text)
          for (const [column, value] of Object.entries({
            entry: text,
            prev,
            hash: sha256(bytes),
            key,
            signature: sign(bytes),
          }))
            update(column, row, value)
          prevs.set(row.chain, sha256(bytes))
        }
        db.prepare('DELETE FROM journal_keys').run()
        db.prepare('INSERT INTO journal_keys VALUES (?, ?)').run(key, publicPem)
      },
      () => verify(db),
    )
    for (const { chain, seq } of entries) expect(faults).toContainEqual({ chain, seq, what: 'unknown-key' })
    expect(faults).toContainEqual({ chain: 'keys', seq: 1, what: 'unknown-key' })
  })

  it('names where the chain breaks when even the till’s own key was used to re-write an entry', () => {
    const signer = signerFromPem(readFileSync(join(own.folder, 'keys', 'till.key'), 'utf8'))
    const rewrite = (row: EntryRow, prev: string, change: (entry: Entry) => Entry): string => {
      const text = canonical(change(JSON.parse(row.entry) as Entry))
      const bytes = entryBytes(prev, text)
      const sealed = { entry: text, prev, hash: sha256(bytes), signature: signer.sign(bytes) }
      for (const [column, value] of Object.entries(sealed)) update(column, row, value)
      return sealed.hash
    }
    const byAnother = (entry: Entry): Entry => ({ ...entry, operator: 'opr_nobody' })
    for (const row of entries) {
      const followers = entries.filter(({ chain, seq }) => chain === row.chain && seq > row.seq)
      const last = followers.at(-1) ?? row
      // Alone: the next entry does not follow any more; the last of a chain is not the one that the head outside knows.
      mustBlame('re-written and signed again', followers[0] ?? row, () => rewrite(row, row.prev, byAnother))
      // With everything after it: only the head outside knows better.
      mustBlame('re-written with all that follows', last, () => {
        let prev = rewrite(row, row.prev, byAnother)
        for (const follower of followers) prev = rewrite(follower, prev, (entry) => entry)
      })
    }
    const sale = entries.find(({ chain }) => chain === 'tickets')!
    mustBlame('a smaller turnover', sale, () =>
      rewrite(sale, sale.prev, (entry) => ({ ...entry, payload: { ...entry.payload, turnoverCents: 1 } })),
    )
    expectAllSeen(entries.length * 2)
  })

  it('does not take a head that a stranger wrote, edited or removed', () => {
    const copy = temporaryFolder()
    onTestFinished(copy.remove)
    cpSync(own.folder, copy.folder, { recursive: true })
    const data = dataFolder(copy.folder)
    const text = readFileSync(data.head, 'utf8')
    const { head } = JSON.parse(text) as { head: { [key: string]: Json } }
    const { key, sign } = strangersKey()
    const forgeries = [
      '',
      'garbage',
      '{}',
      text.slice(0, -2),
      JSON.stringify({ head, key, signature: sign(Buffer.from(canonical(head))) }),
      ...[...changesOf(JSON.parse(text))].map(({ value }) => JSON.stringify(value)),
    ]
    for (const forged of forgeries) {
      writeFileSync(data.head, forged)
      expect(checkLedger(data).faults, forged).toEqual([{ chain: 'head', seq: 0, what: 'head-unreadable' }])
    }
    rmSync(data.head)
    expect(checkLedger(data).faults).toEqual([{ chain: 'head', seq: 0, what: 'head-unreadable' }])
    expect(forgeries.length).toBeGreaterThan(20)
  })

  it('F-14 F-29 has a code that stands on the paper of its Z and changes with every entry that is cut off', () => {
    const codeOf = () => verifyJournal(db, new Map(), { state: 'absent' }).headCode
    const whole = codeOf()
    const cut = db.prepare('DELETE FROM journal_entries WHERE chain = ? AND seq >= ?')
    const codes = entries.map(({ chain, seq }) => meddled(db, () => cut.run(chain, seq), codeOf))
    expect(new Set([whole, ...codes]).size).toBe(entries.length + 1)

    // The Z prints the code of all that came before it: cut back to there, the journal still has that code.
    const beforeTheZ = () =>
      db.exec(`DELETE FROM journal_entries WHERE rowid >= (SELECT rowid FROM journal_entries WHERE chain = 'closures')`)
    expect(meddled(db, beforeTheZ, codeOf)).toBe(zPrinted.headCode)
  })
})

describe('F-15 an older copy of the whole ledger, put back', () => {
  async function rolledBack() {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    const data = dataFolder(folder)
    const day = await openShop({ dataFolder: folder })
    await day.openDay()
    await day.sell(['prd_cafe'])
    await day.sell(['prd_demi'])
    await day.close()
    const older = join(folder, 'older.db')
    copyFileSync(data.ledger, older)
    const later = await openShop({ dataFolder: folder })
    for (const product of ['prd_cafe', 'prd_croissant', 'prd_demi']) await later.sell([product])
    await later.close()
    copyFileSync(older, data.ledger)
    return { folder, data }
  }

  it('is located before the next start, told at it, written into the event log, and does not stop the next sale', async () => {
    const { folder, data } = await rolledBack()
    expect(checkLedger(data).faults).toEqual([
      { chain: 'tickets', seq: 3, what: 'tail-lost' },
      { chain: 'events', seq: expect.any(Number), what: 'tail-lost' },
      { chain: 'tickets', seq: 5, what: 'rolled-back' }, // the head of the last orderly end tells the same
      { chain: 'events', seq: expect.any(Number), what: 'rolled-back' },
    ])

    const shop = await openShop({ dataFolder: folder })
    onTestFinished(() => shop.close())
    const status = await shop.ask.till.status({})
    expect(status).toMatchObject({ phase: 'running' })
    expect(status.phase === 'running' && status.anomalies).toEqual([
      { kind: 'ledger-rolled-back', where: 'tickets 3–5' },
      { kind: 'ledger-rolled-back', where: expect.stringMatching(/^events \d+–\d+$/) },
    ])
    const defects = shop.one<string>(
      `SELECT group_concat(entry) FROM journal_entries WHERE chain = 'events' AND entry LIKE '%integrity-defect%'`,
    )
    expect(defects).toContain('tickets 3–5')
    expect(await shop.sell(['prd_cafe'])).toMatchObject({ number: 3 })
    expect(await shop.ask.till.verifyLedger({})).toMatchObject({
      faults: [
        { chain: 'tickets', seq: 5, what: 'rolled-back' },
        { chain: 'events', what: 'rolled-back' },
      ],
    })
  })

  it('still shows at the start after, for a day', async () => {
    const { folder } = await rolledBack()
    await (await openShop({ dataFolder: folder })).close()
    const shop = await openShop({ dataFolder: folder })
    onTestFinished(() => shop.close())
    const kinds = async () => {
      const status = await shop.ask.till.status({})
      return status.phase === 'running' ? status.anomalies.map(({ kind }) => kind) : []
    }
    expect(await kinds()).toEqual(['ledger-rolled-back', 'ledger-rolled-back'])
    shop.advance(25 * 3_600_000)
    expect(await kinds()).toEqual([])
  })

  it.each([
    { what: 'removed', spoil: (head: string) => rmSync(head), where: 'absent' },
    { what: 'edited', spoil: (head: string) => writeFileSync(head, '{}'), where: 'unreadable' },
  ])('cannot hide behind a head that was $what', async ({ spoil, where }) => {
    const { folder, data } = await rolledBack()
    spoil(data.head)
    const shop = await openShop({ dataFolder: folder })
    onTestFinished(() => shop.close())
    expect(await shop.ask.till.status({})).toMatchObject({
      anomalies: [{ kind: 'head-unreadable', where }, { kind: 'ledger-rolled-back', where: 'tickets 3–5' }, {}],
    })
    expect(await shop.sell(['prd_cafe'])).toMatchObject({ number: 3 })
  })
})

describe('F-04 SQL inside the till', () => {
  it.each([
    `UPDATE journal_entries SET entry = '{}'`,
    `UPDATE journal_entries SET seq = seq + 100`,
    `UPDATE OR REPLACE journal_entries SET seq = 1 WHERE chain = 'events' AND seq = 2`,
    `UPDATE OR IGNORE journal_entries SET hash = prev`,
    `DELETE FROM journal_entries`,
    `DELETE FROM journal_entries WHERE chain = 'tickets' AND seq = 1`,
    `INSERT OR REPLACE INTO journal_entries SELECT chain, seq, '{}', prev, hash, key, signature FROM journal_entries`,
    `REPLACE INTO journal_entries SELECT * FROM journal_entries WHERE seq = 1`,
    `INSERT INTO journal_entries SELECT * FROM journal_entries WHERE true ON CONFLICT DO UPDATE SET entry = '{}'`,
    `UPDATE journal_keys SET public_pem = 'x'`,
    `UPDATE OR REPLACE journal_keys SET key = key`,
    `DELETE FROM journal_keys`,
    `INSERT OR REPLACE INTO journal_keys SELECT key, 'x' FROM journal_keys`,
    `INSERT INTO journal_keys SELECT * FROM journal_keys WHERE true ON CONFLICT DO UPDATE SET public_pem = 'x'`,
  ])('cannot do: %s', (sql) => {
    const copy = temporaryFolder()
    onTestFinished(copy.remove)
    const file = join(copy.folder, 'ledger.db')
    copyFileSync(join(own.folder, 'ledger.db'), file)
    const ledger = openLedger(file)
    const rows = () => [
      ledger.prepare('SELECT * FROM journal_entries').all(),
      ledger.prepare('SELECT * FROM journal_keys').all(),
    ]
    const before = rows()
    expect(() => ledger.exec(sql)).toThrow('append only')
    expect(rows()).toEqual(before)
    ledger.close()
  })
})

describe('the projections', () => {
  const tables = ['tickets', 'ticket_lines', 'ticket_vat', 'ticket_tenders', 'cash_sessions', 'z_reports', 'event_log']

  it.each(tables)('are found to differ when any cell, row or number of rows of %s is changed', (table) => {
    const projections = projectionsOf(db)
    const check = () => rebuild(db, projections, { checkOnly: true }).map((difference) => difference.table)
    expect(check()).toEqual([])
    const keys = (db.pragma(`table_info(${table})`) as { name: string; pk: number }[]).filter(({ pk }) => pk > 0)
    const rows = db.prepare<[], Row>(`SELECT * FROM ${table}`).all()
    expect(rows.length).toBeGreaterThan(0)
    const at = keys.map(({ name }) => `${name} = ?`).join(' AND ')
    let count = 0
    const missed: string[] = []
    const mustDiffer = (what: string, change: () => void) => {
      count += 1
      const found = meddled(db, change, check)
      if (found.join() !== table) missed.push(`${table} ${what}: ${found.join() || 'silent'}`)
    }
    for (const row of rows) {
      const address = keys.map(({ name }) => row[name])
      for (const [column, value] of Object.entries(row)) {
        for (const flip of cellFlips(column, value)) {
          const change = () =>
            db.prepare(`UPDATE OR REPLACE ${table} SET ${column} = ? WHERE ${at}`).run(flip.value, ...address)
          mustDiffer(`${column} of ${address.join()}, ${flip.how}`, change)
        }
      }
      mustDiffer(`${address.join()} deleted`, () => db.prepare(`DELETE FROM ${table} WHERE ${at}`).run(...address))
    }
    cellsTried += count
    expect(missed.slice(0, 10)).toEqual([])
    expect(count).toBeGreaterThan(rows.length)
  })
})

describe('F-11 F-17 without our code', () => {
  const has = (program: string) => spawnSync(program, ['--help']).error === undefined
  const tools = has('openssl') && has('sha256sum')

  it.skipIf(!tools)('sha256sum and openssl check an entry, and refuse it when a byte of it is changed', () => {
    const work = temporaryFolder()
    onTestFinished(work.remove)
    const at = (name: string) => join(work.folder, name)
    for (const row of entries) {
      writeFileSync(at('bytes'), `${row.prev}\n${row.entry}`)
      writeFileSync(at('signature'), Buffer.from(row.signature, 'base64'))
      expect(execFileSync('sha256sum', [at('bytes')], { encoding: 'utf8' }).slice(0, 64)).toBe(row.hash)
      const openssl = () =>
        spawnSync(
          'openssl',
          [
            'dgst',
            '-sha256',
            '-verify',
            join(own.folder, 'keys', `${row.key}.pem`),
            '-signature',
            at('signature'),
            at('bytes'),
          ],
          { encoding: 'utf8' },
        )
      expect(openssl()).toMatchObject({ status: 0, stdout: 'Verified OK\n' })
      writeFileSync(at('bytes'), `${row.prev}\n${row.entry.replace('"format":1', '"format":2')}`)
      expect(openssl()).toMatchObject({ status: 1, stdout: 'Verification failure\n' })
    }
  })
})

/** Two flips are enough for a cell of a projection: cells are compared, not parsed. */
function cellFlips(column: string, value: string | number | null): readonly Flip[] {
  const nothing = column === 'z_number' || column === 'corrects' ? 99 : 'x'
  return value === null ? [{ how: 'something from nothing', value: nothing }] : flipsOf(value).slice(0, 2)
}

function strangersKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return signerFromPem(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
}

/** Spellings of one signature that a lenient reader takes for the same, and the twin (r, n − s) that P-256 allows. */
function otherSpellings(base64: string): readonly Flip[] {
  const bytes = Buffer.from(base64, 'base64')
  return [
    { how: 'without padding', value: base64.replace(/=+$/, '') },
    { how: 'with more padding', value: `${base64}=` },
    { how: 'for addresses', value: base64.replaceAll('+', '-').replaceAll('/', '_') },
    { how: 'broken over two lines', value: `${base64.slice(0, 40)}\n${base64.slice(40)}` },
    { how: 'with a stranger’s character', value: `${base64.slice(0, 40)}*${base64.slice(40)}` },
    { how: 'in hex', value: bytes.toString('hex') },
    { how: 'with a byte behind', value: Buffer.concat([bytes, Buffer.from([0])]).toString('base64') },
    { how: 'its twin', value: twinOf(bytes).toString('base64') },
  ].filter(({ value }) => value !== base64)
}

const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

function twinOf(der: Buffer): Buffer {
  const rLength = der[3]!
  const r = der.subarray(2, 4 + rLength)
  const s = BigInt(`0x${der.subarray(6 + rLength).toString('hex')}`)
  const hex = (P256_ORDER - s).toString(16)
  const body = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  const twin = (body[0]! & 0x80) === 0 ? body : Buffer.concat([Buffer.from([0]), body])
  const all = Buffer.concat([r, Buffer.from([2, twin.length]), twin])
  return Buffer.concat([Buffer.from([0x30, all.length]), all])
}
