import type { Page } from '@playwright/test'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { typePin } from './hands.ts'
import { expect, keepPicture, test, type Cafe } from './till.ts'
import { expectNothingOutside, expectTappable } from './whole-screen.ts'

test.use({ printerInside: true })

const sizes = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
/** What a finger must find at once. */
const MAIN_KEYS =
  '.card-keys .button, .refund-kinds .button, .tender-keys .button, .panel-main, .people-keys .button, .person, .pin button, .invoice-keys .button, .customers button, .pay .button'

for (const size of sizes) {
  for (const lang of ['fr', 'en'] as const) {
    const name = (what: string) => `${what} fit ${size.width}×${size.height}, light and dark, in ${lang}`
    test.describe(() => {
      test.beforeEach(async ({ page, cafe }) => {
        test.setTimeout(120_000)
        await page.setViewportSize(size)
        await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
        await cafe.open(page)
        await page.getByRole('button', { name: texts[lang].day.open }).click()
        await page.getByRole('button', { name: texts[lang].pay.exact }).waitFor()
      })
      test(name('the card of a ticket, its code and its invoice'), async ({ page }) => {
        const screens = hand(page, lang, size.width)
        await ticketCard(screens)
        await invoice(screens)
        await cashList(screens)
      })
      test(name('sign-in, the team, the lock, an approval and a training'), async ({ page, cafe }) => {
        const screens = hand(page, lang, size.width)
        await people(screens)
        await approval(screens, cafe)
        await training(screens)
      })
    })
  }
}

type Hand = ReturnType<typeof hand>

/** The beginning of a key's name, as a reader hears it: without the thin spaces of French. */
const spoken = (name: string) => new RegExp(`^${name.replaceAll(/\s/g, ' ').replaceAll('.', '\\.')}`)

/** Both themes are checked; the pictures are French in the light and English in the dark. */
function hand(page: Page, lang: Lang, width: number) {
  const t = texts[lang]
  return {
    page,
    t,
    key: (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    async press(...names: readonly (string | RegExp)[]) {
      for (const name of names) await this.key(name).first().click()
    },
    pin: (digits: string, confirm: string) => typePin(page, digits, confirm),
    async looked(what: string) {
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
        await expectNothingOutside(page)
        await expectTappable(page, MAIN_KEYS)
        if ((lang === 'fr') === (theme === 'light')) await keepPicture(page, `${what}-${width}-${lang}`)
      }
    },
  }
}

async function ticketCard(hands: Hand): Promise<void> {
  const { page, t } = hands
  await hands.press(/^Café /, /^Café /, /^Croissant /, /^Cappuccino /, /^Verre rouge /)
  await hands.looked('ticket-with-note')
  await hands.press(/^(20 €|€20)$/)
  await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
  await hands.looked('paid-keys')
  await hands.press(spoken(t.last.refundLabel({ number: '1' })))
  await expect(hands.key(t.card.all)).toBeVisible()
  await hands.looked('card')
  await hands.press(spoken(t.card.one({ label: 'Café' })))
  await hands.looked('card-refund')
  await page.keyboard.press('Escape')
  await hands.press(t.card.tender)
  await hands.looked('card-tender')
  await page.keyboard.press('Escape')
  await page.locator('.card-keys').getByRole('button', { name: t.card.code }).click()
  await expect(page.getByRole('img', { name: t.card.code })).toBeVisible()
  await hands.looked('card-code')
  await hands.press(t.common.done)
}

