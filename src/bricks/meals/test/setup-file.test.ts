import { afterEach, beforeEach, expect, it } from 'vitest'
import { cents } from '../../../shared/money.ts'
import { command } from '../../../../test/support/said.ts'
import { expectCarried, openNewTill, refusalOfSpoilt, setupOf } from '../../../../test/support/setup-file.ts'
import { mealsOf, openMealsShop, type MealsShop } from './meals-shop.ts'
import { day, dishOf, needsOf, newPerson, putMenu, weekRound } from './people.ts'

let shop: MealsShop
beforeEach(async () => {
  shop = await openMealsShop()
})
afterEach(() => shop.close())

it('a set-up file carries formulas, bands, rounds and dishes, and nobody who eats and no declaration', async () => {
  const setup = await shop.meals.setup({})
  const prices = setup.prices.map((price) => ({ ...price, fullCents: cents(1120) }))
  const sap = { number: 'SAP123456789', declaredOn: day('2026-01-01') }
  const cutOff = { workingDays: 3, minute: 540 }
  const wordOfTheDay = 'Bon anniversaire Mme Secrète'
  await shop.meals.saveSetup(
    shop.command({ setup: { ...setup, prices, cutOff, sap, wordOfTheDay, lateBilledPercent: 50 } }),
  )
  const round = weekRound({ name: 'Hameaux' })
  await shop.meals.saveRound(shop.command({ round }))
  await putMenu(shop, '2026-11-30', [dishOf('Blanquette', { ingredients: ['veau'], allergens: ['milk'] })])
  const personId = await newPerson(shop, 'M. Introuvable', { roundId: round.roundId })
  await shop.meals.saveNeeds(
    shop.command({ personId, needs: needsOf({ refused: ['topinambour'] }), consentOn: day('2026-11-01') }),
  )
  const { to, text } = await expectCarried(shop, 'meals')
  for (const own of ['Introuvable', personId, '3 rue du Four', '05 00 00 00 00', 'topinambour', 'Secrète', sap.number])
    expect(text).not.toContain(own)
  const there = mealsOf(to.ask)
  expect(await there.setup({})).toEqual({ ...(await shop.meals.setup({})), sap: null, wordOfTheDay: '' })
  expect(await there.dishes({ all: false })).toEqual(await shop.meals.dishes({ all: false }))
  expect(await there.menus({ from: day('2026-11-01'), to: day('2026-12-31') })).toEqual([])
})

it('what is the café’s own stays with the till where a file is read', async () => {
  const file = { ...(await setupOf(shop)), madeAtMs: 0 }
  const to = await openNewTill()
  const there = mealsOf(to.ask)
  const own = { sap: { number: 'SAP987654321', declaredOn: day('2026-02-02') }, wordOfTheDay: 'Bonne journée' }
  await there.saveSetup({ ...command(), setup: { ...(await there.setup({})), ...own } })
  await to.ask.backups.importSetup({ ...command(), file })
  expect(await there.setup({})).toMatchObject(own)
})

it('a price of a formula that is not in the file undoes all of it', async () => {
  const why = await refusalOfSpoilt(shop, 'meals', ({ setup, ...rest }) => {
    const { formulas, ...others } = setup as { readonly formulas: readonly object[] }
    return { ...rest, setup: { ...others, formulas: formulas.slice(0, 1) } }
  })
  expect(why).toEqual({ part: 'meals', why: 'PRICE_OF_UNKNOWN_FORMULA', formula: 'light' })
})
