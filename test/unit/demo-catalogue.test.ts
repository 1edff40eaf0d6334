import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { normaliseEan } from '../../src/shared/barcodes.ts'
import { zCatalogue, type Product } from '../../src/shared/catalogue.ts'

const TILES_A_ROW = 6
const TILES_A_PAGE = 24
/** Past this a label no longer fits a tile's line and needs a shorter one beside it. */
const LABEL_ON_A_TILE = 16

const file: unknown = JSON.parse(readFileSync(new URL('../../resources/demo/catalogue.json', import.meta.url), 'utf8'))
const catalogue = zCatalogue.parse(file)
const { categories, optionGroups, products, tilePlans } = catalogue
const productsById = new Map<string, Product>(products.map((product) => [product.id, product]))

const twice = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i)
const idsOf = (some: readonly Product[]) => some.map((product) => product.id)
const hasAlcohol = (product: Product) => product.vatClass === 'alcohol'

function tilesOf(categoryId: string): readonly (string | null)[] {
  return tilePlans.find((plan) => plan.categoryId === categoryId)?.tiles ?? []
}

describe('the catalogue of the demo café', () => {
  test('is what the schema reads, with nothing lost on the way', () => {
    expect(catalogue).toEqual(file)
  })

  test('holds as many products as a village café really sells', () => {
    expect(products.length).toBeGreaterThanOrEqual(110)
    expect(products.length).toBeLessThanOrEqual(140)
  })

  test('has the eight categories of the counter, in their order, each with its icon and accent', () => {
    expect(categories.map(({ label, icon, accent }) => [label, icon, accent])).toEqual([
      ['Café', 'coffee', 'c1'],
      ['Froid', 'cup-soda', 'c2'],
      ['Bières', 'beer', 'c3'],
      ['Vins', 'wine', 'c4'],
      ['Midi', 'utensils', 'c5'],
      ['Snack', 'sandwich', 'c6'],
      ['Épicerie', 'store', 'c7'],
      ['Presse', 'newspaper', 'c8'],
    ])
  })

  test('gives no id and no barcode twice', () => {
    expect(twice(categories.map((category) => category.id))).toEqual([])
    expect(twice(optionGroups.map((group) => group.id))).toEqual([])
    expect(twice(optionGroups.flatMap((group) => group.options.map((option) => option.id)))).toEqual([])
    expect(twice(idsOf(products))).toEqual([])
    expect(twice(products.flatMap((product) => product.barcodes ?? []))).toEqual([])
  })

  test('keeps the product ids that the rest of the project counts on', () => {
    const wanted = ['cafe', 'croissant', 'demi', 'creme', 'verre-rouge', 'baguette', 'steak-frites', 'plat-du-jour']
    expect(wanted.filter((slug) => !productsById.has(`prd_${slug}`))).toEqual([])
    expect(productsById.get('prd_coca-33')?.barcodes).toEqual(['5449000000996'])
  })

  test('puts every product in a category and under option groups that exist', () => {
    const categoryIds = new Set(categories.map((category) => category.id))
    const groupIds = new Set(optionGroups.map((group) => group.id))
    expect(idsOf(products.filter((product) => !categoryIds.has(product.categoryId)))).toEqual([])
    expect(idsOf(products.filter((product) => product.optionGroups?.some((id) => !groupIds.has(id))))).toEqual([])
  })

  test('keeps no option group that no product offers, and none asks for more than it has', () => {
    const offered = new Set(products.flatMap((product) => product.optionGroups ?? []))
    expect(optionGroups.filter((group) => !offered.has(group.id))).toEqual([])
    expect(optionGroups.filter((group) => group.max > group.options.length)).toEqual([])
  })

  test('carries some twenty packaged products whose EAN-13 the scanner accepts', () => {
    const packaged = products.filter((product) => product.barcodes)
    const codes = packaged.flatMap((product) => product.barcodes ?? [])
    expect(packaged.length).toBeGreaterThanOrEqual(20)
    expect(codes.filter((code) => code.length !== 13 || normaliseEan(code) !== code)).toEqual([])
  })

  test('asks for a positive price everywhere', () => {
    expect(idsOf(products.filter((product) => product.priceCents === 0))).toEqual([])
  })
})