async function invoice(hands: Hand): Promise<void> {
  const { page, t } = hands
  await hands.press(t.invoice.key)
  await page.getByLabel(t.invoice.name).fill('Mairie de Saint-Pierre-des-Tripiers')
  await page.getByLabel(t.invoice.address).fill('1, place de la Mairie')
  await page.getByLabel(t.invoice.postcode).fill('48150')
  await page.getByLabel(t.invoice.city).fill('Saint-Pierre-des-Tripiers')
  await page.getByLabel(t.invoice.siren).fill('732829320')
  await hands.press(t.invoice.keep)
  await hands.looked('invoice-new')
  await hands.press(t.invoice.make)
  await expect(page.getByText('F-000001')).toBeVisible()
  await hands.looked('invoice-made')
  await hands.press(t.common.done)
  await hands.press(spoken(t.last.refundLabel({ number: '1' })))
  await hands.press(spoken(t.card.one({ label: 'Croissant' })))
  await page.locator('.refund-kinds').getByRole('button', { name: t.tender.name.cash }).click()
  await expect(page.getByText(t.card.refunded, { exact: true })).toBeVisible()
  await hands.looked('refunded')
  await hands.press(/^Demi /)
  await hands.press(t.pay.card)
  await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
  await hands.press(t.invoice.key)
  await expect(page.getByRole('radio', { name: /^Mairie/ })).toBeVisible()
  await hands.looked('invoice-known')
  await page.getByRole('radio', { name: t.invoice.blank }).click()
  await hands.looked('invoice-blank')
}

async function cashList(hands: Hand): Promise<void> {
  const { page, t } = hands
  await hands.press(t.rail.cash)
  await page.getByRole('radio', { name: t.cash.tickets }).click()
  await page.getByRole('button', { name: /10[.,]40/ }).click()
  await expect(hands.key(t.card.all)).toBeVisible()
  await hands.looked('cash-card')
  await hands.press(spoken(t.card.one({ label: 'Cappuccino' })))
  await hands.looked('cash-card-refund')
  await page.keyboard.press('Escape')
  await hands.press(t.card.tender)
  await hands.looked('cash-card-tender')
}

async function people(hands: Hand): Promise<void> {
  const { page, t } = hands
  await hands.press(t.people.key({ name: 'Léa' }))
  await hands.looked('people')
  await hands.press(t.people.team)
  await hands.looked('people-team')
  await hands.press(spoken(t.people.edit({ name: 'Léa' })))
  await hands.looked('people-person')
  await hands.press(t.people.setPin)
  await hands.looked('people-new-pin')
  await hands.pin('4711', t.people.keep)
  await expect(hands.key(t.people.changePin)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await hands.press(t.people.lock)
  await expect(page.getByText(t.people.locked)).toBeVisible()
  await hands.looked('lock')
  await hands.press(/^Léa/)
  await hands.pin('9999', t.people.enter)
  await expect(page.getByText(t.people.wrong)).toBeVisible()
  await hands.looked('lock-wrong-pin')
  await page.keyboard.press('Escape')
  await hands.press(/^Sami/)
  await expect(hands.key(t.pay.exact)).toBeVisible()
}

async function approval(hands: Hand, cafe: Cafe): Promise<void> {
  const { page, t } = hands
  await hands.press(/^Café /)
  await page.keyboard.press('F8')
  await hands.press(t.drawer.opening.reasons['give-change'])
  await expect(page.getByText(t.people.approveTitle)).toBeVisible()
  await hands.looked('approval')
  await hands.press(t.rail.cash)
  await hands.looked('approval-cash')
  await hands.press(t.common.close)
  await hands.press(t.rail.counter)
  expect((await (await cafe.ask()).cashSessions.x({}))?.drawerOpenings).toBe(0)
}

async function training(hands: Hand): Promise<void> {
  const { page, t } = hands
  await hands.press(t.people.key({ name: 'Sami' }))
  await hands.press(t.training.start)
  await hands.pin('4711', t.people.approve)
  await expect(page.getByText(t.training.notReal)).toBeVisible()
  await hands.press(/^Café /, /^Croissant /)
  await hands.looked('training')
  await hands.press(t.pay.exact)
  await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
  await hands.looked('training-paid')
  await hands.press(t.rail.cash)
  await expect(page.getByText(t.cash.turnover)).toBeVisible()
  await hands.looked('training-cash')
  await hands.press(t.people.key({ name: 'Sami' }))
  await hands.press(t.people.lock)
  await expect(page.getByText(t.people.locked)).toBeVisible()
  await hands.looked('training-locked')
}
