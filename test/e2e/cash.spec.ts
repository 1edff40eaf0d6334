import type { Page } from '@playwright/test'
import { countTaps, sell, toSettingsPage } from './hands.ts'
import { expect, keepPicture, paperOf, test } from './till.ts'
import { expectNothingOutside } from './whole-screen.ts'

const looks = [
  { name: 'fr-light-1366', lang: 'fr', theme: 'light', width: 1366, height: 768 },
  { name: 'en-dark-1024', lang: 'en', theme: 'dark', width: 1024, height: 768 },
] as const

const words = {
  fr: {
    open: 'Ouvrir la journée',
    cash: 'Caisse',
    section: 'Espèces',
    petty: 'Petit achat',
    drop: 'Mettre au coffre',
    note: 'Quelques mots (facultatif)',
    record: 'Enregistrer',
    undo: 'Défaire : Petit achat',
    undoSure: 'Oui, défaire',
    differences: 'Écarts',
    count: 'Compter et clôturer',
    fifty: 'Nombre de 50 €',
    five: 'Nombre de 5 €',
    why: 'Erreur de rendu',
    close: 'Clôturer (Z)',
    sure: 'Confirmer la clôture',
    sealed: 'La caisse est comptée et scellée.',
    today: 'Aujourd’hui',
  },
  en: {
    open: 'Open the day',
    cash: 'Cash',
    section: 'Drawer',
    petty: 'Petty purchase',
    drop: 'Drop to the safe',
    note: 'A few words (optional)',
    record: 'Record',
    undo: 'Undo: Petty purchase',
    undoSure: 'Yes, undo',
    differences: 'Differences',
    count: 'Count and close',
    fifty: 'Number of €50',
    five: 'Number of €5',
    why: 'Wrong change given',
    close: 'Close the day (Z)',
    sure: 'Confirm the closing',
    sealed: 'The drawer is counted and sealed.',
    today: 'Today',
  },
} as const

const type = async (page: Page, digits: string) => {
  for (const digit of digits) {
    await page.locator('.move-side .keypad').getByRole('button', { name: digit, exact: true }).click()
  }
}

for (const { name, lang, theme, width, height } of looks) {
  test(`the float by coins, movements, the count and its difference: ${name}`, async ({ page, cafe }) => {
    const t = words[lang]
    await page.setViewportSize({ width, height })
    await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', JSON.stringify(kept)), { lang, theme })
    await cafe.open(page)
    await page.getByRole('navigation').getByRole('button', { name: t.cash, exact: true }).click()
    // The float, by Tab and digits alone.
    await page.getByRole('textbox', { name: t.fifty.replace(' €', '\u202f€'), exact: true }).focus()
    await page.keyboard.type('2', { delay: 80 })
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Tab')
    await page.keyboard.type('4', { delay: 80 })
    await expect(page.locator('.open-day-float output')).toContainText(lang === 'fr' ? '120,00' : '120.00')
    await keepPicture(page, `cash-float-${name}`)
    await page.getByRole('button', { name: t.open }).click()
    const ask = await cafe.ask()
    await expect.poll(async () => (await ask.cashSessions.x({}))?.floatCents).toBe(12_000)

    await page.getByRole('radio', { name: t.section }).click()
    await page.getByRole('button', { name: t.petty, exact: true }).click()
    await page.getByRole('textbox', { name: t.note }).fill('pain')
    await type(page, '1240')
    await keepPicture(page, `cash-move-${name}`)
    await expectNothingOutside(page)
    await page.getByRole('button', { name: t.record }).click()
    await expect(page.locator('.moved li')).toHaveCount(1)
    await page.getByRole('button', { name: t.drop, exact: true }).click()
    await type(page, '5000')
    await page.getByRole('button', { name: t.record }).click()
    await expect(page.locator('.moved li')).toHaveCount(2)
    await page.getByRole('button', { name: t.undo }).click()
    await page.getByRole('button', { name: t.undoSure }).click()
    await expect(page.locator('.moved li')).toHaveCount(3)
    await keepPicture(page, `cash-movements-${name}`)
    await expectNothingOutside(page)
    expect(await ask.cashSessions.x({})).toMatchObject({ expectedCents: 7_000, safeCents: 5_000 })
    await expect.poll(() => paperOf(cafe.printer)).toContain('ANNULATION')

    await page.getByRole('button', { name: t.count }).click()
    await page.getByRole('textbox', { name: t.fifty.replace(' €', '\u202f€'), exact: true }).fill('1')
    await page.getByRole('textbox', { name: t.five.replace(' €', '\u202f€'), exact: true }).fill('2')
    const close = page.getByRole('button', { name: t.close })
    await expect(close).toHaveAttribute('aria-disabled', 'true')
    await page.getByRole('button', { name: t.why }).click()
    await keepPicture(page, `cash-count-${name}`)
    await expectNothingOutside(page)
    await close.click()
    await page.getByRole('button', { name: t.sure }).click()
    await expect(page.getByText(t.sealed)).toBeVisible()
    await page.getByRole('radio', { name: t.today }).click()
    await keepPicture(page, `cash-z-${name}`)
    await page.getByRole('radio', { name: t.section }).click()
    await page.getByRole('button', { name: t.differences, exact: true }).click()
    await expect(page.locator('.differences tbody tr')).toHaveCount(1)
    await keepPicture(page, `cash-differences-${name}`)
    await expectNothingOutside(page)
    const [z] = await ask.cashSessions.zReports({ limit: 1 })
    expect(z).toMatchObject({ countedCents: 6_000, overShortCents: -1_000, explanation: 'giving-change' })
    await expect.poll(() => paperOf(cafe.printer)).toContain('erreur de rendu')
  })
}

