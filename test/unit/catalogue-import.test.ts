import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newImportId } from '../../src/shared/catalogue-import.ts'
import { IMPORT_PART_BYTES } from '../../src/shared/contracts/catalogue.ts'
import { newCommandId } from '../../src/shared/ids.ts'
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
const checked = async (text: string | Uint8Array) => {
  const importId = await send(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  const report = await shop.ask.catalogue.importCheck({ importId })
  return { importId, report: report! }
}
const apply = (importId: Awaited<ReturnType<typeof send>>, only: 'whole' | 'good' = 'whole') =>
  shop.ask.catalogue.importApply({ ...command(), importId, only })
const labelled = async (label: string) =>
  (await shop.ask.catalogue.all({})).products.find((product) => product.label === label)

describe('a list of products is read', () => {
  test.each([
    ['UTF-8 and ;', (text: string) => new TextEncoder().encode(text), ';'],
    ['UTF-8 with its mark and ,', (text: string) => new TextEncoder().encode(`\ufeff${text}`), ','],
    ['Windows-1252 and tabs', (text: string) => iconv.encode(text, 'windows-1252'), '\t'],
    ['UTF-16 and ;', (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true }), ';'],
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

  test('a price that would make a happy hour unlawful is a fault of its line', async () => {
    await shop.ask.priceLists.save({ ...command(), list: happyHour() })
    const { report } = await checked('Id;Prix\nprd_demi;15,00\nprd_cafe;1,70')
    expect(report.faults.map(({ line, code }) => [line, code])).toEqual([[2, 'HAPPY_HOUR']])
    expect(report.changed).toBe(1)
  })

  test('a file without a heading is no list', async () => {
    expect((await checked('Café;1,60\nThé;2,00')).report.faults.map(({ code }) => code)).toEqual(['NO_HEADER'])
  })

  test('a list that another one took the place of is gone', async () => {
    const first = await send(new TextEncoder().encode('Nom\n'))
    await send(new TextEncoder().encode('Nom\n'))
    expect(await shop.ask.catalogue.importCheck({ importId: first })).toBeNull()
    expect(await refusalOf(apply(first))).toBe('IMPORT_GONE')
  })
})

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
