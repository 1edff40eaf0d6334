import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newBatchId } from '../../src/bricks/meals/ids.ts'
import { roundScreens } from '../../src/bricks/meals/texts/round-screens.ts'
import { addDays, type BusinessDay } from '../../src/shared/business-day.ts'
import { cents } from '../../src/shared/money.ts'
import type { Lang } from '../../src/shared/texts/index.ts'
import { lookEveryWay } from './every-look.ts'
import { countTaps } from './hands.ts'
import { id, key, openMealsPage, village } from './meals-village.ts'
import { ARTEFACTS, expect, keepPicture, paperOf, test } from './till.ts'

const t = roundScreens.fr

const openPage = (page: Page, name: 'kitchen' | 'rounds', lang: Lang = 'fr') =>
  openMealsPage(page, roundScreens[lang][name].title, lang)

test.describe('kitchen and rounds', () => {
  test.use({ actionTimeout: 15_000 })
  test.beforeEach(async ({ page, cafe }) => {
    test.setTimeout(300_000)
    await cafe.open(page)
    await cafe.openDay(page)
  })

  test('the morning: three papers in three taps, and everything prepared in one', async ({ page, cafe }) => {
    const { meals, day, town } = await village(cafe)
    await openPage(page, 'kitchen')
    await expect(page.getByText('Brandade de morue').first()).toBeVisible()
    await lookEveryWay(page, 'meals-kitchen')
    const taps = await countTaps(page)
    await key(page, t.kitchen.sheet).click()
    await expect(page.getByText(t.kitchen.printed(t.kitchen.sheet))).toBeVisible()
    await key(page, t.kitchen.labels).click()
    await expect(page.getByText(t.kitchen.printed(t.kitchen.labels))).toBeVisible()
    await key(page, t.kitchen.rounds).click()
    await expect(page.getByText(t.kitchen.printed(t.kitchen.rounds))).toBeVisible()
    expect(await taps()).toBe(3)
    await expect
      .poll(() => paperOf(cafe.printer))
      .toMatch(/CUISINE[\s\S]*SANS POISSON[\s\S]*TOURN.E BOURG[\s\S]*TOURN.E HAMEAUX/)
    await key(page, /^Brandade de morue/).click()
    await expect(page.getByText(/à consommer jusqu’au/)).toBeVisible()
    await key(page, t.kitchen.prepare(8)).click()
    await expect(page.getByText(t.kitchen.done(8))).toBeVisible()
    await expect(key(page, t.kitchen.allPrepared)).toHaveAttribute('aria-disabled', 'true')
    await page.getByLabel(t.kitchen.exit).fill('1,9')
    await key(page, t.kitchen.exitKeep).click()
    await expect(page.getByText(/Sortie de cuisine\s: 1,9\s°C noté/)).toBeVisible()
    expect((await meals.kitchenDay({ day })).temperatures).toMatchObject([{ where: 'kitchen', tenthsC: 19 }])
    await keepPicture(page, 'meals-kitchen-prepared')
    for (const paper of ['kitchen', 'packing', 'labels'] as const) {
      const file = await meals.kitchenPdf({ day, paper, roundId: null })
      writeFileSync(join(ARTEFACTS, `meals-${paper}.pdf`), Buffer.from(file?.base64 ?? '', 'base64'))
    }
    const sheet = await meals.runPdf({ roundId: town, day })
    writeFileSync(join(ARTEFACTS, 'meals-round.pdf'), Buffer.from(sheet?.base64 ?? '', 'base64'))
  })

  test('C-06 which batch is served is chosen on the screen, and one that is too old for its meal is refused', async ({
    page,
    cafe,
  }) => {
    const { meals, day, weekend } = await village(cafe)
    await weekend()
    const dish = (await meals.dishesOfDay({ day })).find(({ name }) => name === 'Brandade de morue')
    if (!dish) throw new Error('no brandade is cooked')
    const made = (producedOn: BusinessDay) =>
      meals.saveBatch({ ...id(), batchId: newBatchId(), dishId: dish.dishId, producedOn, note: '' })
    await made(addDays(day, -1))
    await openPage(page, 'kitchen')
    await key(page, t.kitchen.labels).click()
    await expect(page.getByText(/Brandade de morue\s: à consommer jusqu.au .* Choisissez le lot servi/)).toBeVisible()
    await key(page, /^Brandade de morue produit/).click()
    const last = page.getByRole('group', { name: /^Servir Brandade de morue pour/ }).last()
    await last.getByRole('button').click()
    await expect(page.getByText(/Brandade de morue\s: à consommer jusqu.au .*, pas /)).toBeVisible()
    await lookEveryWay(page, 'meals-kitchen-batch')
    await key(page, t.kitchen.madeToday).click()
    await expect(last.getByRole('button')).toHaveCount(2)
    await last.getByRole('button').first().click()
    await expect(last.getByRole('button', { pressed: true })).toHaveCount(1)
    await key(page, t.kitchen.labels).click()
    await expect(page.getByText(t.kitchen.printed(t.kitchen.labels))).toBeVisible()
  })

  test('a round is ordered by its handle and by arrows, for the day or for good', async ({ page, cafe }) => {
    const { meals, day, town } = await village(cafe)
    const names = async (on = day) => (await meals.run({ roundId: town, day: on }))?.stops.map(({ name }) => name)
    await openPage(page, 'rounds')
    const handle = (name: string) => page.getByRole('button', { name: new RegExp(`^Déplacer ${name}`) })
    await handle('M. Dupont').focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(async () => (await names())?.[0]).toBe('M. Dupont')
    await expect(page.getByRole('status').filter({ hasText: 'M. Dupont\u202f: arrêt 1' })).toHaveCount(1)
    const from = await handle('Mme Bernard').boundingBox()
    const to = await handle('M. Dupont').boundingBox()
    if (!from || !to) throw new Error('there are no handles')
    await page.mouse.move(from.x + 20, from.y + 20)
    await page.mouse.down()
    await page.mouse.move(to.x + 20, to.y + 30, { steps: 6 })
    await keepPicture(page, 'meals-rounds-drag')
    await page.mouse.up()
    await expect.poll(names).toEqual(['Mme Bernard', 'M. Dupont', 'Mme Roux', 'M. Petit', 'Mme Lefèvre', 'M. Garnier'])
    await key(page, t.rounds.usual).click()
    await expect.poll(async () => (await names())?.[0]).toBe('Mme Roux')
    await page.getByRole('radio', { name: t.rounds.forEver }).click()
    await handle('Mme Roux').focus()
    await page.keyboard.press('ArrowDown')
    await expect
      .poll(async () => (await names('2027-01-05' as BusinessDay))?.slice(0, 2))
      .toEqual(['M. Dupont', 'Mme Roux'])
  })

  test('a round leaves, and comes back in five taps with one absence', async ({ page, cafe }) => {
    const { meals, day, town } = await village(cafe)
    await meals.prepare({ ...id(), day })
    await openPage(page, 'rounds')
    await page.getByRole('textbox', { name: t.rounds.driver }).fill('Jean')
    const departure = page.getByLabel(t.rounds.departure)
    await departure.fill('21')
    await expect(page.getByText('21\u202f°C\u202f? Vouliez-vous 2,1\u202f°C\u202f?')).toBeVisible()
    await keepPicture(page, 'meals-rounds-doubt')
    await key(page, /^Oui, 2,1/).click()
    await lookEveryWay(page, 'meals-rounds-leave')
    await key(page, t.rounds.codes).click()
    await expect(page.getByRole('img', { name: /^Code 1 sur/ })).toBeVisible()
    await lookEveryWay(page, 'meals-rounds-codes')
    await key(page, t.rounds.back).click()
    await expect(departure).toHaveValue('2,1') // what is typed outlives a look at the codes
    await key(page, t.rounds.load(6)).click()
    await expect(page.getByText(t.rounds.loaded(6))).toBeVisible()

    const taps = await countTaps(page)
    await page.locator('.mr-stop').filter({ hasText: 'M. Garnier' }).click()
    await expect(page.getByRole('heading', { name: t.rounds.urgent })).toBeVisible()
    await expect(page.getByText('06 12 34 56 78').first()).toBeVisible()
    await key(page, t.rounds.notes.shutters).click()
    await lookEveryWay(page, 'meals-rounds-absent')
    await key(page, t.rounds.keep).click()
    const last = page.getByLabel(t.rounds.last)
    await last.click()
    await last.fill('2,4')
    await lookEveryWay(page, 'meals-rounds-back')
    await key(page, t.rounds.validate).click()
    await expect(page.getByText('5 repas livrés, 1 non remis.')).toBeVisible()
    // The stop that went otherwise, its note, « C’est noté », the field of the temperature, Valider; the figure is typed.
    expect(await taps()).toBe(5)
    await lookEveryWay(page, 'meals-rounds-over')
    const run = await meals.run({ roundId: town, day })
    expect(run?.stops.map(({ stop }) => stop?.result ?? null)).toEqual([
      'delivered',
      'delivered',
      'delivered',
      'delivered',
      null,
      'bag-back',
    ])
  })

  test('a temperature that is too warm lists its meals and waits for an action; a note is urgent until told', async ({
    page,
    cafe,
  }) => {
    const { meals, day, town } = await village(cafe)
    await meals.prepare({ ...id(), day })
    const temperature = { where: 'departure' as const, tenthsC: 21, comment: '', action: null, sure: false }
    await meals.load({ ...id(), roundId: town, day, driver: 'Jean', temperature, anyway: false })
    const [first] = (await meals.run({ roundId: town, day }))?.stops ?? []
    const stop = { personId: first!.personId, result: 'delivered' as const, note: '', collectedCents: cents(2500) }
    const containers = { containersOut: 1, containersBack: 0 }
    await meals.recordStop({ ...id(), roundId: town, day, stop: { ...stop, ...containers } })
    await openPage(page, 'rounds')
    await page.getByLabel(t.rounds.last).fill('3,8')
    await expect(key(page, t.rounds.validate)).toHaveAttribute('aria-disabled', 'true')
    await page.getByLabel(t.rounds.last).fill('6,2')
    await expect(page.getByText(/Repas concernés\s: Mme Roux, M\. Dupont/)).toBeVisible()
    await expect(key(page, t.rounds.validate)).toHaveAttribute('aria-disabled', 'true')
    await lookEveryWay(page, 'meals-rounds-alarm')
    await page.locator('.mr-stop').filter({ hasText: 'Mme Lefèvre' }).click()
    await key(page, 'Chute').click()
    await expect(page.getByText(/Mme Lefèvre\s:\sChute/)).toBeVisible()
    await keepPicture(page, 'meals-rounds-urgent')
    await key(page, /^Famille prévenue/).click()
    await expect(page.getByText(/Mme Lefèvre\s:\sChute/)).toBeHidden()
    await key(page, t.rounds.back).click()
    await key(page, t.rounds.actions.checked).click()
    await key(page, t.rounds.validate).click()
    await expect(page.getByText('6 repas livrés.')).toBeVisible()
    // What the driver was given waits for the counter.
    const given = page.getByRole('region', { name: t.rounds.collectedAll })
    await expect(given).toContainText(/25,00/)
    await expect(given.getByRole('button', { name: new RegExp(first!.name) })).toBeVisible()
    await keepPicture(page, 'meals-rounds-collected')
  })

  test('in English', async ({ page, cafe }) => {
    const { meals, day } = await village(cafe)
    await page.addInitScript(() => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: 'en' })))
    await page.reload()
    await openPage(page, 'kitchen', 'en')
    await expect(page.getByText('Brandade de morue').first()).toBeVisible()
    await lookEveryWay(page, 'meals-en-kitchen')
    await meals.prepare({ ...id(), day })
    await page.getByRole('radio', { name: roundScreens.en.rounds.title, exact: true }).click()
    await expect(page.getByText('M. Garnier')).toBeVisible()
    await lookEveryWay(page, 'meals-en-rounds')
  })
})