test('a blind count is given before what was expected is shown, and may be done once more', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [/^Café 1,60/])
  await page.getByRole('button', { name: 'Caisse' }).click()
  await toSettingsPage(page, 'Tiroirs')
  await page.getByRole('radio', { name: 'Oui' }).click()
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await keepPicture(page, 'cash-settings')
  await expect(page.getByLabel('Attendu dans le tiroir')).toHaveText('compté d’abord')
  await page.getByRole('button', { name: 'Compter et clôturer' }).click()
  await page.getByRole('textbox', { name: 'Nombre de 1\u202f€' }).fill('1')
  await expect(page.getByText('Attendu', { exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Donner ce comptage' }).click()
  await expect(page.getByText('Il manque de l’argent.')).toBeVisible()
  await expect(page.getByText('Vous pouvez recompter une fois.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Nombre de 0,20\u202f€' }).fill('3')
  await keepPicture(page, 'cash-blind')
  await page.getByRole('button', { name: 'Donner ce comptage' }).click()
  await expect(page.getByText('Le compte y est.')).toBeVisible()
  await page.getByRole('button', { name: 'Clôturer (Z)' }).click()
  await expect(page.getByText('La caisse est comptée et scellée.')).toBeVisible()
})

test('an X is two touches, a Z two from there and the count; the drawer without a sale says why in one more', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.keyboard.press('F8')
  await expect(page.getByRole('button', { name: 'Faire de la monnaie' })).toBeFocused()
  await keepPicture(page, 'cash-opening')
  await page.keyboard.press('Enter')
  const ask = await cafe.ask()
  await expect
    .poll(async () => (await ask.cashSessions.x({}))?.openingReasons)
    .toEqual([{ reason: 'give-change', count: 1 }])
  const taps = await countTaps(page)
  await page.getByRole('button', { name: 'Caisse' }).click()
  await page.getByRole('button', { name: 'Imprimer X' }).click()
  expect(await taps()).toBe(2)
  await expect.poll(() => paperOf(cafe.printer)).toContain('LECTURE X')
  const before = await taps()
  await page.getByRole('button', { name: 'Compter et clôturer' }).click()
  await page.getByRole('button', { name: 'Clôturer (Z)' }).click() // an empty drawer, counted at a glance
  await expect(page.getByText('La caisse est comptée et scellée.')).toBeVisible()
  expect((await taps()) - before).toBe(2)
})

test('two drawers: each is opened, sold into and counted apart', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: 'Caisse' }).click()
  await toSettingsPage(page, 'Tiroirs')
  await page.getByRole('button', { name: 'Ajouter un tiroir' }).click()
  await page.getByRole('textbox', { name: 'Nom du tiroir 2' }).fill('Terrasse')
  await page.getByRole('button', { name: 'Enregistrer les tiroirs' }).click()
  await page.getByRole('radio', { name: 'Terrasse' }).click()
  await page.getByRole('button', { name: 'Ouvrir la journée' }).click()
  await expect(page.getByLabel('Attendu dans le tiroir')).toBeVisible()
  await keepPicture(page, 'cash-drawers')
  await page.getByRole('button', { name: 'Comptoir', exact: true }).click()
  await sell(page, [/^Café 1,60/])
  const ask = await cafe.ask()
  expect(await ask.cashSessions.x({})).toMatchObject({ ticketCount: 1, drawer: { name: 'Terrasse' } })
  await page.getByRole('button', { name: 'Caisse' }).click()
  await page.getByRole('radio', { name: 'Comptoir' }).click()
  await expect.poll(async () => (await ask.cashSessions.x({}))?.ticketCount).toBe(0)
})
