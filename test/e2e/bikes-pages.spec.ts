import { screenTexts } from '../../src/bricks/bikes/texts-screens.ts'
import { expect, openBikes, ordinaryDay, press, t, test } from './bikes-hands.ts'
import { lookEveryWay } from './every-look.ts'

test('in English', async ({ page, cafe }) => {
  await ordinaryDay(cafe, page)
  await page.addInitScript(() => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: 'en' })))
  await page.reload()
  await openBikes(page, 'en')
  const en = screenTexts.en
  await lookEveryWay(page, 'bikes-en-1-planning')
  await press(page, /^VAE/, /^2 days/)
  await page.getByLabel(en.hire.name).fill('Jane Smith')
  await press(page, en.hire.deposits['card-hold'], en.hire.under12)
  await lookEveryWay(page, 'bikes-en-2-contract')
  await press(page, en.hire.cancel)
  await page.getByLabel(en.idle.find).fill('vtc-01')
  await lookEveryWay(page, 'bikes-en-3-return')
  await press(page, en.back.allWell)
  await expect(page.getByText(en.back.whole2)).toBeVisible()
  await lookEveryWay(page, 'bikes-en-4-settle')
  await page.getByRole('radio', { name: en.scale.days }).click()
  await lookEveryWay(page, 'bikes-en-5-days')
})

test('every page, in every size and both themes', async ({ page, cafe }) => {
  test.setTimeout(240_000)
  await ordinaryDay(cafe, page)
  await openBikes(page)
  await lookEveryWay(page, 'bikes-1-planning')
  await press(page, /^VTC/, /^1 h/)
  await page.getByLabel(t.hire.name).fill('Bernard Colette')
  await press(page, t.hire.deposits.cash, t.hire.allWell)
  await lookEveryWay(page, 'bikes-2-contract')
  await press(page, t.hire.under12)
  await press(page, t.hire.cancel)
  await page.getByLabel(t.idle.find).fill('vae-01')
  await press(page, t.back.addDamage)
  await lookEveryWay(page, 'bikes-3-return')
  await press(page, t.hire.detail)
  await press(page, t.rental.extend)
  await lookEveryWay(page, 'bikes-4-rental')
  for (const [name, text] of Object.entries(t.pages)) {
    if (name === 'label' || name === 'planning') continue
    await page.getByRole('radio', { name: text, exact: true }).click()
    if (name === 'workshop') await press(page, /^VTC-01/)
    if (name === 'setup') await press(page, /^VTC/)
    await lookEveryWay(page, `bikes-5-${name}`)
  }
  for (const part of ['accessories', 'hours', 'discounts', 'deposits', 'damages', 'rules'] as const) {
    await page.getByRole('radio', { name: t.setup.parts[part], exact: true }).click()
    await lookEveryWay(page, `bikes-6-${part}`)
  }
})
