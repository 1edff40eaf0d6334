import type { Page } from '@playwright/test'
import { agencyGuide } from '../../src/bricks/agency/screens/guide.ts'
import { screenTexts as agencyTexts } from '../../src/bricks/agency/texts/screens.ts'
import { bikeGuide } from '../../src/bricks/bikes/screens/guide.ts'
import { screenTexts as bikeTexts } from '../../src/bricks/bikes/texts-screens.ts'
import { ideasGuide } from '../../src/bricks/ideas/screens/guide.ts'
import { screenTexts as ideasTexts } from '../../src/bricks/ideas/texts/screens.ts'
import { mealGuide } from '../../src/bricks/meals/screens/guide.ts'
import { screenTexts as mealTexts } from '../../src/bricks/meals/texts/screens.ts'
import { parcelGuide } from '../../src/bricks/parcels/screens/guide.ts'
import { screenTexts as parcelTexts } from '../../src/bricks/parcels/texts/screens.ts'
import { roomsGuide } from '../../src/bricks/rooms/screens/guide.ts'
import { screenTexts as roomTexts } from '../../src/bricks/rooms/texts/screens.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import type { Lang } from '../../src/shared/texts/index.ts'
import { openInTheMorning, ordinaryDay } from './bikes-hands.ts'
import { asTheGuideShows, expectSamePages, guidePictures, handsOn, type Take } from './guide-pictures.ts'
import { expect, test, type Cafe } from './till.ts'

const theirs = [bikeGuide, parcelGuide, mealGuide, agencyGuide, roomsGuide, ideasGuide]
const of = (lang: Lang) => theirs.flatMap((guide) => guide[lang])

test('the pages of the services are the same in both guides', () => {
  expectSamePages(of('fr'), of('en'))
})

for (const lang of ['fr', 'en'] as const) {
  test(`the guide shows the services as they are, in ${lang}`, async ({ page, cafe }) => {
    test.setTimeout(240_000)
    await asTheGuideShows(page, lang)
    const pictures = guidePictures(page, lang, 0.08) // what is planned moves with the hour
    await walkServices(page, cafe, lang, pictures.take)
    pictures.expectAllOf(of(lang))
  })
}

async function walkServices(page: Page, cafe: Cafe, lang: Lang, picture: Take): Promise<void> {
  const hand = handsOn(page)
  const rail = (id: string) => page.locator(`.rail [data-service=${id}]`)
  const { hire } = bikeTexts[lang]
  await openInTheMorning(cafe, page, lang)
  await ordinaryDay(cafe, page)
  await rail('bikes').click()
  await expect(page.locator('.bk-block').first()).toBeVisible()
  await picture('bike-plan')
  await hand.press(/^VTC/, /^1 h/)
  await page.getByLabel(hire.name).fill('Bernard Colette')
  await picture('bike-model')
  await page.getByRole('button', { name: hire.deposits.cash, exact: true }).last().click() // the rail has one of that name
  await hand.press(hire.allWell)
  await picture('bike-sign')
  await rail('parcels').click()
  await page.getByRole('textbox', { name: parcelTexts[lang].counter.search }).fill('mar')
  await picture('parcels')
  await rail('meals').click()
  await page.getByRole('textbox', { name: mealTexts[lang].people.find }).fill('tar')
  await picture('meals')
  const ask = await cafe.ask()
  await ask.till.changeSettings({ services: ['agency', 'rooms', 'ideas'], commandId: newCommandId() })
  await rail('agency').click()
  await expect(page.getByRole('heading', { name: agencyTexts[lang].title, exact: true })).toBeVisible()
  await picture('agency')
  await rail('rooms').click()
  await expect(page.getByRole('button', { name: roomTexts[lang].newKey, exact: true })).toBeVisible()
  await picture('rooms')
  await rail('ideas').click()
  await expect(page.getByRole('heading', { name: ideasTexts[lang].title, exact: true })).toBeVisible()
  await picture('ideas')
}
