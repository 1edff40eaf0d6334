import type { Page } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../src/main/data-folder.ts'
import { openLedger } from '../../src/main/db/open.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { countTaps, giveLeaPin, sell, signInSami } from './hands.ts'
import { ARTEFACTS, expect, test, type Cafe } from './till.ts'

const t = texts.fr
const key = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const press = async (page: Page, ...names: (string | RegExp)[]) => {
  for (const name of names) await key(page, name).first().click()
}
const paidCard = (page: Page) => page.locator('.paid')

/** A tab of two drinks lies aside under its name. */
async function openTab(page: Page, name: string): Promise<void> {
  await press(page, /^Demi /, /^Kir /, t.tabs.keyLabel)
  await page.getByLabel(t.tabs.newName).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.locator('.lines-empty')).toBeVisible()
}

async function due(page: Page): Promise<string> {
  return (await page.locator('.total output').innerText()).replaceAll(/\s/g, '')
}

/** A ticket of six drinks in hand. */
async function sixDrinks(page: Page): Promise<void> {
  await press(page, /^Demi /, /^Demi /, /^Kir /, /^Kir /, /^Café 1,60/, /^Café 1,60/)
  await expect(page.locator('.lines li')).toHaveCount(3)
}

/** Does something that the goal leaves out. */
type Untapped = (typed: () => Promise<void>) => Promise<void>

type Job = {
  readonly job: string
  /** The goal, without what is typed: an amount, a name, a PIN, a count. */
  readonly taps: number
  /** What is typed beside it, for the table. */
  readonly and?: string
  readonly before?: (page: Page, cafe: Cafe) => Promise<void>
  readonly hand: (page: Page, untapped: Untapped) => Promise<void>
  readonly done: (page: Page, cafe: Cafe) => Promise<void>
}

const isPaid = (page: Page) => expect(paidCard(page)).toBeVisible()

