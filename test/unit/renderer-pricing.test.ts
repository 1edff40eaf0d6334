import { describe, expect, it } from 'vitest'
import { catalogueView } from '../../src/renderer/counter/catalogue-view.ts'
import { answered, chosenOf, mustChoose, nextQuestion, type Answer } from '../../src/renderer/counter/choosing-view.ts'
import { markOf, ownPrice } from '../../src/renderer/counter/prices-view.ts'
import {
  canAdd,
  draftOf,
  freshDraft,
  listFrom,
  minuteOf,
  priceOf,
  toggled,
  withItem,
} from '../../src/renderer/settings/lists-view.ts'
import { priceGroups, ROWS_MAX } from '../../src/renderer/settings/price-view.ts'
import { oneMenuBack } from '../../src/renderer/ticket-card/card-view.ts'
import type { Correctable } from '../../src/shared/contracts/corrections.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { lineDetail } from '../../src/renderer/counter/ticket-view.ts'
import { demoCatalogue, happyHour, opt, prd } from '../support/pricing.ts'

const view = catalogueView(demoCatalogue())
const product = (slug: string) => view.products.get(prd(slug))!
const slot = (slotId: string, slug: string | null): Answer => ({
  kind: 'slot',
  slotId,
  productId: slug === null ? null : prd(slug),
})

describe('what must be chosen', () => {
  it('is nothing for a coffee, a choice for a carafe, every place for a set menu', () => {
    expect(['cafe', 'pichet-50', 'formule-midi'].map((slug) => mustChoose(product(slug), view))).toEqual([
      false,
      true,
      true,
    ])
  })

  it('comes place by place, with what a choice needs right behind it', () => {
    const menu = product('formule-complete')
    const asked = (given: readonly Answer[]) => {
      const question = nextQuestion(menu, given, view)
      return question?.kind === 'slot' ? question.slot.id : question && `${question.of} ${question.group.id}`
    }
    const given: Answer[] = [slot('entree', 'entree-du-jour'), slot('plat', 'omelette'), slot('dessert', 'coupe-glace')]
    expect([asked([]), asked(given.slice(0, 2)), asked(given)]).toEqual(['entree', 'dessert', 'dessert parfum-glace'])
    const ice: Answer = { kind: 'options', of: 'dessert', groupId: 'parfum-glace', optionIds: [opt('glace-vanille')] }
    expect([asked([...given, ice]), asked([...given, ice, slot('boisson', null)])]).toEqual(['boisson', undefined])
    expect(chosenOf([...given, ice, slot('boisson', null)])).toEqual({
      optionIds: [],
      parts: [
        { slotId: 'entree', productId: prd('entree-du-jour'), optionIds: [] },
        { slotId: 'plat', productId: prd('omelette'), optionIds: [] },
        { slotId: 'dessert', productId: prd('coupe-glace'), optionIds: [opt('glace-vanille')] },
      ],
    })
    expect(answered(menu, [...given.slice(0, 1), slot('boisson', null)], view)).toEqual([
      { keep: 0, title: 'Entrée', label: 'Entrée du jour' },
      { keep: 1, title: 'Boisson', label: null },
    ])
  })

  it('is the option of the product itself where it is no menu', () => {
    const answer: Answer = { kind: 'options', of: '', groupId: 'couleur', optionIds: [opt('vin-rouge')] }
    expect(nextQuestion(product('pichet-50'), [], view)).toMatchObject({ kind: 'options', of: '' })
    expect(nextQuestion(product('pichet-50'), [answer], view)).toBeUndefined()
    expect(chosenOf([answer])).toEqual({ optionIds: [opt('vin-rouge')], parts: [] })
  })
})

describe('prices now', () => {
  it('are marked with the list that has hours, where it counts', () => {
    const always = happyHour({ schedule: null, label: 'Terrasse' })
    const evening = happyHour({ areas: ['counter'] })
    expect(markOf([evening, always], 'counter')).toEqual({ label: 'Happy hour', untilMinute: 1200 })
    expect(markOf([evening, always], 'terrace')).toBeUndefined()
    expect([ownPrice(product('demi'), 'counter'), ownPrice(product('latte'), 'takeaway')]).toEqual([
      300,
      product('latte').takeawayPriceCents ?? product('latte').priceCents,
    ])
  })

  it('say their list under the line, then the parts', () => {
    const part = { label: 'Steak', options: [{ optionId: opt('a'), label: 'bleu', priceCents: cents(0) }] }
    const line = { options: [], note: 'vite', priceList: 'Happy hour', parts: [part as never] }
    expect(lineDetail(line)).toBe('Happy hour · Steak (bleu) · vite')
  })
})

describe('a price list being written', () => {
  it.each([
    ['18', 1080],
    ['18:30', 1110],
    ['18h30', 1110],
    ['1830', 1110],
    ['8h', 480],
    ['24:00', 1440],
    ['24:01', undefined],
    ['18:60', undefined],
    ['', undefined],
    ['soir', undefined],
  ])('reads the hour %j', (text, minute) => {
    expect(minuteOf(text)).toBe(minute)
  })
  it.each([
    ['2', 200],
    ['2,5', 250],
    ['2.50 €', 250],
    ['-2', undefined],
    ['', undefined],
  ])('reads the price %j', (text, price) => {
    expect(priceOf(text)).toBe(price)
  })

  it('is again what it was when nothing is changed, and nothing while it cannot be read', () => {
    const list = happyHour({ areas: ['terrace'] })
    expect(listFrom(draftOf(list, 'fr'))).toEqual(list)
    expect(listFrom(draftOf({ ...list, schedule: null }, 'fr'))).toEqual({ ...list, schedule: null })
    for (const wrong of [
      { label: ' ' },
      { from: 'soir' },
      { weekdays: [] },
      { items: [{ productId: prd('demi'), price: 'x' }] },
    ])
      expect(listFrom({ ...draftOf(list, 'fr'), ...wrong })).toBeUndefined()
  })

  it('takes a product once, and none whose price is typed at the counter', () => {
    const draft = withItem(withItem(freshDraft('Soir'), product('demi'), 'fr'), product('demi'), 'fr')
    expect(draft.items).toEqual([{ productId: prd('demi'), price: '3,00' }])
    expect(['demi', 'tomme-coupe', 'pinte'].map((slug) => canAdd(draft, product(slug)))).toEqual([false, false, true])
    expect(toggled([1, 3], 2, [1, 2, 3])).toEqual([1, 2, 3])
    expect(toggled([1, 2], 2, [1, 2, 3])).toEqual([1])
  })
})

describe('the menu with its prices', () => {
  it('draws no more rows than a screen can, whatever the catalogue', () => {
    const small = demoCatalogue()
    const more = Array.from({ length: 1000 }, (_, n) => ({ ...product('cafe'), id: prd(`more-${n}`) }))
    const groups = priceGroups(catalogueView({ ...small, products: [...small.products, ...more] }), '')
    expect(groups.reduce((rows, { products }) => rows + products.length, 0)).toBe(ROWS_MAX)
  })
})

describe('a refund of a set menu', () => {
  it('takes one of each part that is left', () => {
    const line = (position: number, index: number | undefined, leftMilli: number) =>
      ({
        position,
        leftMilli: milli(leftMilli),
        ...(index === undefined ? {} : { formule: { label: 'Midi', index } }),
      }) as Correctable['lines'][number]
    const lines = [line(0, 1, 2000), line(1, 1, 0), line(2, 2, 1000), line(3, undefined, 1000)]
    expect([...oneMenuBack(new Map(), lines, 1)]).toEqual([[0, 1000]])
  })
})
