import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newImportId } from '../../src/shared/catalogue-import.ts'
import { IMPORT_PART_BYTES } from '../../src/shared/contracts/catalogue.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { manyLines } from '../support/product-lists.ts'
import { createRandom } from '../support/random.ts'
import { startTill } from '../support/serve-process.ts'
import { folderOfTest } from '../support/folder-of-test.ts'

const SEED = Number(process.env['ZINC_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const KILLS = 6
const PRODUCTS = 5000
/** Longer than five thousand products take, so that kills fall before, into and after their commit. */
const TAKE_MS_MAX = 400

test(`a till that is killed while a list is taken has all of it or nothing (seed ${SEED})`, async () => {
  const random = createRandom(SEED)
  const folder = folderOfTest()
  /** How many of the list's products cost so much, from the file itself. */
  const countAt = (priceCents: number) => {
    const db = new Database(join(folder, 'ledger.db'), { readonly: true })
    try {
      const sql = `SELECT count(*) FROM products WHERE label LIKE 'Article %' AND price_cents = ?`
      return db.prepare<[number], number>(sql).pluck().get(priceCents)
    } finally {
      db.close()
    }
  }
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const till = startTill({ dataFolder: folder })
    await till.ready
    const { ask, close } = await till.connect()
    const importId = newImportId()
    // New the first time that it is taken; after that the same products at another price.
    const text = new TextDecoder().decode(manyLines(PRODUCTS, 0).csv).replaceAll(/"\d+,\d\d"/g, `"${kill},00"`)
    const csv = new TextEncoder().encode(text)
    for (let part = 0; part * IMPORT_PART_BYTES < csv.length; part += 1) {
      const piece = csv.subarray(part * IMPORT_PART_BYTES, (part + 1) * IMPORT_PART_BYTES)
      const base64 = Buffer.from(piece).toString('base64')
      await ask.catalogue.importPart({ commandId: newCommandId(), importId, part, base64 })
    }
    let reading = await ask.catalogue.importCheck({ importId })
    while (reading && !reading.report) reading = await ask.catalogue.importCheck({ importId })
    expect(reading?.report).toMatchObject({ rows: PRODUCTS, bad: 0 })
    const taking = ask.catalogue.importApply({ commandId: newCommandId(), importId, only: 'whole' }).catch(() => null)
    const dieAtMs = performance.now() + random.whole(0, TAKE_MS_MAX)
    await Promise.race([taking, new Promise((done) => setTimeout(done, dieAtMs - performance.now()))])
    await till.kill()
    close()
    await taking
    expect([0, PRODUCTS]).toContain(countAt(kill * 100))
  }
}, 120_000)
