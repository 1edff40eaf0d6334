import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCsv } from '../../src/main/catalogue/csv-checking.ts'
import { priceOf } from '../../src/main/catalogue/csv-price.ts'
import { catalogueCsv } from '../../src/main/catalogue/csv-writing.ts'
import { eanCheckDigit } from '../../src/shared/barcodes.ts'
import {
  allergens,
  canBePart,
  tileAccents,
  zCatalogue,
  type Catalogue,
  type Product,
  type VatClass,
} from '../../src/shared/catalogue.ts'
import { newProductId, type ProductId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { decimalComma } from '../../src/main/documents/csv.ts'
import { knownOf } from '../support/catalogue.ts'
import { demoCatalogue } from '../support/pricing.ts'

/** A line of text as a person may write it, with what spreadsheets and files trip over. */
const line = (max: number) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ';',
          ',',
          '"',
          "'",
          '=',
          '+',
          '-',
          '@',
          '\t',
          '|',
          '€',
          'é',
          'œ',
          ' ',
          '\u00a0',
          '＝',
          'È',
          '1',
        ),
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 3 }),
      ),
      { minLength: 1, maxLength: max },
    )
    .map((parts) =>
      parts
        .join('')
        .replace(/\p{Cc}/gu, '')
        .slice(0, max)
        .trim(),
    )
    .filter((text) => text !== '')

const ean = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  .map((digits) => digits.join(''))
  .map((body) => `${body}${eanCheckDigit(body)}`)

const { categories, optionGroups } = demoCatalogue()
const soft: readonly VatClass[] = ['hot-drink', 'soft-drink', 'dish', 'keepable-food', 'bread', 'book', 'standard']

const anyProduct = fc
  .record(
    {
      label: line(32),
      shortLabel: line(18),
      variantOf: line(18),
      categoryId: fc.constantFrom(...categories.map(({ id }) => id)),
      priceCents: fc.integer({ min: 1, max: 99_999 }).map(cents),
      takeawayPriceCents: fc.integer({ min: 1, max: 99_999 }).map(cents),
      drink: fc.constantFrom('1' as const, '3' as const, '5' as const),
      vatClass: fc.constantFrom(...soft),
      accent: fc.constantFrom(...tileAccents),
      allergens: fc.subarray([...allergens]),
      barcodes: fc.array(ean, { minLength: 1, maxLength: 3 }),
      optionGroups: fc.uniqueArray(fc.constantFrom(...optionGroups.map(({ id }) => id)), {
        minLength: 1,
        maxLength: 3,
      }),
      openPrice: fc.constant(true),
      meatOrigin: line(60),
      withdrawn: fc.constant(true),
    },
    { requiredKeys: ['label', 'categoryId', 'priceCents', 'vatClass', 'allergens'] },
  )
  .map(({ drink, ...product }): Omit<Product, 'id'> => ({
    ...product,
    ...(drink === undefined ? {} : { drinkGroup: drink }),
    vatClass: drink === '3' || drink === '5' ? 'alcohol' : product.vatClass,
  }))

/** Set menus of products by their places in the list; a place of it may be any product, a menu takes what it can have. */
const anyMenu = fc.record({
  label: line(32),
  slots: fc.array(
    fc.record({
      label: line(24),
      min: fc.constantFrom(0, 1),
      choices: fc.array(fc.record({ at: fc.nat(29), supplementCents: fc.integer({ min: 0, max: 2000 }).map(cents) }), {
        minLength: 1,
        maxLength: 5,
      }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})

function menuOf({ label, slots }: typeof anyMenu extends fc.Arbitrary<infer Menu> ? Menu : never, n: number) {
  return (parts: readonly Product[]): Product => ({
    ...{ id: `prd_m-${n}` as ProductId, label, categoryId: 'midi', priceCents: cents(1500), vatClass: 'dish' },
    allergens: [],
    formule: slots.map(({ label: slot, min, choices }, at) => ({
      id: `slot-${at}`,
      label: slot,
      min,
      choices: choices.map((choice) => ({
        productId: parts[choice.at % parts.length]!.id,
        supplementCents: choice.supplementCents,
      })),
    })),
  })
}

const drafted = fc.tuple(fc.array(anyProduct, { maxLength: 30 }), fc.array(anyMenu, { maxLength: 3 }))
const anyCatalogue = drafted.map(([drafts, menus]): Catalogue => {
  const seen = new Set<string>()
  const products = drafts.map((draft, n): Product => {
    const { barcodes, ...rest } = draft
    const own = (barcodes ?? []).filter((code) => !seen.has(code) && seen.add(code))
    return { id: `prd_p-${n}` as ProductId, ...rest, ...(own.length > 0 ? { barcodes: own } : {}) }
  })
  const parts = products.filter((product) => !product.withdrawn && canBePart(product))
  const all = parts.length === 0 ? products : [...menus.map((menu, n) => menuOf(menu, n)(parts)), ...products]
  return zCatalogue.parse({ categories, optionGroups, products: all, tilePlans: [] })
})

/** The places of a set menu get ids of their own in another café. */
const withoutSlotIds = (products: readonly Product[]) =>
  products.map(({ formule, ...rest }) => ({ ...rest, formule: formule?.map(({ id: _, ...slot }) => slot) }))

function check(catalogue: Catalogue, bytes: Uint8Array) {
  const steps = checkCsv(bytes, { catalogue, known: knownOf(catalogue), lists: [], newId: newProductId })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    expect(step.value.done).toBeLessThanOrEqual(step.value.total)
  }
}

describe('a list of products', () => {
  test.each(['fr', 'en'] as const)('that was exported in %s and is imported again changes nothing', (lang) => {
    fc.assert(
      fc.property(anyCatalogue, (catalogue) => {
        const { report, products } = check(catalogue, catalogueCsv(catalogue, lang))
        expect(report.faults).toEqual([])
        expect(products).toEqual([])
        expect(report.same).toBe(catalogue.products.length)
      }),
      { numRuns: 200 },
    )
  })

  test.each(['fr', 'en'] as const)('taken into an empty café in %s makes the same products', (lang) => {
    fc.assert(
      fc.property(anyCatalogue, (catalogue) => {
        const empty = { ...catalogue, products: [] }
        const { report, products } = check(empty, catalogueCsv(catalogue, lang))
        expect(report.faults).toEqual([])
        expect(withoutSlotIds(products)).toEqual(withoutSlotIds(catalogue.products))
      }),
      { numRuns: 100 },
    )
  })

  test('of the demo café changes nothing either', () => {
    const { products, ...rest } = demoCatalogue()
    const catalogue = { ...rest, products }
    const { report } = check(catalogue, catalogueCsv(catalogue, 'fr'))
    expect(report).toMatchObject({ faults: [], added: 0, changed: 0, same: products.length })
  })

  test('never throws, whatever the file is', () => {
    const catalogue = demoCatalogue()
    const anyFile = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 400 }).map((text) => new TextEncoder().encode(`Nom;Prix;TVA\n${text}`)),
    )
    fc.assert(
      fc.property(anyFile, (bytes) => {
        const { report, products } = check(catalogue, bytes)
        expect(report.added + report.changed).toBe(products.length)
      }),
      { numRuns: 300 },
    )
  })

  test('any price that is written is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (price) => {
        expect(priceOf(decimalComma(cents(price)))).toBe(price)
        expect(priceOf((price / 100).toFixed(2))).toBe(price)
      }),
    )
  })
})
