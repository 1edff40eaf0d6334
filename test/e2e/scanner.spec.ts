import type { Page } from '@playwright/test'
import { eanCheckDigit } from '../../src/shared/barcodes.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { ticketCode } from '../../src/shared/ticket-code.ts'
import { expect, keepPicture, test } from './till.ts'
import { scan } from './wand.ts'

const COCA = '5449000000996'
const ean = (body: string): string => `${body}${eanCheckDigit(body)}`
const COFFEE = /^Café 1,60/

/** What is on the ticket, as the till knows it. */
const onTicket = async (ask: { tickets: { counter(input: object): Promise<{ ticket: Ticket | null }> } }) =>
  (await ask.tickets.counter({})).ticket?.lines.map(({ label, quantityMilli }) => `${quantityMilli / 1000} ${label}`) ??
  []
type Ticket = { readonly lines: readonly { readonly label: string; readonly quantityMilli: number }[] }

/** Nothing of a code is left in the quantity of the next tile. */
const expectNothingTyped = (page: Page) => expect(page.getByRole('button', { name: /^Quantité \d/ })).toHaveCount(0)

test('a wand of any pace is rung up, and its Enter presses no button that has the focus', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  const ask = await cafe.ask()
  await page.getByRole('button', { name: COFFEE }).focus()
  const paces = [1, 10, 50, 80, 100]
  for (const [n, gapMs] of paces.entries()) {
    await scan(page, COCA, { gapMs })
    await expect.poll(() => onTicket(ask)).toEqual([expect.stringMatching(new RegExp(`^${n + 1} Coca`))])
    await expectNothingTyped(page)
  }
})

test('a wand is read on any keyboard, under Caps Lock, with Tab for an end', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  const ask = await cafe.ask()
  await page.getByRole('button', { name: COFFEE }).focus()
  await scan(page, COCA, { wand: 'us', computer: 'fr' })
  await scan(page, COCA, { wand: 'fr', computer: 'us' })
  await scan(page, COCA, { wand: 'fr', computer: 'fr', caps: true })
  await scan(page, COCA, { wand: 'us', computer: 'fr', caps: true, gapMs: 90 })
  await scan(page, COCA, { end: 'Tab' })
  await expect.poll(() => onTicket(ask)).toEqual([expect.stringMatching(/^5 Coca/)])
  await expect(page.getByRole('button', { name: COFFEE })).toBeFocused() // its Tab moved nothing
  await scan(page, 'LOT2026B7', { wand: 'us', computer: 'fr' })
  await expect(page.getByText(/LOT2026B7/)).toBeVisible()
})

test('a field that has the focus keeps what a hand wrote and holds nothing of a code', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  const ask = await cafe.ask()
  await page.getByRole('button', { name: COFFEE }).click()
  const note = page.getByRole('textbox', { name: 'Note pour la préparation' })
  for (const [n, gapMs] of [10, 90].entries()) {
    if (n > 0) await page.locator('.ticket').getByText('Café', { exact: true }).click()
    await page.getByRole('button', { name: 'Options', exact: true }).click()
    await note.focus()
    if (n === 0) await page.keyboard.type('bien chaud', { delay: 80 })
    await expect(note).toHaveValue('bien chaud')
    await scan(page, COCA, { gapMs, computer: 'fr' })
    await expect.poll(() => onTicket(ask)).toContainEqual(expect.stringMatching(new RegExp(`^${n + 1} Coca`)))
  }
  await expect.poll(() => onTicket(ask)).toEqual(['1 Café', expect.stringMatching(/^2 Coca/)])
  const { ticket } = await ask.tickets.counter({})
  expect(ticket?.lines[0]?.note).toBe('bien chaud')
})

test('ten codes a second lose none', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  const ask = await cafe.ask()
  for (let n = 0; n < 10; n += 1) await scan(page, COCA, { gapMs: 5, pauseMs: 35, aheadMs: n === 0 ? 20_000 : 0 })
  await expect.poll(() => onTicket(ask)).toEqual([expect.stringMatching(/^10 Coca/)])
  await scan(page, COCA, { gapMs: 5 })
  await scan(page, COCA, { gapMs: 5, pauseMs: 10, aheadMs: 0 }) // its own echo: no finger is as fast
  await expect.poll(() => onTicket(ask)).toEqual([expect.stringMatching(/^11 Coca/)])
})

test('a weighed label is rung up for what it says, and a receipt’s code opens its ticket', async ({ page, cafe }) => {
  const ask = await cafe.ask()
  await ask.till.changeSettings({
    labelRules: [
      { prefix: '21', articleDigits: 5, value: 'price', decimals: 2, innerCheck: false },
      { prefix: '22', articleDigits: 5, value: 'weight', decimals: 3, innerCheck: false },
    ],
    commandId: newCommandId(),
  })
  await cafe.open(page)
  await cafe.openDay(page)
  await scan(page, ean('211234500685'))
  await expect(page.getByLabel('À payer')).toContainText('6,85')
  await scan(page, ean('225432101250')) // 1.250 kg at 2.90
  await expect(page.getByLabel('À payer')).toContainText('10,48')
  expect(await onTicket(ask)).toEqual(['1 Tomme du pays (le kilo)', '1.25 Légumes (le kilo)'])
  await keepPicture(page, 'scan-weighed')
  await page.getByRole('button', { name: 'Espèces juste', exact: true }).click()
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
  const status = await ask.till.status({})
  await scan(page, ticketCode(status.phase === 'running' ? status.till : '', 1), { computer: 'fr' })
  await expect(page.getByRole('heading', { name: /Ticket n° 1/ })).toBeVisible()
  await keepPicture(page, 'scan-ticket')
})
