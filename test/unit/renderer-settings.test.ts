import { describe, expect, test } from 'vitest'
import { catalogueView } from '../../src/renderer/counter/catalogue-view.ts'
import { accountRows, accountsChanged, accountsFaults, withAccount } from '../../src/renderer/settings/accounts-view.ts'
import {
  draftPrice,
  isNewPrice,
  priceDraft,
  priceGroups,
  withOwnTakeaway,
  withPlace,
  withPriceKey,
} from '../../src/renderer/settings/price-view.ts'
import { demoCafe } from '../../src/main/demo.ts'
import type { Product } from '../../src/shared/catalogue.ts'
import { defaultAccounts, zAccounts } from '../../src/shared/contracts/accounting.ts'
import { cents } from '../../src/shared/money.ts'
import { zTenderKind } from '../../src/shared/ticket.ts'

const view = catalogueView(demoCafe().catalogue)
const coffee = view.products.get('prd_cafe' as Product['id'])!

describe('prices', () => {
  const typed = (keys: string, draft = priceDraft(coffee)) => [...keys].reduce(withPriceKey, draft)

  test('the first digit begins the price anew, the eraser corrects it', () => {
    expect(typed('170').onSite).toBe(170)
    expect(withPriceKey(priceDraft(coffee), 'back').onSite).toBe(16)
    expect(withPriceKey(typed('1705'), 'back').onSite).toBe(170)
  })
  test('to take away costs the same until it has its own price, and again when it loses it', () => {
    const draft = typed('170')
    expect(draftPrice(draft, 'takeaway')).toBe(170)
    const own = typed('150', withOwnTakeaway(draft, true))
    expect(own).toMatchObject({ onSite: 170, takeaway: 150, place: 'takeaway' })
    expect(withOwnTakeaway(own, false)).toMatchObject({ onSite: 170, takeaway: null, place: 'on-site' })
    expect(typed('180', withPlace(own, 'on-site'))).toMatchObject({ onSite: 180, takeaway: 150 })
  })
  test('only another price is news', () => {
    expect(isNewPrice(coffee, priceDraft(coffee))).toBe(false)
    expect(isNewPrice(coffee, typed('160'))).toBe(false)
    expect(isNewPrice(coffee, typed('170'))).toBe(true)
    expect(isNewPrice({ ...coffee, takeawayPriceCents: cents(150) }, typed('160'))).toBe(true)
  })
  test('the menu by category, or what is looked for', () => {
    expect(priceGroups(view, '').map(({ category }) => category?.label)[0]).toBe('Café')
    expect(priceGroups(view, '').flatMap(({ products }) => products)).toHaveLength(view.products.size)
    expect(priceGroups(view, 'croi')[0]?.products[0]?.label).toBe('Croissant')
    expect(priceGroups(view, 'zzz')).toEqual([])
  })
})

describe('accounts', () => {
  test('every account has its row, and each row writes its own', () => {
    const rows = accountRows(defaultAccounts)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(rows).toHaveLength(10 + 5 + zTenderKind.options.length + 11)
    for (const { id } of rows) {
      const changed = withAccount(defaultAccounts, id, { account: '472', label: 'Attente' })
      const different = accountRows(changed).filter(({ account }) => account === '472')
      expect(different.map((row) => row.id)).toEqual([id])
      expect(accountsChanged(defaultAccounts, changed)).toBe(1)
      expect(zAccounts.safeParse(changed).success).toBe(true)
    }
    expect(withAccount(defaultAccounts, 'nothing', { account: '1' })).toBe(defaultAccounts)
  })
  test.each([
    ['70A', 'letters'],
    ['70', 'too-short'],
    ['070', 'too-short'],
    ['', 'too-short'],
    ['7070000000000', 'too-long'],
  ] as const)('account %s: %s', (account, fault) => {
    const faults = accountsFaults(withAccount(defaultAccounts, 'agency', { account }))
    expect(faults.accounts.get('agency')).toBe(fault)
    expect(faults.count).toBe(1)
  })
  test('a label and the journal say their own faults', () => {
    expect(accountsFaults(defaultAccounts).count).toBe(0)
    expect(accountsFaults(withAccount(defaultAccounts, 'vat-0', { label: ' — ' })).labels.has('vat-0')).toBe(true)
    expect(accountsFaults({ ...defaultAccounts, journalCode: 'vt' })).toMatchObject({ code: true, count: 1 })
    expect(accountsFaults({ ...defaultAccounts, journalLabel: '' })).toMatchObject({ journal: true, count: 1 })
  })
  test('what is put back is not changed any more', () => {
    const there = withAccount(defaultAccounts, 'sales-0', { account: '707999' })
    const back = withAccount(there, 'sales-0', { account: defaultAccounts.sales[0]!.account })
    expect(accountsChanged(defaultAccounts, back)).toBe(0)
  })
})
