import { readFileSync } from 'node:fs'
import { checkLedger } from '../../src/main/integrity.ts'
import { dataFolder } from '../../src/main/data-folder.ts'
import { countTaps, openCard, sell } from './hands.ts'
import { expect, paperOf, test } from './till.ts'

const COFFEE = /^Café 1,60/
const CROISSANT = /^Croissant 1,20/

test('one line of the last ticket is refunded in three touches from the counter, and the amount is the largest thing on the screen', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE, COFFEE, CROISSANT])
  await expect.poll(() => cafe.printer.paper.kicks.length).toBe(1)

  const taps = await countTaps(page)
  await page.getByRole('button', { name: /^Rembourser ou corriger/ }).click()
  await page.getByRole('button', { name: /^Rendre un Café/ }).click()
  await page.getByRole('button', { name: /^Espèces 1,60/ }).click()
  await expect(page.getByText('Remboursé', { exact: true })).toBeVisible()
  expect(await taps()).toBe(3) // the brief's goal is five
  await expect(page.getByText('À rendre', { exact: true })).toBeVisible()
  const largest = await page.evaluate(() => {
    const texts = [...document.querySelectorAll('body *')].filter(
      (one) => one.checkVisibility() && [...one.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()),
    )
    const size = (one: Element) => Number.parseFloat(getComputedStyle(one).fontSize)
    return texts.toSorted((a, b) => size(b) - size(a))[0]?.textContent
  })
  expect(largest).toBe('1,60')
  await expect.poll(() => cafe.printer.paper.kicks.length).toBe(2)

  const ask = await cafe.ask()
  expect(await ask.tickets.settled({ limit: 10 })).toMatchObject([
    { number: 2, kind: 'refund', corrects: 1, totalCents: -160, tenderKinds: ['cash'] },
    { number: 1, kind: 'sale', totalCents: 440, refundedCents: 160 },
  ])
  await expect.poll(() => paperOf(cafe.printer)).toContain('Remboursement')

  // The next touch of a tile is the next customer.
  await page.getByRole('button', { name: COFFEE }).click()
  await expect(page.getByText('À rendre', { exact: true })).toBeHidden()
  await expect(page.getByLabel('À payer')).toContainText('1,60')
  expect(checkLedger(dataFolder(cafe.folder))).toMatchObject({ damaged: null, faults: [] })
})

test('a whole ticket is refunded by card with its reason, and nothing of it can be given back twice', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE, CROISSANT], 'Carte')
  await openCard(page)
  await page.getByRole('button', { name: 'Tout rembourser' }).click()
  await page.getByRole('button', { name: 'Pas bon' }).click()
  await page.getByRole('button', { name: /^Carte 2,80/ }).click()
  await expect(page.getByText('Remboursé par carte')).toBeVisible()

  await openCard(page)
  await expect(page.getByRole('heading', { name: 'Ticket n° 1' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Tout rembourser' })).toHaveCount(0)
  const line = page.getByRole('button', { name: /^1 Café remboursé, 1,60/ })
  await expect(line).toHaveAttribute('aria-disabled', 'true')
  await line.click({ force: true })
  await expect(page.getByRole('group', { name: 'Rembourser' })).toHaveCount(0)

  // The correction is one touch away, and leads back.
  await page.getByRole('button', { name: 'Voir le ticket n° 2' }).click()
  await expect(page.getByRole('heading', { name: 'Remboursement n° 2' })).toBeVisible()
  await page.getByRole('button', { name: 'Voir le ticket n° 1' }).click()
  await expect(page.getByRole('heading', { name: 'Ticket n° 1' })).toBeVisible()
  expect(await (await cafe.ask()).tickets.settled({ limit: 10 })).toMatchObject([
    { kind: 'refund', totalCents: -280, tenderKinds: ['card'] },
    { kind: 'sale', refundedCents: 280 },
  ])
})

test('lines are chosen one by one, taken off again, and Esc goes one step back at a time', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE, COFFEE, COFFEE])
  await openCard(page)
  const coffee = page.getByRole('button', { name: /^Rendre un Café/ })
  const back = page.getByRole('status').filter({ hasText: /À rendre|1,60|3,20|4,80/ })
  for (let n = 0; n < 4; n += 1) await coffee.click() // the fourth is one too many
  await expect(page.getByRole('button', { name: /^Espèces 4,80/ })).toBeVisible()
  await page.getByRole('button', { name: 'Un de moins à rendre' }).click()
  await expect(page.getByRole('button', { name: /^Espèces 3,20/ })).toBeVisible()
  await expect(back.first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Tout rembourser' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Ticket n° 1' })).toHaveCount(0)
  expect(await (await cafe.ask()).tickets.settled({ limit: 10 })).toHaveLength(1)
})

test('a double touch on the tender gives the money back once', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE, COFFEE])
  await openCard(page)
  await page.getByRole('button', { name: /^Rendre un Café/ }).click()
  await page.getByRole('button', { name: /^Espèces 1,60/ }).evaluate((key: HTMLElement) => {
    key.click()
    key.click()
  })
  await expect(page.getByText('Remboursé', { exact: true })).toBeVisible()
  expect(await (await cafe.ask()).tickets.settled({ limit: 10 })).toHaveLength(2)
})