/** The column of our goals (brief counter §3.3). What is typed, an amount or a name or a PIN, is not counted. */
const jobs: readonly Job[] = [
  { job: 'a coffee, exact cash', taps: 2, hand: (page) => press(page, /^Café 1,60/, t.pay.exact), done: isPaid },
  {
    job: 'a coffee, a 10 € note, with its change',
    taps: 2,
    hand: (page) => press(page, /^Café 1,60/, /^10/),
    done: (page) => expect(paidCard(page)).toContainText('8,40'),
  },
  { job: 'three coffees by card', taps: 3, hand: (page) => press(page, '3', /^Café 1,60/, t.pay.card), done: isPaid },
  {
    job: 'a named tab with two drinks',
    taps: 4,
    hand: async (page) => {
      await press(page, /^Demi /, /^Kir /, t.tabs.keyLabel)
      await page.getByLabel(t.tabs.newName).fill('Paul')
      await page.keyboard.press('Enter')
    },
    done: async (page, cafe) => {
      await expect(page.locator('.lines-empty')).toBeVisible()
      expect(await (await cafe.ask()).tabs.list({})).toMatchObject([{ tab: { label: 'Paul' }, lineCount: 2 }])
    },
  },
  {
    job: 'the same round on that tab',
    taps: 2,
    before: (page) => openTab(page, 'Paul'),
    hand: (page) => press(page, /^Ardoises/, /^Même tournée .*, pour Paul/),
    done: async (page, cafe) => {
      await expect(page.locator('.tab-amount')).toHaveText('12,40')
      expect(await (await cafe.ask()).tabs.list({})).toMatchObject([{ lineCount: 4, dueCents: 1240 }])
    },
  },
  {
    job: 'a tab split in three: cash, card, card',
    taps: 5,
    before: async (page) => {
      await openTab(page, 'Paul')
      await press(page, /^Ardoises/, /^Paul,/)
      await expect.poll(() => due(page)).toBe('6,20€')
    },
    hand: async (page) => {
      await press(page, t.split.key, '3 parts égales', t.pay.exact)
      await expect(page.getByText('Part 2 sur 3')).toBeVisible()
      await press(page, t.pay.card)
      await expect(page.getByText('Part 3 sur 3')).toBeVisible()
      await press(page, t.pay.card)
    },
    done: async (page, cafe) => {
      await isPaid(page)
      const sold = await (await cafe.ask()).tickets.settled({ limit: 9 })
      expect(sold.map(({ totalCents }) => totalCents)).toEqual([206, 207, 207])
    },
  },
  {
    job: 'a ticket split by item, three payers of two items',
    taps: 10,
    before: sixDrinks,
    hand: async (page) => {
      await press(page, t.split.key, t.split.byItem, /^Prendre un Demi/, /^Prendre un Demi/, t.pay.exact)
      await expect.poll(() => due(page)).toBe('9,60€')
      await press(page, /^Prendre un Kir/, /^Prendre un Kir/, t.pay.card)
      await expect.poll(() => due(page)).toBe('3,20€')
      await press(page, t.pay.card)
    },
    done: async (page, cafe) => {
      await isPaid(page)
      const sold = await (await cafe.ask()).tickets.settled({ limit: 9 })
      expect(sold.map(({ totalCents }) => totalCents)).toEqual([320, 640, 600])
    },
  },
  {
    job: 'the last ticket printed again',
    taps: 1,
    before: async (page, cafe) => {
      await sell(page, [/^Café 1,60/])
      await expect.poll(() => cafe.printer.paper.slips.length).toBe(1)
    },
    hand: (page) => press(page, /^Imprimer un duplicata/),
    done: (_page, cafe) => expect.poll(() => cafe.printer.paper.slips.length).toBe(2),
  },
  {
    job: 'one line of the last ticket refunded',
    taps: 5,
    before: (page) => sell(page, [/^Café 1,60/, /^Croissant /]),
    hand: async (page) => {
      await press(page, /^Rembourser ou corriger/, /^Rendre un Croissant/)
      await page.locator('.refund-kinds').getByRole('button', { name: t.tender.name.cash }).click()
    },
    done: (page) => expect(paidCard(page)).toContainText('1,20'),
  },
  {
    job: 'a line taken off before payment',
    taps: 1,
    before: (page) => press(page, /^Café 1,60/, /^Croissant /),
    hand: (page) => press(page, t.line.remove),
    done: (page) => expect(page.locator('.lines li')).toHaveCount(1),
  },
  {
    job: 'a line taken off that the kitchen has, with its reason',
    taps: 2,
    before: async (page, cafe) => {
      await press(page, /^Café 1,60/, /^Croissant /)
      await expect(page.locator('.lines li')).toHaveCount(2)
      const ledger = openLedger(dataFolder(cafe.folder).ledger)
      ledger.exec('UPDATE open_lines SET sent_milli = quantity_milli') // as sending it does
      ledger.close()
    },
    hand: (page) => press(page, t.line.remove, t.voids.reasons['changed-mind']),
    done: (page) => expect(page.locator('.lines li')).toHaveCount(1),
  },
  {
    job: 'an X reading',
    taps: 2,
    before: (page) => sell(page, [/^Café 1,60/]),
    hand: (page) => press(page, t.rail.cash, t.cash.printX),
    done: (_page, cafe) => expect.poll(() => cafe.printer.paper.slips.length).toBe(2),
  },
  {
    job: 'a Z',
    taps: 3,
    and: 'the count',
    before: (page) => sell(page, [/^Café 1,60/]),
    hand: async (page, untapped) => {
      await press(page, t.rail.cash, t.cash.count)
      await untapped(async () => {
        for (const piece of ['1', '0,50', '0,10']) {
          await press(page, new RegExp(`^Un de plus\\s:\\s${piece}\\s€`))
        }
      })
      await press(page, t.count.close)
    },
    done: (page) => expect(page.getByText(t.z.done)).toBeVisible(),
  },
  {
    job: 'another person takes the locked till, without a PIN',
    taps: 1,
    before: async (page) => {
      await giveLeaPin(page)
      await press(page, t.people.lock)
      await expect(page.getByText(t.people.locked)).toBeVisible()
    },
    hand: (page) => press(page, /^Sami/),
    done: (page) => expect(key(page, t.people.key({ name: 'Sami' }))).toBeVisible(),
  },
  {
    // Her PIN, and then her name in the place of its Enter.
    job: 'another person takes the till from the counter',
    taps: 1,
    and: 'the PIN',
    before: async (page) => {
      await giveLeaPin(page)
      await signInSami(page)
    },
    hand: async (page, untapped) => {
      await press(page, t.people.key({ name: 'Sami' }))
      await untapped(async () => {
        for (const digit of '4711') {
          await page.locator('.pin').first().getByRole('button', { name: digit, exact: true }).click()
        }
        await press(page, /^Léa/)
      })
    },
    done: (page) => expect(key(page, t.people.key({ name: 'Léa' }))).toBeVisible(),
  },
]

const measured: string[] = []

for (const { job, taps, and, before, hand, done } of jobs) {
  const goal = `${taps}${and === undefined ? '' : ` and ${and}`}`
  test(`${job}: at most ${goal}`, async ({ page, cafe }) => {
    await cafe.open(page)
    await cafe.openDay(page)
    await before?.(page, cafe)
    const tapped = await countTaps(page)
    let typed = 0
    await hand(page, async (untapped) => {
      const from = await tapped()
      await untapped()
      typed += (await tapped()) - from
    })
    await done(page, cafe)
    const all = await tapped()
    measured.push(`| ${job} | ${goal} | ${all - typed} | ${typed} |`)
    expect(all - typed).toBeLessThanOrEqual(taps)
  })
}

// To be pasted: what a run of this file measured.
test.afterAll(() => {
  const table = ['| Job | Goal | Taps | Typed |', '|---|---|---|---|', ...measured, ''].join('\n')
  mkdirSync(ARTEFACTS, { recursive: true })
  writeFileSync(join(ARTEFACTS, 'taps.md'), table)
  console.log(table)
})