describe('the labels', () => {
  test('have a shorter one beside them where they do not fit a tile', () => {
    const long = products.filter((product) => product.label.length > LABEL_ON_A_TILE)
    expect(idsOf(long.filter((product) => !product.shortLabel))).toEqual([])
  })

  test('are never shorter than their short form', () => {
    const odd = products.filter((product) => product.shortLabel && product.shortLabel.length >= product.label.length)
    expect(idsOf(odd)).toEqual([])
  })

  test('are told apart on the ticket and on the tiles', () => {
    expect(twice(products.map((product) => product.label))).toEqual([])
    expect(twice(products.map((product) => product.shortLabel ?? product.label))).toEqual([])
  })

  test('use French typography, not the typewriter’s', () => {
    const texts = [...products, ...optionGroups, ...optionGroups.flatMap((group) => group.options)].map((x) => x.label)
    expect(texts.filter((text) => /['"]|oe|^\s|\s$/.test(text))).toEqual([])
  })
})

describe('the tile plans', () => {
  test('come one a category, in the order of the categories, on two pages at the most', () => {
    expect(tilePlans.map((plan) => plan.categoryId)).toEqual(categories.map((category) => category.id))
    expect(tilePlans.filter((plan) => plan.tiles.length > 2 * TILES_A_PAGE)).toEqual([])
  })

  test('are made of whole rows', () => {
    expect(tilePlans.filter((plan) => plan.tiles.length % TILES_A_ROW !== 0)).toEqual([])
  })

  test('name only products that exist, and none twice on one plan', () => {
    for (const plan of tilePlans) {
      const named = plan.tiles.filter((tile) => tile !== null)
      expect(named.filter((id) => !productsById.has(id))).toEqual([])
      expect(twice(named)).toEqual([])
    }
  })

  test('give every product a place', () => {
    const placed = new Set<string | null>(tilePlans.flatMap((plan) => plan.tiles))
    expect(idsOf(products.filter((product) => !placed.has(product.id)))).toEqual([])
  })

  test('open on the first page of the mock-up', () => {
    const shown = tilesOf('cafe')
      .map((id) => productsById.get(id ?? ''))
      .map((product) => `${product?.shortLabel ?? product?.label} ${product?.priceCents}`)
    const rows = [0, 1, 2, 3].map((row) => shown.slice(row * TILES_A_ROW, (row + 1) * TILES_A_ROW))
    expect(rows).toEqual([
      ['Café 160', 'Allongé 170', 'Noisette 180', 'Crème 240', 'Décaféiné 160', 'Double 260'],
      ['Cappuccino 320', 'Chocolat 290', 'Thé 260', 'Infusion 260', 'Viennois 360', 'Lait chaud 190'],
      ['Croissant 120', 'Pain choco 130', 'Tartine 180', 'Madeleine 80', 'Gâteau du jour 350', 'Jus pressé 420'],
      ['Demi 300', 'Pinte 560', 'Panaché 300', 'Kir 320', 'Verre rouge 280', 'Verre blanc 280'],
    ])
  })

  test('colour tea and infusion apart from coffee', () => {
    const apart = products.filter((product) => product.accent === 'c1b')
    expect(idsOf(apart)).toEqual(['prd_the', 'prd_infusion'])
  })
})

describe('what the law asks of a product', () => {
  test('has alcohol taxed as alcohol when, and only when, its drink group is 3, 4 or 5', () => {
    const strong = (product: Product) => product.drinkGroup !== undefined && product.drinkGroup !== '1'
    expect(idsOf(products.filter((product) => hasAlcohol(product) !== strong(product)))).toEqual([])
  })

  test('gives a drink group to every drink', () => {
    const drinks = products.filter(({ vatClass }) => ['hot-drink', 'soft-drink', 'alcohol'].includes(vatClass))
    expect(idsOf(drinks.filter((product) => !product.drinkGroup))).toEqual([])
  })

  test('declares the gluten of every beer, with or without alcohol', () => {
    const beers = products.filter((product) => product.categoryId === 'bieres')
    expect(beers.length).toBeGreaterThan(0)
    expect(idsOf(beers.filter((beer) => !beer.allergens.includes('gluten')))).toEqual([])
  })

  test('declares the sulphites of everything made of wine or cider', () => {
    const wines = products.filter((product) => product.categoryId === 'vins' && product.drinkGroup === '3')
    expect(wines.length).toBeGreaterThan(0)
    expect(idsOf(wines.filter((wine) => !wine.allergens.includes('sulphites')))).toEqual([])
  })

  test('declares the milk of the coffees that are made with it', () => {
    const milky = ['noisette', 'creme', 'cappuccino', 'chocolat', 'viennois', 'lait-chaud', 'latte']
    expect(milky.filter((slug) => !productsById.get(`prd_${slug}`)?.allergens.includes('milk'))).toEqual([])
  })

  test('lists no allergen twice', () => {
    expect(idsOf(products.filter((product) => twice(product.allergens).length > 0))).toEqual([])
  })

  test('sells no set menu taxed as alcohol', () => {
    const menus = products.filter((product) => /^(Formule|Menu)/.test(product.label))
    expect(menus.length).toBeGreaterThan(0)
    expect(menus.filter((menu) => menu.vatClass !== 'dish')).toEqual([])
  })

  test('lets the price be typed for goods sold loose, and for nothing else', () => {
    const loose = products.filter((product) => product.openPrice)
    expect(idsOf(loose)).toEqual(['prd_tomme-coupe', 'prd_legumes', 'prd_fruits'])
  })
})
