import type { Page } from '@playwright/test'
import { newBookingId } from '../../src/bricks/rooms/ids.ts'
import { roomsOf } from '../../src/bricks/rooms/test/rooms-shop.ts'
import { screenTexts } from '../../src/bricks/rooms/texts/screens.ts'
import { addDays, businessDay } from '../../src/shared/business-day.ts'
import { newCommandId, newCustomerId } from '../../src/shared/ids.ts'
import { shortDay } from '../../src/shared/texts/format.ts'
import type { Lang } from '../../src/shared/texts/index.ts'
import { lookEveryWay } from './every-look.ts'
import { expect, test, type Cafe } from './till.ts'

const t = screenTexts.fr
const HALL = 'Salle des fêtes'
const BACK = 'Arrière-salle'

/** The rooms switched on, always open, with a few bookings of this week and the next; their page before the person. */
async function atTheRooms(page: Page, cafe: Cafe, lang: Lang = 'fr') {
  const ask = await cafe.ask()
  await ask.till.changeSettings({ services: ['rooms'], commandId: newCommandId() })
  const rooms = roomsOf(ask)
  const today = businessDay(Date.now(), 'Europe/Paris', 5)
  const { spaces } = await rooms.setup({})
  for (const space of spaces) {
    const open = { ...space, opensMinute: 0, closesMinute: 1800, weekdays: [1, 2, 3, 4, 5, 6, 7] }
    await rooms.saveSpace({ space: open, commandId: newCommandId() })
  }
  const spaceId = (name: string) => spaces.find((space) => space.name === name)!.spaceId
  async function book(space: string, days: number, from: number, to: number, purpose: string, name = '') {
    const bookingId = newBookingId()
    const party = name === '' ? null : { customerId: newCustomerId(), name, phone: '06 12 34 56 78' }
    await rooms.book({
      bookingId,
      spaceId: spaceId(space),
      kind: party ? 'hire' : 'event',
      day: addDays(today, days),
      fromMinute: from * 60,
      toMinute: to * 60,
      party,
      association: false,
      purpose,
      people: space === 'Bureau partagé' ? 1 : 12,
      equipment: space === HALL ? ['Sono'] : [],
      commandId: newCommandId(),
    })
    return bookingId
  }
  // In the night that is yet to come: a key is to be handed over whatever the hour of the test.
  const key = await book(HALL, 0, 28, 30, 'Anniversaire', 'Famille Roux')
  await book(BACK, 0, 28, 30, 'Quiz')
  await book(BACK, 1, 18, 20, 'Yoga', 'Yoga du Val')
  await book(BACK, 8, 19, 21, 'Belote', 'Club de belote')
  await book('Bureau partagé', 1, 9, 12, 'Télétravail', 'M. Noir')
  await page.addInitScript((chosen) => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: chosen })), lang)
  await cafe.open(page)
  return { rooms, today, key, spaceId }
}
const openRooms = (page: Page, lang: Lang = 'fr') =>
  page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${screenTexts[lang].title}`) })
    .click()
const key = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first()

test('a booking every week skips what is taken, and names it before and after', async ({ page, cafe }) => {
  const { rooms, today } = await atTheRooms(page, cafe)
  await openRooms(page)
  await expect(page.getByRole('heading', { name: t.title, exact: true })).toBeVisible()
  await lookEveryWay(page, 'rooms-week')
  await page.getByRole('radio', { name: t.views.day }).click()
  await key(page, t.after).click()
  await lookEveryWay(page, 'rooms-day')
  await key(page, t.bookHere({ space: BACK, day: shortDay(addDays(today, 1), 'fr') })).click()
  const name = page.getByRole('textbox', { name: t.name, exact: true })
  await name.fill('Chorale')
  await expect(page.getByText(t.isBusy({ by: 'Yoga' }))).toBeVisible()
  for (let n = 0; n < 5; n += 1) await key(page, t.later({ what: t.from })).click()
  await expect(page.getByText(t.isBusy({ by: 'Yoga' }))).toHaveCount(0)
  await page.getByRole('textbox', { name: t.purpose }).fill('Chant')
  await key(page, t.weekly).click()
  await expect(page.getByText(t.skip({ day: shortDay(addDays(today, 8), 'fr'), by: 'Belote' }))).toBeVisible()
  await lookEveryWay(page, 'rooms-series')
  await key(page, /^Réserver \d+ dates$/).click()
  await expect(page.getByText(/dates réservées\. Sautées.*Belote/)).toBeVisible()
  const planned = await rooms.planning({ from: today, to: addDays(today, 60) })
  expect(planned.filter(({ label }) => label === 'Chant').length).toBeGreaterThan(6)
})

test('a booking is moved to another hour; where somebody else is, it stays', async ({ page, cafe }) => {
  const { rooms, key: bookingId } = await atTheRooms(page, cafe)
  await openRooms(page)
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /Anniversaire/ })
    .click()
  await key(page, t.move).click()
  const moving = page.getByRole('group', { name: t.moveTitle })
  await moving.getByRole('button', { name: BACK, exact: true }).click()
  await lookEveryWay(page, 'rooms-move')
  await moving.getByRole('button', { name: t.moveHere }).click()
  await expect(page.getByText(/Quiz/).first()).toBeVisible()
  expect(await rooms.booking({ bookingId })).toMatchObject({ spaceName: HALL, fromMinute: 28 * 60 })
  await moving.getByRole('button', { name: HALL, exact: true }).click()
  for (const what of [t.from, t.from]) await moving.getByRole('button', { name: t.earlier({ what }) }).click()
  await moving.getByRole('button', { name: t.moveHere }).click()
  await expect(page.getByText(t.moved)).toBeVisible()
  await expect(moving).toHaveCount(0)
  expect(await rooms.booking({ bookingId })).toMatchObject({ fromMinute: 27 * 60, toMinute: 29 * 60 })
})

test('paid on the ticket with its deposit; key out and back with its list; the deposit given back', async ({
  page,
  cafe,
}) => {
  const { rooms, key: bookingId } = await atTheRooms(page, cafe)
  await cafe.openDay(page)
  await openRooms(page)
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /Anniversaire/ })
    .click()
  await lookEveryWay(page, 'rooms-booking')
  await key(page, t.chargeDeposit).click()
  await expect(page.getByLabel('À payer')).toContainText('180,00')
  await key(page, 'Espèces juste').click()
  await openRooms(page)
  await expect(page.getByText(t.held)).toBeVisible()
  await key(page, t.handKey).click()
  await expect(page.getByText(t.handed)).toBeVisible()
  await lookEveryWay(page, 'rooms-key')
  await key(page, t.takeKey).click()
  await expect(page.getByText(/Regardez encore/)).toBeVisible()
  for (const item of ['Clé', 'Propreté', 'Sono']) {
    await page.getByRole('group', { name: t.checklist }).getByRole('button', { name: item, exact: true }).click()
  }
  await key(page, t.takeKey).click()
  await expect(page.getByText(t.taken)).toBeVisible()
  await key(page, t.giveBack).click()
  await expect(page.getByText(t.givenBack)).toBeVisible()
  expect(await rooms.booking({ bookingId })).toMatchObject({ state: 'back', heldCents: 0, paidCents: 3000 })
  for (const [name, file] of [
    [t.contract, /^contrat-salle-.*\.pdf$/],
    [t.ical, /^reservation.*\.ics$/],
  ] as const) {
    const download = page.waitForEvent('download')
    await key(page, name).click()
    expect((await download).suggestedFilename()).toMatch(file)
  }
})

test('an evening of the café’s own; use by month; a space and the rules in the settings', async ({ page, cafe }) => {
  const { rooms, today } = await atTheRooms(page, cafe)
  await openRooms(page)
  await key(page, t.eventKey).click()
  await page
    .getByRole('group', { name: t.space, exact: true })
    .getByRole('button', { name: /Terrasse/ })
    .click()
  await page.getByRole('textbox', { name: t.eventName }).fill('Concert')
  await lookEveryWay(page, 'rooms-event')
  await key(page, t.book).click()
  await expect(page.getByText(t.booked)).toBeVisible()
  expect((await rooms.planning({ from: today, to: today })).some(({ label }) => label === 'Concert')).toBe(true)
  await key(page, t.cancel).click()
  await key(page, t.cancelFree).click()
  await expect(page.getByText(t.cancelled)).toBeVisible()
  await page.getByRole('radio', { name: t.pageNames.usage }).click()
  await lookEveryWay(page, 'rooms-usage')
  await page.getByRole('radio', { name: t.pageNames.setup }).click()
  await key(page, HALL).click()
  await page.getByRole('textbox', { name: t.fields.hour }).fill('18,50')
  await lookEveryWay(page, 'rooms-setup')
  await key(page, t.save).click()
  await expect(page.getByText(t.saved)).toBeVisible()
  expect((await rooms.setup({})).spaces.find(({ name }) => name === HALL)?.prices.hourCents).toBe(1850)
})

test('in English, the pages say the same', async ({ page, cafe }) => {
  await atTheRooms(page, cafe, 'en')
  await openRooms(page, 'en')
  await key(page, screenTexts.en.newKey).click()
  await lookEveryWay(page, 'rooms-english')
  const en = screenTexts.en
  await key(page, en.discard).click()
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /Anniversaire/ })
    .click()
  await lookEveryWay(page, 'rooms-booking-english')
  await key(page, en.cancel).click()
  await lookEveryWay(page, 'rooms-cancel-english')
  for (const name of ['usage', 'setup'] as const) {
    await page.getByRole('radio', { name: en.pageNames[name] }).click()
    await lookEveryWay(page, `rooms-${name}-english`)
  }
})