test('a tender that was noted wrongly is changed, the whole of it or a part', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE, CROISSANT])
  const ask = await cafe.ask()
  const inDrawer = async () => (await ask.cashSessions.x({}))?.expectedCents
  expect(await inDrawer()).toBe(280)
  await openCard(page)
  await page.getByRole('button', { name: 'Changer le règlement' }).click()
  await page.keyboard.type('100', { delay: 120 }) // one euro of it
  await expect(page.getByRole('button', { name: /^Noter 1,00 € en carte/ })).toBeVisible()
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Backspace')
  await page.getByRole('button', { name: /^Noter 2,80 € en carte/ }).click()
  await expect(page.getByText('Règlement changé, ticket n° 2.')).toBeVisible()
  expect(await ask.corrections.correctable({ number: 1 })).toMatchObject({
    tenders: [{ kind: 'card', amountCents: 280 }],
    correctedBy: [2],
  })
  expect(await inDrawer()).toBe(0)
})

test('the receipt is a code on the screen: white with its quiet zone, its words beside it, in the dark as well', async ({
  page,
  cafe,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE])
  await page.getByRole('button', { name: 'Code à l’écran' }).click() // on the paid card: the sale itself stays two touches
  const code = page.getByRole('img', { name: 'Code à l’écran' })
  await expect(code).toBeVisible()
  await expect(page.getByLabel('Ce que dit le code')).toContainText('Café de la Place')
  await expect(page.getByLabel('Ce que dit le code')).toContainText('TOTAL TTC 1,60 €')
  const drawn = await code.evaluate((svg) => {
    const [ground, dark] = [svg.querySelector('rect'), svg.querySelector('path')]
    const size = Number(svg.getAttribute('viewBox')?.split(' ')[2])
    const side = svg.getBoundingClientRect().width
    const first = /^M(\d+) (\d+)h7v1/.exec(dark?.getAttribute('d') ?? '')
    return {
      paths: svg.querySelectorAll('path').length,
      ground: ground && getComputedStyle(ground).fill,
      dark: dark && getComputedStyle(dark).fill,
      quiet: first && [Number(first[1]), Number(first[2])],
      wholePixels: (side * window.devicePixelRatio) % size,
      side,
    }
  })
  expect(drawn).toMatchObject({
    paths: 1,
    ground: 'rgb(255, 255, 255)',
    dark: 'rgb(0, 0, 0)',
    quiet: [4, 4],
    wholePixels: 0,
  })
  expect(drawn.side).toBeGreaterThan(400)
  const shown = await page.getByLabel('Ce que dit le code').textContent()
  const receipt = { number: 1, copyNumber: 1, training: false }
  expect(await (await cafe.ask()).eTickets.code(receipt)).toMatchObject({ text: shown })
  await page.getByRole('button', { name: 'Terminé' }).click()
  await expect(code).toHaveCount(0)
})

test('the receipt is a PDF file under the name that the till gave it', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE])
  await openCard(page)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Fichier PDF' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('ticket-1.pdf')
  expect(
    readFileSync(await download.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  // The original was on paper: the file is a copy, and is counted.
  expect(await (await cafe.ask()).tickets.settled({ limit: 1 })).toMatchObject([{ printed: 2 }])
})

test('a provisional note is printed before paying, says its number, and is a DUPLICATA while nothing changed', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: COFFEE }).click()
  const note = page.getByRole('button', { name: /note provisoire/ })
  await note.click()
  await expect(page.getByText('Note n° 1 : elle s’imprime.')).toBeVisible()
  await expect.poll(() => paperOf(cafe.printer)).toContain('NOTE PROVISOIRE')
  await note.click()
  await expect(page.getByText('Duplicata de la note n° 1 : il s’imprime.')).toBeVisible()
  await page.getByRole('button', { name: CROISSANT }).click()
  await expect(page.getByText(/il s’imprime/)).toBeHidden()
  await note.click()
  await expect(page.getByText('Note n° 2 : elle s’imprime.')).toBeVisible()
  await expect(note).toContainText('Note n° 2')
  expect(await (await cafe.ask()).tickets.settled({ limit: 1 })).toEqual([])
})

test('in the cash screen a row opens its ticket beside the list, and a refund from there says what to give back', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE])
  await sell(page, [CROISSANT], 'Carte')
  await page.getByRole('button', { name: 'Caisse' }).click()
  await page.getByRole('radio', { name: 'Tickets' }).click()
  const row = page.getByRole('button', { name: /1 ligne · espèces/ })
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(row).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('heading', { name: 'Ticket n° 1' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Compter et clôturer' })).toBeHidden()

  await page.getByRole('button', { name: /^Rendre un Café/ }).click()
  await page.getByRole('button', { name: /^Espèces 1,60/ }).click()
  await expect(page.getByText('À rendre', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Terminé' }).click()
  await expect(page.getByText('Remboursé', { exact: true })).toBeVisible()
  await page.getByRole('radio', { name: 'Aujourd’hui' }).click()
  await expect(page.getByRole('button', { name: 'Compter et clôturer' })).toBeVisible()
})
