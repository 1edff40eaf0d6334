import type { ContractRouterClient } from '@orpc/contract'
import type { Page } from '@playwright/test'
import type { ParcelsContract } from '../../src/bricks/parcels/contract/index.ts'
import { newParcelId, newProofId, type CarrierCode } from '../../src/bricks/parcels/ids.ts'
import { mondialLabel } from '../../src/bricks/parcels/test/mondial-label.ts'
import { inTexts } from '../../src/bricks/parcels/texts/in-screens.ts'
import { screenTexts } from '../../src/bricks/parcels/texts/screens.ts'
import { setupTexts } from '../../src/bricks/parcels/texts/setup-screens.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import type { Lang } from '../../src/shared/texts/index.ts'
import { lookEveryWay } from './every-look.ts'
import { expect, test, type Cafe } from './till.ts'
import { scan } from './wand.ts'

const MONDIAL = 'mondial-relay' as CarrierCode
const parcelsOf = (ask: Awaited<ReturnType<Cafe['ask']>>) =>
  (ask as unknown as { readonly parcels: ContractRouterClient<ParcelsContract> }).parcels // the router holds it by its name

/** Somebody fetched one of Mondial Relay's today. */
async function handOne(parcels: ReturnType<typeof parcelsOf>): Promise<void> {
  const parcelId = newParcelId()
  const label = { text: mondialLabel(8), carrier: MONDIAL, forcedReason: '', name: '', size: 'S' } as const
  await parcels.registerNow({ parcelId, ...label, commandId: newCommandId() })
  const proof = { proofId: newProofId(), idType: 'passport', codeOk: false, thirdPerson: null } as const
  const shown = { ...proof, signature: 'M40 120L120 60' }
  await parcels.handOver({
    parcelIds: [parcelId],
    proof: shown,
    seconds: null,
    ticket: null,
    commandId: newCommandId(),
  })
}

/** Counts what a finger does. */
function fingers(page: Page) {
  let taps = 0
  return {
    count: () => taps,
    async tap(name: string | RegExp, role: 'button' | 'radio' = 'button') {
      taps += 1
      await page
        .getByRole(role, { name, exact: typeof name === 'string' })
        .first()
        .click()
    },
  }
}

async function openParcels(page: Page, cafe: Cafe, lang: Lang = 'fr'): Promise<void> {
  await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
  await cafe.open(page)
  await page.getByRole('navigation').getByRole('button', { name: screenTexts[lang].title }).click()
}

test('A-01 a round in three taps and a scan a parcel, ten scans a second lose none', async ({ page, cafe }) => {
  test.setTimeout(240_000)
  const t = inTexts.fr.round
  const parcels = parcelsOf(await cafe.ask())
  await openParcels(page, cafe)
  const { tap, count } = fingers(page)
  await tap(t.page, 'radio')
  await expect(page.getByRole('group', { name: t.start })).toBeVisible()
  await lookEveryWay(page, 'parcels-round-start')
  await tap(/^Mondial Relay/)
  await expect(page.getByText(t.scanFirst)).toBeVisible()
  const before = (await parcels.deliveries({})).stock
  for (let n = 1; n <= 10; n += 1) {
    await scan(page, mondialLabel(n), { gapMs: 2, pauseMs: 48, aheadMs: n === 1 ? 20_000 : 0 })
  }
  await expect.poll(async () => (await parcels.deliveries({})).stock).toBe(before + 10)
  await expect(page.locator('.pi-sums [data-sum=received] dd')).toHaveText('10')
  await expect(page.locator('.pi-where strong')).toHaveText(/^[A-C]\d$/)
  await lookEveryWay(page, 'parcels-round')
  await scan(page, mondialLabel(3))
  await expect(page.locator('.pi-last')).toHaveAttribute('data-kind', 'already-here')
  await expect(page.locator('.pi-sums [data-sum=received] dd')).toHaveText('10')
  // An article among them is told, and takes nothing away of what comes behind it.
  await scan(page, '3017620422003', { gapMs: 2 })
  await scan(page, mondialLabel(11), { gapMs: 2, pauseMs: 48, aheadMs: 0 })
  await expect(page.getByText(/C’est un code article \(3017620422003\)/)).toBeVisible()
  await expect.poll(async () => (await parcels.deliveries({})).stock).toBe(before + 11)
  await tap(t.close)
  await expect(page.getByText(/Tournée clôturée.*11 colis reçus/)).toBeVisible()
  expect(count()).toBe(3)
})

