import { describe, expect, test } from 'vitest'
import { catalogueView } from '../../src/renderer/counter/catalogue-view.ts'
import { bulkChange, emptyBulk, previewOf } from '../../src/renderer/products/bulk-view.ts'
import { EVERY, listed, WITHDRAWN } from '../../src/renderer/products/list-view.ts'
import { placed, trimmed, wholePages } from '../../src/renderer/products/places/plan-view.ts'
import { copyOf, draftOf, newDraft, readDraft, withVat } from '../../src/renderer/products/product-draft.ts'
import { bulkChanged } from '../../src/shared/catalogue-bulk.ts'
import type { Product } from '../../src/shared/catalogue.ts'
import { cents } from '../../src/shared/money.ts'
import { demoCatalogue, prd } from '../support/pricing.ts'

const catalogue = demoCatalogue()
const product = (id: string): Product => catalogue.products.find((one) => one.id === prd(id))!

describe('a product in its form', () => {
  test.each(['fr', 'en'] as const)('is read back as it was, of every product of the demo café, in %s', (lang) => {
    for (const one of catalogue.products) {
      const read = readDraft(draftOf(one, lang))
      if (!read.ok) throw new Error(`${one.label}: ${read.fault}`)
      const { optionGroups, barcodes, openPrice, ...rest } = read.product
      const kept = {
        ...rest,
        ...(optionGroups?.length ? { optionGroups } : {}),
        ...(barcodes?.length ? { barcodes } : {}),
        ...(openPrice ? { openPrice } : {}),
      }
      expect(kept).toEqual(one)
    }
  })

  test('says the first thing that is wrong with it', () => {
    const draft = { ...newDraft(catalogue.categories[0]), label: 'Thé', price: '2,50' }
    expect(readDraft(draft).ok).toBe(true)
    const faultOf = (bad: Partial<typeof draft>) => {
      const read = readDraft({ ...draft, ...bad })
      return read.ok ? 'none' : `${read.fault} ${read.about}`.trim()
    }
    expect(faultOf({ label: ' ' })).toBe('label')
    expect(faultOf({ price: '' })).toBe('price')
    expect(faultOf({ price: '', openPrice: true })).toBe('none')
    expect(faultOf({ takeaway: '-1' })).toBe('takeaway')
    expect(faultOf({ barcodes: '3517400283065 123' })).toBe('barcode 123')
    expect(faultOf({ formule: [{ id: 'a', label: 'Plat', required: true, choices: [] }] })).toBe('formule')
  })

  test('keeps the drink group and the VAT of alcohol together', () => {
    const draft = newDraft(catalogue.categories[0])
    expect(withVat(draft, 'alcohol').drinkGroup).toBe('3')
    expect(withVat(withVat(draft, 'alcohol'), 'soft-drink').drinkGroup).toBe('1')
    expect(withVat(withVat(draft, 'alcohol'), 'dish').drinkGroup).toBeUndefined()
  })

  test('is copied under an id of its own, without the barcodes', () => {
    const draft = draftOf(product('chips'), 'fr')
    const copy = copyOf(draft, 'Copie de chips')
    expect(copy.id).not.toBe(draft.id)
    expect(copy).toMatchObject({ barcodes: '', price: draft.price, label: 'Copie de chips' })
  })
})

describe('many products', () => {
  test.each([
    [{ kind: 'percent', figure: '2,5', step: 1 } as const, 160, 164],
    [{ kind: 'percent', figure: '2,5', step: 5 } as const, 160, 165],
    [{ kind: 'percent', figure: '10', way: 'down', step: 10 } as const, 160, 140],
    [{ kind: 'percent', figure: '3 %', step: 5 } as const, 150, 155],
    [{ kind: 'amount', figure: '-0,10', step: 1 } as const, 160, 150],
    [{ kind: 'amount', figure: '0,12', step: 10 } as const, 160, 170],
    [{ kind: 'amount', figure: '5', way: 'down', step: 1 } as const, 160, 0],
  ])('%o: %d becomes %d', (asked, before, after) => {
    const change = bulkChange({ ...emptyBulk, ...asked })!
    expect(bulkChanged({ ...product('cafe'), priceCents: cents(before) }, change).priceCents).toBe(after)
  })

  test('what an open price or nothing to change is left out of the preview', () => {
    const change = bulkChange({ ...emptyBulk, figure: '10' })
    const seen = previewOf([product('cafe'), product('fruits')], change)
    expect(seen.map(({ before }) => before.id)).toEqual(['prd_cafe'])
    expect(bulkChange(emptyBulk)).toBeUndefined()
    expect(bulkChange({ ...emptyBulk, kind: 'vat', vatClass: 'alcohol' })).toBeUndefined()
  })
})

describe('tiles', () => {
  const [a, b, c] = [prd('a'), prd('b'), prd('c')]
  const plan = wholePages([a, b])

  test('change places, and nothing else moves', () => {
    expect(placed(plan, a, 1).slice(0, 3)).toEqual([b, a, null])
    expect(placed(plan, a, 2).slice(0, 3)).toEqual([null, b, a])
    expect(placed(plan, c, 0).slice(0, 3)).toEqual([c, b, null])
    expect(placed(plan, a, 'rest').slice(0, 2)).toEqual([null, b])
    expect(placed(plan, a, 0)).toBe(plan)
    expect(placed(plan, c, 'rest')).toBe(plan)
  })
  test('are kept in whole pages, none of them empty behind the last', () => {
    expect(plan).toHaveLength(24)
    expect(trimmed([...plan, ...wholePages([])])).toHaveLength(24)
  })
})

test('what is withdrawn is on no tile, in no search and behind no code, and listed by itself', () => {
  const products = catalogue.products.map((one) => (one.id === prd('chips') ? { ...one, withdrawn: true } : one))
  const view = catalogueView({ ...catalogue, products })
  expect(view.byBarcode.get('3517400283065')).toBeUndefined()
  expect(view.categories.flatMap(({ pages }) => pages.flat()).some((one) => one?.id === prd('chips'))).toBe(false)
  expect(listed(view, EVERY, 'chips')).toEqual([])
  expect(listed(view, WITHDRAWN, 'CHIPS').map(({ id }) => id)).toEqual([prd('chips')])
  expect(listed(view, EVERY, '')).toHaveLength(products.length - 1)
  expect(view.products.get(prd('chips'))?.label).toBe('Chips artisanales 40 g')
})
