import Database from 'better-sqlite3'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newImportId } from '../../src/shared/catalogue-import.ts'
import { IMPORT_PART_BYTES } from '../../src/shared/contracts/catalogue.ts'
import { newCommandId, type ProductId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { happyHour } from '../support/pricing.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'
import { manyLines, SEEDED } from '../support/product-lists.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const command = () => ({ commandId: newCommandId() })
async function send(bytes: Uint8Array) {
  const importId = newImportId()
  for (let part = 0; part * IMPORT_PART_BYTES < bytes.length; part += 1) {
    const piece = bytes.subarray(part * IMPORT_PART_BYTES, (part + 1) * IMPORT_PART_BYTES)
    await shop.ask.catalogue.importPart({ ...command(), importId, part, base64: Buffer.from(piece).toString('base64') })
  }
  return importId
}
const ASKED_MAX = 200
type SentId = Awaited<ReturnType<typeof send>>
/** Asks for slice after slice; each but the last says how far it is, and `between` may do something before the next. */
async function readAll(importId: SentId, between: (done: number) => Promise<void> = async () => {}) {
  const marks: number[] = []
  for (let asked = 0; asked < ASKED_MAX; asked += 1) {
    const reading = (await shop.ask.catalogue.importCheck({ importId }))!
    if (reading.report) return { report: reading.report, marks, total: reading.total }
    marks.push(reading.done)
    await between(reading.done)
  }
  throw new Error(`no report after ${ASKED_MAX} slices`)
}
const checked = async (text: string | Uint8Array) => {
  const importId = await send(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  return { importId, report: (await readAll(importId)).report }
}
const apply = (importId: SentId, only: 'whole' | 'good' = 'whole') =>
  shop.ask.catalogue.importApply({ ...command(), importId, only })
const labelled = async (label: string) =>
  (await shop.ask.catalogue.all({})).products.find((product) => product.label === label)

describe('a list of products is read', () => {
  test.each([
    ['UTF-8 and ;', (text: string) => new TextEncoder().encode(text), ';'],
    ['UTF-8 with its mark and ,', (text: string) => new TextEncoder().encode(`\ufeff${text}`), ','],
    ['Windows-1252 and tabs', (text: string) => iconv.encode(text, 'windows-1252'), '\t'],
    ['UTF-16 and ;', (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true }), ';'],
    ['UTF-16 of another machine and ;', (text: string) => iconv.encode(text, 'utf-16be', { addBOM: true }), ';'],
  ])('in %s', async (_name, encoded, mark) => {
    const lines = [
      ['Nom', 'Catégorie', 'Prix', 'TVA', 'Allergènes'],
      ['Crème brûlée façon mémé', 'midi', '"5,50"', 'Plat ou sandwich', '"œufs, lait"'],
    ]
    const { importId, report } = await checked(encoded(lines.map((line) => line.join(mark)).join('\r\n')))
    expect(report).toMatchObject({ rows: 1, added: 1, bad: 0, faults: [] })
    expect(await apply(importId)).toEqual({ added: 1, changed: 0 })
    expect(await labelled('Crème brûlée façon mémé')).toMatchObject({ priceCents: 550, allergens: ['eggs', 'milk'] })
  })

  test('by its barcode or its id a product is known, and keeps what the list does not speak of', async () => {
    const before = await labelled('Chips artisanales 40 g')
    const { importId, report } = await checked('Codes-barres;Prix\n3517400283065;2,20\n')
    expect(report).toMatchObject({ added: 0, changed: 1 })
    await apply(importId)
    expect(await labelled('Chips artisanales 40 g')).toEqual({ ...before, priceCents: 220 })
    const same = await checked('Id,Price\nprd_chips,2.20')
    expect(same.report).toMatchObject({ added: 0, changed: 0, same: 1 })
  })

  test('every fault by its line, also behind lines that are empty or have several', async () => {
    const { report } = await checked(
      [
        'Nom;Catégorie;Prix;TVA;Groupe de boisson;Codes-barres;Prix libre', // 1
        'Juste;midi;5;dish;;;', // 2
        ';midi;5;dish;;;', // 3
        '', // 4
        '"Deux', // 5
        'lignes";midi;5;dish;;;', // 6
        'A;nulle part;5,999;Vingt;;3517400283064;peut-être', // 7
        'B;midi;5;alcohol;;;', // 8
        'C;midi;0;alcohol;3;;', // 9
        'D;midi;5;dish;;3,5174E+12;', // 10
        'E;midi;5;dish;;3517400283065 96385074;', // 11
        'F;midi;5;dish;;96385074;', // 12
        'G;midi;5;dish;;;;;trop', // 13
        'Juste;midi;5;dish;;;', // 14
        'K;midi;5;dish;;3046281905372 3102746518096;', // 15
        'H;midi;5;dish;"', // 16
        'I;midi;5;dish;;;', // 17
      ].join('\n'),
    )
    expect(report.faults.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 LABEL_MISSING',
      '5 TEXT_BAD',
      '7 CATEGORY_UNKNOWN',
      '7 PRICE_BAD',
      '7 VAT_UNKNOWN',
      '7 BARCODE_BAD',
      '7 YES_NO',
      '8 ALCOHOL_GROUP',
      '9 OPEN_BAR',
      '10 BARCODE_SPREADSHEET',
      '12 BARCODE_TWICE',
      '13 COLUMNS',
      '15 BARCODE_TAKEN',
      '16 QUOTE',
    ])
    expect(report.warnings.map(({ line, code }) => `${line} ${code}`)).toEqual(['14 LABEL_TWICE'])
    for (const lang of ['fr', 'en'] as const)
      for (const fault of report.faults) expect(texts[lang].products.fault[fault.code](fault)).toMatch(/\.$/)
  })

  test('a set menu is written in one cell, also of products that stand further down or are renamed', async () => {
    const { importId, report } = await checked(
      [
        'Id;Nom;Catégorie;Prix;TVA;Formule',
        'prd_formule-midi;Formule midi;midi;15,90;dish;"Plat: Plat du jour | steak frites +2,50; Fromage ?: Brebis|prd_creme-brulee"',
        ';Brebis;midi;4;dish;',
        'prd_plat-du-jour;Plat de la maison;midi;12;dish;',
        'prd_formule-complete;Formule complète;midi;18,90;dish;',
      ].join('\n'),
    )
    expect(report.faults).toEqual([])
    await apply(importId)
    const brebis = await labelled('Brebis')
    expect((await labelled('Formule midi'))?.formule).toEqual([
      {
        ...{ id: 'plat', label: 'Plat', min: 1 },
        choices: [
          { productId: 'prd_plat-du-jour', supplementCents: 0 },
          { productId: 'prd_steak-frites', supplementCents: 250 },
        ],
      },
      {
        ...{ id: 'fromage', label: 'Fromage', min: 0 },
        choices: [
          { productId: brebis?.id, supplementCents: 0 },
          { productId: 'prd_creme-brulee', supplementCents: 0 },
        ],
      },
    ])
    expect(await labelled('Formule complète')).not.toHaveProperty('formule')
  })

  test('what is wrong with a set menu is a fault of its line', async () => {
    const menu = (name: string, cell: string) => `${name};midi;15;dish;non;"${cell}"`
    const { report } = await checked(
      [
        'Nom;Catégorie;Prix;TVA;Prix libre;Formule', // 1
        'Soupe;midi;5;dish;non;', // 2
        'Soupe;midi;6;dish;non;', // 3
        'Au poids;midi;6;dish;oui;', // 4
        menu('A', 'Entrée'), // 5
        menu('B', 'Entrée: Omelette +cher'), // 6
        menu('C', 'Entrée: Licorne rôtie'), // 7
        menu('D', 'Entrée: Soupe'), // 8
        menu('E', 'Entrée: Au poids'), // 9
        menu('F', 'Plat: G'), // 10
        menu('G', 'Plat: Omelette'), // 11
        menu('H', Array.from({ length: 9 }, (_, n) => `P${n}: Omelette`).join(';')), // 12
        menu('I', 'Un nom beaucoup trop long pour lui: Omelette'), // 13
        ';;;;;', // 14
      ].join('\n'),
    )
    expect(report.faults.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '5 FORMULE_FORM',
      '6 FORMULE_FORM',
      '7 FORMULE_PART',
      '8 FORMULE_NAME',
      '9 FORMULE_PART',
      '10 FORMULE_PART',
      '12 FORMULE_LARGE',
      '13 TEXT_LONG',
    ])
    for (const lang of ['fr', 'en'] as const)
      for (const fault of report.faults) expect(texts[lang].products.fault[fault.code](fault)).toMatch(/\.$/)
    const part = await checked('Id;Formule\nprd_omelette;Plat: Croissant\n')
    expect(part.report.faults.map(({ code, about }) => [code, about])).toEqual([['PART_OF_FORMULE', 'Formule midi']])
  })

  test('a price that would make a happy hour unlawful is a fault of its line', async () => {
    await shop.ask.priceLists.save({ ...command(), list: happyHour() })
    const { report } = await checked('Id;Prix\nprd_demi;15,00\nprd_cafe;1,70')
    expect(report.faults.map(({ line, code }) => [line, code])).toEqual([[2, 'HAPPY_HOUR']])
    expect(report.changed).toBe(1)
  })

  test('a file without a heading is no list', async () => {
    expect((await checked('Café;1,60\nThé;2,00')).report.faults.map(({ code }) => code)).toEqual(['NO_HEADER'])
  })

  test.each(['\n', '\r\n', '\r'])('lines are counted over slices, also where names have two (%j)', async (end) => {
    const lines = Array.from({ length: 1100 }, (_, n) => `"Deux${end}${n}";midi;5;dish`)
    const { report } = await checked(['Nom;Catégorie;Prix;TVA', ...lines].join(end))
    expect(report.faults.map(({ line }) => line)).toEqual(lines.map((_, n) => 2 + 2 * n))
  })

  test('a list that another one took the place of is gone', async () => {
    const first = await send(new TextEncoder().encode('Nom\n'))
    await send(new TextEncoder().encode('Nom\n'))
    expect(await shop.ask.catalogue.importCheck({ importId: first })).toBeNull()
    expect(await refusalOf(apply(first))).toBe('IMPORT_GONE')
  })
})