test('what is asked, sizes, what is damaged, an announced list and what is missing', async ({ page, cafe }) => {
  test.setTimeout(240_000)
  const t = inTexts.fr.round
  const parcels = parcelsOf(await cafe.ask())
  await openParcels(page, cafe)
  const { tap } = fingers(page)
  await tap(t.page, 'radio')
  await tap(/^Mondial Relay/)
  await page.getByRole('textbox', { name: t.count }).fill('120')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/120 colis annoncés.*Votre limite est 40 par jour.*Confirmer/)).toBeVisible()
  await tap(t.cancel)
  await page.getByRole('textbox', { name: t.count }).fill('')
  const list = [1, 2, 3, 4].map((n) => `${mondialLabel(n)};Martin Léa`).join('\r\n')
  await page.locator('.pi-file input').setInputFiles({
    name: 'liste.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Code;Nom\r\n${list}\r\n3017620422003;Pâte\r\n`),
  })
  await expect(page.getByText(/Ligne 6.*3017620422003.*code article/)).toBeVisible()
  await expect(page.locator('.pi-sums [data-sum=announced] dd')).toHaveText('4')
  await page.locator('.pi-size', { hasText: 'L' }).click()
  await scan(page, mondialLabel(1))
  await expect(page.getByRole('cell', { name: t.sizes.L, exact: true })).toBeVisible()
  await tap(t.damaged)
  await scan(page, mondialLabel(2))
  await expect(page.locator('.pi-sums [data-sum=refused] dd')).toHaveText('1')
  await scan(page, '1ZR7F2024112620261')
  await expect(page.getByText(/Ce colis semble être UPS, la tournée est Mondial Relay/)).toBeVisible()
  await lookEveryWay(page, 'parcels-round-asked')
  await tap(t.as('Mondial Relay'))
  await expect(page.locator('.pi-sums [data-sum=unexpected] dd')).toHaveText('1')
  const right = mondialLabel(9)
  await scan(page, `${right.slice(0, 25)}${(Number(right[25]) + 1) % 10}`)
  await expect(page.getByText(/Clé de contrôle fausse/)).toBeVisible()
  await tap('étiquette usée')
  await expect(page.locator('.pi-sums [data-sum=unexpected] dd')).toHaveText('2')
  await tap(t.close)
  await expect(page.getByText(t.missingList)).toBeVisible()
  await lookEveryWay(page, 'parcels-round-missing')
  await tap(t.closeWith(2))
  const waited = page.getByRole('button', { name: new RegExp(t.forget) })
  await expect(waited).toHaveCount(2)
  expect((await parcels.deliveries({})).recent[0]?.figures).toEqual({
    announced: 4,
    received: 3,
    refused: 1,
    missing: 2,
    unexpected: 2,
  })
  // An end is asked once more.
  await waited.first().click()
  await page.getByRole('button', { name: /Confirmer/ }).click()
  await expect(waited).toHaveCount(1)
  expect((await parcels.deliveries({})).notReceived).toHaveLength(1)
})

