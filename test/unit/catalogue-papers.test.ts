import { BinaryBitmap, GlobalHistogramBinarizer, MultiFormatOneDReader, RGBLuminanceSource } from '@zxing/library'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { allergens, type Product } from '../../src/shared/catalogue.ts'
import { newCommandId, newProductId } from '../../src/shared/ids.ts'
import { euros } from '../../src/shared/texts/format.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { prd } from '../support/pricing.ts'
import { openShop, type Shop } from '../support/shop.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

/** As a person writes it: its picture and whether it is sold are changed elsewhere. */
function save({ picture: _picture, withdrawn: _withdrawn, ...product }: Product) {
  return shop.ask.catalogue.saveProduct({ commandId: newCommandId(), product, onTiles: false })
}
const plain = (text: string) => text.replaceAll(/\s/g, ' ')
const read = (file: { readonly base64: string } | null) => readPdf(Buffer.from(file!.base64, 'base64'))
type Rect = { readonly x: number; readonly y: number; readonly width: number }

/** The codes that a scanner finds on a page: its bars are drawn on a line of dots, which somebody else’s decoder reads. */
function scanned(content: string): readonly string[] {
  const rects = [...content.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) [\d.]+ re$/gm)].map(([, x, y, width]): Rect => {
    return { x: Number(x), y: Number(y), width: Number(width) }
  })
  const module = Math.min(...rects.map(({ width }) => width))
  const labels = [...Map.groupBy(rects, ({ x, y }) => `${Math.round(y)} ${Math.floor(x / (595.28 / 3))}`).values()]
  return labels.map((bars) =>
    decoded(
      bars.toSorted((a, b) => a.x - b.x),
      module,
    ),
  )
}

function decoded(bars: readonly Rect[], module: number): string {
  const [DOTS, QUIET, HEIGHT] = [4, 15, 30]
  const left = bars[0]!.x
  const cells = Math.round((bars.at(-1)!.x - left) / module) + 1 + 2 * QUIET
  const line = new Uint8ClampedArray(cells * DOTS).fill(255)
  for (const bar of bars) {
    const from = (Math.round((bar.x - left) / module) + QUIET) * DOTS
    line.fill(0, from, from + Math.round(bar.width / module) * DOTS)
  }
  const image = new Uint8ClampedArray(line.length * HEIGHT)
  for (let row = 0; row < HEIGHT; row += 1) image.set(line, row * line.length)
  const bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(image, line.length, HEIGHT)))
  return new MultiFormatOneDReader(new Map()).decode(bitmap).getText()
}

/** The dots of a table, row by row from its top: which of the columns, counted from the left, each row has one in. */
function dotsOf(contents: readonly string[]): readonly (readonly number[])[] {
  const rows = contents.flatMap((content) => {
    const dots = [...content.matchAll(/^([\d.]+) ([\d.]+) m\n(?:[\d. ]+ c\n){4}/gm)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    )
    const byRow = Map.groupBy(dots, ([, y]) => y.toFixed(1))
    return [...byRow.values()].toSorted((a, b) => a[0]![1] - b[0]![1]).map((row) => row.map(([x]) => x.toFixed(1)))
  })
  const columns = [...new Set(rows.flat())].toSorted((a, b) => Number(a) - Number(b))
  expect(columns).toHaveLength(allergens.length)
  return rows.map((row) => row.map((x) => columns.indexOf(x)).toSorted((a, b) => a - b))
}

describe.each(['fr', 'en'] as const)('papers of the catalogue, in %s', (lang) => {
  const words = texts[lang].products.papers

  test('labels say name and price, 24 on a page, and a scanner reads the code of each', async () => {
    const { ask } = shop
    const coded = (await ask.catalogue.all({})).products.filter(({ barcodes }) => barcodes?.length).slice(0, 30)
    const eight = { ...coded[0]!, id: newProductId(), label: 'Petit sachet', barcodes: ['96385074'] }
    await save(eight)
    const products = [eight, ...coded]
    const paper = read(await ask.catalogue.shelfLabels({ productIds: products.map(({ id }) => id), lang }))
    expect(paper.pages).toHaveLength(Math.ceil(products.length / 24))
    paper.pages.forEach(({ content }, page) => {
      const here = products.slice(page * 24, page * 24 + 24)
      expect([...scanned(content)].toSorted()).toEqual(here.map(({ barcodes }) => barcodes![0]!).toSorted())
      const said = paper.words(page).map(plain)
      for (const { label, priceCents, openPrice } of here) {
        expect(said.join(' ')).toContain(label)
        expect(said).toContain(plain(openPrice ? words.openPrice : euros(priceCents, lang)))
      }
    })
  })

  test('F-60 the table of allergens has every food and drink, and a dot in each of its columns', async () => {
    const { ask } = shop
    const { products, categories } = await ask.catalogue.all({})
    const whole: Product = { ...products[0]!, id: newProductId(), label: 'De tout', allergens: [...allergens] }
    await save(whole)
    const paper = read(await ask.catalogue.allergenTable({ lang }))
    const isFood = ({ vatClass, withdrawn }: Product) =>
      !withdrawn && !['book', 'press-agency', 'standard'].includes(vatClass)
    const now = (await ask.catalogue.all({})).products
    const shown = categories.flatMap(({ id }) => now.filter((p) => p.categoryId === id && isFood(p)))
    const said = paper.words().join(' ')
    for (const { label } of shown) expect(said).toContain(label)
    for (const one of allergens) expect(said).toContain(texts[lang].products.allergen[one])
    expect(dotsOf(paper.pages.map(({ content }) => content))).toEqual(
      shown
        .map((p) => p.allergens.map((one) => allergens.indexOf(one)).toSorted((a, b) => a - b))
        .filter((row) => row.length > 0),
    )
  })

  test('F-60 the meat table names each dish with where its meat comes from, and nothing else', async () => {
    const { ask } = shop
    const { products } = await ask.catalogue.all({})
    const steak = products.find(({ id }) => id === prd('steak-frites'))!
    const meatOrigin = 'Bœuf : né, élevé et abattu en France'
    await save({ ...steak, meatOrigin })
    const said = read(await ask.catalogue.meatTable({ lang })).words()
    expect(said).toEqual(expect.arrayContaining([words.meat, steak.label, meatOrigin]))
    const others = products.filter((p) => p.meatOrigin === undefined && p.id !== steak.id).map(({ label }) => label)
    expect(said.filter((one) => others.includes(one))).toEqual([])
  })
})

describe('papers of the catalogue', () => {
  test('nothing is labelled where nothing is left to label', async () => {
    expect(await shop.ask.catalogue.shelfLabels({ productIds: [prd('nobody')], lang: 'fr' })).toBeNull()
  })
})