describe('a list is read in slices', () => {
  const COUNT = 1300
  const stored = () => shop.one<number>('SELECT count(*) FROM catalogue_import_parts')
  const changePrice = (price: number) =>
    shop.ask.catalogue.changePrice({
      ...command(),
      productId: 'prd_demi' as ProductId,
      priceCents: cents(price),
      takeawayPriceCents: null,
    })

  test('each tells the line that it came to, the counter sells between them, and the last bears the report', async () => {
    await shop.openDay()
    const importId = await send(manyLines(COUNT, 5).csv)
    let sold = 0
    const { report, marks, total } = await readAll(importId, async () => {
      if (await shop.sell(['prd_cafe'])) sold += 1
    })
    expect(total).toBe(COUNT + 1)
    expect(marks).toEqual([1, 501, 1001, 1301])
    expect(sold).toBe(marks.length)
    expect(report).toMatchObject({ rows: COUNT, added: COUNT - 5, bad: 5 })
    expect(await shop.ask.catalogue.importCheck({ importId })).toEqual({ done: total, total, report })
  })

  test('what changes in the catalogue meanwhile is read against: from the first line again', async () => {
    const importId = await send(manyLines(COUNT, 0).csv)
    let isChanged = false
    const { marks } = await readAll(importId, async (done) => {
      if (done !== 1001 || isChanged) return
      isChanged = true
      await changePrice(991)
    })
    expect(marks).toEqual([1, 501, 1001, 1, 501, 1001, 1301])
  })

  test('nothing is taken before the whole list is read', async () => {
    const importId = await send(manyLines(COUNT, 0).csv)
    expect(await refusalOf(apply(importId))).toBe('IMPORT_UNREAD')
    await shop.ask.catalogue.importCheck({ importId })
    expect(await refusalOf(apply(importId))).toBe('IMPORT_UNREAD')
  })

  test('what has changed since it was looked at is not taken: neither the catalogue nor the list', async () => {
    const { importId } = await checked('Nom;Catégorie;Prix;TVA\nSoupe;midi;5;dish\n')
    await changePrice(990)
    expect(await refusalOf(apply(importId))).toBe('IMPORT_UNREAD')
    await readAll(importId)
    const again = (text: string, part: number) => {
      const base64 = Buffer.from(text).toString('base64')
      return shop.ask.catalogue.importPart({ ...command(), importId, part, base64 })
    }
    await again('Tarte;midi;6;dish\n', 1)
    expect(await refusalOf(apply(importId))).toBe('IMPORT_UNREAD')
    await readAll(importId)
    await again('Nom;Catégorie;Prix;TVA\nSoupe;midi;9;dish\n', 0)
    expect(await refusalOf(apply(importId))).toBe('IMPORT_UNREAD')
    expect(await labelled('Soupe')).toBeUndefined()
    await readAll(importId)
    expect(await apply(importId)).toEqual({ added: 1, changed: 0 })
    expect(await labelled('Soupe')).toMatchObject({ priceCents: 900 })
  })

  test('a list that is dropped on the way leaves nothing, and leaves a newer one alone', async () => {
    const importId = await send(manyLines(COUNT, 0).csv)
    await shop.ask.catalogue.importCheck({ importId })
    expect(stored()).toBeGreaterThan(0)
    await shop.ask.catalogue.importDrop({ ...command(), importId })
    expect(stored()).toBe(0)
    expect(await shop.ask.catalogue.importCheck({ importId })).toBeNull()
    expect(await refusalOf(apply(importId))).toBe('IMPORT_GONE')
    const newer = await checked('Nom;Catégorie;Prix;TVA\nSoupe;midi;5;dish\n')
    await shop.ask.catalogue.importDrop({ ...command(), importId })
    expect(await apply(newer.importId)).toEqual({ added: 1, changed: 0 })
    expect(stored()).toBe(0)
  })

  test('what fails in the middle of the taking leaves the catalogue as it was, and the list to be taken', async () => {
    const before = await shop.ask.catalogue.all({})
    const { importId } = await checked(manyLines(COUNT, 0).csv)
    const db = new Database(shop.ledgerFile)
    db.exec(`CREATE TRIGGER broken BEFORE INSERT ON products WHEN NEW.label = 'Article 900'
      BEGIN SELECT RAISE(ABORT, 'the nine hundredth'); END`)
    await expect(apply(importId)).rejects.toThrow()
    expect(db.prepare('SELECT count(*) FROM products').pluck().get()).toBe(before.products.length)
    expect(await shop.ask.catalogue.all({})).toEqual(before)
    db.exec('DROP TRIGGER broken')
    db.close()
    expect(await apply(importId)).toEqual({ added: COUNT, changed: 0 })
  })
})

