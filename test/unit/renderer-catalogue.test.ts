import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  catalogueView,
  cheapest,
  hasLongWord,
  plain,
  priceAt,
  searchProducts,
  tilePages,
  TILES_A_PAGE,
} from '../../src/renderer/counter/catalogue-view.ts'
import { zCatalogue, type Product } from '../../src/shared/catalogue.ts'

const catalogue = zCatalogue.parse(
  JSON.parse(readFileSync(new URL('../../resources/demo/catalogue.json', import.meta.url), 'utf8')),
)
const view = catalogueView(catalogue)
const found = (typed: string) => searchProducts(view, typed, 5).map(({ label }) => label)

describe('tiles', () => {
  test.each([
    [0, 1],
    [24, 1],
    [25, 2],
    [96, 4],
  ])('%d places make %d pages', (places, pages) => {
    const made = tilePages(Array.from({ length: places }, () => null))
    expect(made).toHaveLength(pages)
    expect(made.every((page) => page.length === TILES_A_PAGE)).toBe(true)
  })
  test('the demo café fills its plans', () => {
    expect(view.categories).toHaveLength(catalogue.categories.length)
    expect(view.categories[0]?.pages[0]?.[0]?.label).toBe('Café')
  })
  test('the variants of a product stand on one tile: the first; the others leave holes', () => {
    const bottles = catalogue.products.filter(({ variantOf }) => variantOf === 'Bouteille').map(({ id }) => id)
    expect(bottles).toHaveLength(3)
    for (const id of bottles) expect(view.variants.get(id)?.map((one) => one.id)).toEqual(bottles)
    const shown = view.categories.flatMap(({ pages }) => pages.flat()).map((tile) => tile?.id)
    expect(bottles.map((id) => shown.filter((one) => one === id).length)).toEqual([1, 0, 0])
  })
  test('of a product that is alone, withdrawn beside it or of another category, there are no variants', () => {
    const [first, ...others] = catalogue.products.filter(({ variantOf }) => variantOf === 'Bouteille')
    const variantsWith = (products: readonly Product[]) =>
      catalogueView({ ...catalogue, products: [...products] }).variants.size
    expect(variantsWith([first!])).toBe(0)
    expect(variantsWith([first!, ...others.map((one) => ({ ...one, withdrawn: true }))])).toBe(0)
    expect(variantsWith([first!, ...others.map((one) => ({ ...one, categoryId: 'froid' }))])).toBe(2)
    // Two that write it otherwise mean the same.
    expect(variantsWith([first!, { ...others[0]!, variantOf: 'BOUTEILLE ' }])).toBe(2)
  })
  test('the price on their tile is the least, and no price that is typed', () => {
    const [one, two, three] = catalogue.products.filter(({ variantOf }) => variantOf === 'Bouteille')
    const priceOf = ({ priceCents }: Product) => priceCents
    expect(cheapest([one!, two!, three!], priceOf)).toBe(two)
    expect(cheapest([one!, { ...two!, openPrice: true }, three!], priceOf)).toBe(one)
  })
  test('a long word is told before it breaks', () => {
    expect(hasLongWord('Cappuccino')).toBe(true)
    expect(hasLongWord('Pain au choco')).toBe(false)
  })
})

describe('search', () => {
  test('accents, case and punctuation do not matter', () => {
    expect(plain('Thé glacé pêche, 33 cl')).toBe('the glace peche, 33 cl')
    expect(plain('Œufs')).toBe('oeufs')
  })
  test('a name that begins so comes first', () => {
    expect(found('cafe')[0]).toBe('Café')
    expect(found('CAPP')[0]).toBe('Cappuccino')
  })
  test('prefixes of several words', () => {
    expect(found('pain ch')[0]).toBe('Pain au chocolat')
  })
  test('a barcode, whole or begun', () => {
    const coded = catalogue.products.find((product) => product.barcodes?.length)
    const code = coded?.barcodes?.[0] ?? ''
    expect(found(code)).toEqual([coded?.label])
    expect(view.byBarcode.get(code)?.id).toBe(coded?.id)
  })
  test('a price in cents', () => {
    expect(searchProducts(view, '160', 50).some(({ priceCents }) => priceCents === 160)).toBe(true)
  })
  test('nothing typed, nothing found', () => {
    expect(found('')).toEqual([])
    expect(found('zzzz')).toEqual([])
  })
})

test('taking away has its own price where there is one', () => {
  const product = catalogue.products.find(({ takeawayPriceCents }) => takeawayPriceCents !== undefined)
  if (!product) throw new Error('the demo has such a product')
  expect(priceAt(product, 'takeaway')).toBe(product.takeawayPriceCents)
  expect(priceAt(product, 'on-site')).toBe(product.priceCents)
})