test('a list is pasted, is a file of an old spreadsheet, or is scanned: announced, and nothing is stored', async ({
  page,
  cafe,
}) => {
  const t = inTexts.fr.round
  const parcels = parcelsOf(await cafe.ask())
  await openParcels(page, cafe)
  const { tap } = fingers(page)
  await tap(t.page, 'radio')
  await tap(/^Mondial Relay/)
  const before = (await parcels.deliveries({})).stock
  const announced = page.locator('.pi-sums [data-sum=announced] dd')
  await page.getByRole('textbox', { name: t.list }).evaluate(
    (field, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', text)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    `${mondialLabel(1)}\tMartin Léa\n${mondialLabel(2)}\tDurand Paul\n1234`,
  )
  await expect(announced).toHaveText('2')
  await expect(page.getByText(/Ligne 3.*1234.*pas un colis/)).toBeVisible()
  // « é » as Windows-1252 writes it is no UTF-8.
  await page.locator('.pi-file input').setInputFiles({
    name: 'liste.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Numéro;Prénom\r\n${mondialLabel(3)};Zélie Trésor\r\n`, 'latin1'),
  })
  await expect(announced).toHaveText('3')
  await tap(t.byScan)
  await expect(page.getByText(t.listScan)).toBeVisible()
  await lookEveryWay(page, 'parcels-round-list')
  await scan(page, mondialLabel(4), { computer: 'fr' })
  await expect(announced).toHaveText('4')
  await scan(page, '3017620422003')
  await expect(page.getByText(t.bad(1)).first()).toBeVisible()
  await scan(page, mondialLabel(4))
  await expect(announced).toHaveText('4')
  expect((await parcels.deliveries({})).stock).toBe(before)
  await tap(t.endScanList)
  await scan(page, mondialLabel(3))
  await expect(page.locator('.pi-last')).toContainText('Zélie Trésor')
  await expect(page.locator('.pi-sums [data-sum=received] dd')).toHaveText('1')
  expect((await parcels.deliveries({})).open[0]?.figures).toMatchObject({ announced: 4, received: 1, missing: 3 })
})

test('A-13 the shelves, a parcel that is scanned, an inventory with a gap', async ({ page, cafe }) => {
  test.setTimeout(240_000)
  const t = inTexts.fr.shelves
  const parcels = parcelsOf(await cafe.ask())
  await openParcels(page, cafe)
  const { tap } = fingers(page)
  await tap(t.page, 'radio')
  await expect(page.locator('.pi-shelf').first()).toBeVisible()
  await expect(page.locator('.pi-list li').first()).toContainText(t.toReturn)
  await lookEveryWay(page, 'parcels-shelves')
  const known = await parcels.shelves({})
  const [first, ...others] = known.parcels
  await scan(page, first!.code)
  await expect(page.locator('.pi-big')).toHaveText(first!.place!)
  await lookEveryWay(page, 'parcels-file')
  await page.keyboard.press('Escape')
  await tap(t.inventory)
  const walk = async () => {
    await expect(page.getByText(t.seen({ seen: 0, expected: known.parcels.length }))).toBeVisible()
    for (const [n, { code }] of others.entries()) {
      await scan(page, code)
      await expect(page.getByText(t.seen({ seen: n + 1, expected: known.parcels.length }))).toBeVisible()
    }
  }
  await walk()
  await expect(page.locator('.pi-list li')).toHaveCount(1)
  // The last one has a label that no scanner reads: it is seen all the same, and the walk is over.
  await page.locator('.pi-list button').click()
  await lookEveryWay(page, 'parcels-tick')
  await tap(t.tick)
  await expect(page.getByText(t.seen({ seen: known.parcels.length, expected: known.parcels.length }))).toBeVisible()
  await tap(t.end)
  await expect(page.getByText(t.complete)).toBeVisible()
  await tap(t.inventory)
  await walk()
  await expect(page.locator('.pi-list li')).toHaveCount(1)
  await tap(t.end)
  await tap(t.endWith(1))
  const gap = page.getByRole('region', { name: first!.code })
  await expect(gap).toContainText(first!.place!)
  await lookEveryWay(page, 'parcels-gap')
  await gap.getByRole('button', { name: t.found }).click()
  await expect(gap).toHaveCount(0)
  expect((await parcels.parcelFile({ parcelId: first!.parcelId }))?.parcel.state).toBe(first!.state)
})

for (const lang of ['fr', 'en'] as const) {
  test(`the settings of carriers and places, in ${lang}`, async ({ page, cafe }) => {
    test.setTimeout(240_000)
    const t = setupTexts[lang]
    await openParcels(page, cafe, lang)
    const { tap } = fingers(page)
    await tap(lang === 'fr' ? 'Réglages' : 'Settings', 'radio')
    await tap('Mondial Relay')
    await expect(page.getByRole('textbox', { name: t.hold })).toHaveValue('5')
    await lookEveryWay(page, `parcels-setup-${lang}`)
    const parcels = parcelsOf(await cafe.ask())
    const termsOf = async () => (await parcels.setup({})).terms.filter(({ carrier }) => carrier === MONDIAL)
    const before = await termsOf()
    await page.getByRole('textbox', { name: t.limit }).fill('60')
    await page.getByRole('textbox', { name: t.longest }).fill('120')
    await page.getByRole('textbox', { name: t.sum }).fill('150')
    await tap(t.saveTerms)
    await expect(page.getByText(t.saved)).toBeVisible()
    // Agreed from today on: what was agreed before stays as it was.
    expect((await termsOf()).slice(0, -1)).toEqual(before)
    expect((await termsOf()).at(-1)).toMatchObject({ dailyLimit: 60, longestCm: 120, sumCm: 150 })
    await handOne(parcels)
    await page.getByRole('textbox', { name: t.pickup }).fill(lang === 'fr' ? '0,45' : '0.45')
    await tap(t.saveTerms)
    await expect(page.getByText(lang === 'fr' ? /Réécrire le passé/ : /Rewrite the past/).first()).toBeVisible()
    expect((await termsOf()).at(-1)?.pickupCents).toBe(30)
    await lookEveryWay(page, `parcels-setup-past-${lang}`)
    await tap(t.rewritePast)
    await expect(page.getByText(t.saved)).toBeVisible()
    await expect.poll(async () => (await termsOf()).at(-1)?.pickupCents).toBe(45)
    await tap(t.addPattern)
    await page.getByRole('textbox', { name: t.mask(1) }).fill('mr 12')
    await page.locator('.sv-main').click()
    await expect(page.getByText(t.patternWrong)).toBeVisible()
    await page.getByRole('textbox', { name: t.mask(1) }).fill('mr########')
    await page.locator('.sv-main').click()
    await expect(page.getByText(t.saved)).toBeVisible()
    const patterns = async () => (await parcels.setup({})).carriers.find(({ code }) => code === MONDIAL)?.scanPatterns
    await expect.poll(patterns).toEqual([{ mask: 'MR########', check: 'none' }])
    await page.getByRole('textbox', { name: t.habit.nearlyFull }).fill('101')
    await tap(t.saveHabits)
    await expect(page.getByText(t.wrong)).toBeVisible()
    await page.getByRole('textbox', { name: t.habit.nearlyFull }).fill('50')
    await page.getByRole('textbox', { name: t.habit.handedOver }).fill('75')
    await tap(t.saveHabits)
    await expect(page.getByText(t.saved)).toBeVisible()
    const habits = async () => (await parcels.setup({})).setup
    await expect.poll(habits).toMatchObject({ nearlyFull: 50, seconds: { received: 20, handedOver: 75 } })
    await lookEveryWay(page, `parcels-habits-${lang}`)
    await tap(t.add)
    await page.getByRole('textbox', { name: t.name, exact: true }).fill('Relais Colis')
    await page.locator('.sv-main').click()
    await expect.poll(async () => (await parcels.setup({})).carriers.map(({ code }) => code)).toContain('relais-colis')
    if (lang === 'en') {
      await tap(inTexts.en.shelves.page, 'radio')
      await expect(page.locator('.pi-shelf').first()).toBeVisible()
      await lookEveryWay(page, 'parcels-shelves-en')
    }
  })
}