test('20,000 products are changed by a list, and what hangs on each of them stays', async () => {
  await apply((await checked(manyLines(20_000, 0).csv)).importId)
  const before = await labelled('Article 1')
  const { base64 } = await shop.ask.catalogue.exportCsv({ lang: 'fr' })
  const dearer = Buffer.from(base64, 'base64')
    .toString()
    .replaceAll(/;Épicerie;(\d+),\d\d;/g, ';Épicerie;$1,99;')
  const { importId, report } = await checked(new TextEncoder().encode(dearer))
  expect(report).toMatchObject({ added: 0, bad: 0 })
  expect(report.changed).toBeGreaterThan(19_000)
  expect(await apply(importId)).toEqual({ added: 0, changed: report.changed })
  expect(await labelled('Article 1')).toEqual({ ...before, priceCents: 299 })
}, 60_000)

test('20,000 products with 200 seeded errors: all 200 are named by line, and none is imported before somebody accepts', async () => {
  const before = (await shop.ask.catalogue.all({})).products.length
  const { csv, wrong } = manyLines(20_000, SEEDED)
  const { importId, report } = await checked(csv)
  expect(wrong.size).toBe(200)
  expect(new Map(report.faults.map(({ line, code }) => [line, code]))).toEqual(wrong)
  expect(report).toMatchObject({ rows: 20_000, added: 19_800, changed: 0, bad: 200 })
  expect(await refusalOf(apply(importId))).toBe('IMPORT_FAULTY')
  expect((await shop.ask.catalogue.all({})).products).toHaveLength(before)
  expect(await apply(importId, 'good')).toEqual({ added: 19_800, changed: 0 })
  expect((await shop.ask.catalogue.all({})).products).toHaveLength(before + 19_800)
}, 60_000)
