import { test as base } from '@playwright/test'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { setupSteps } from '../../src/shared/contracts/setup.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { firstAnswers } from '../support/real-cafe.ts'
import { startTill, zinc, type TillProcess } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'
import { countTaps, typePin } from './hands.ts'
import { lookEveryWay } from './every-look.ts'
import { expect } from './till.ts'

/** Touches from the empty folder to the first sale; fields are typed into besides. */
const GESTURES_MAX = 14
const FIRST_SALE_MAX_MS = 5 * 60_000
/** Of the key that opens a demo without a past until its counter is there. */
const DEMO_OPENS_MAX_MS = 5000

const test = base.extend<{ empty: { readonly folder: string; readonly url: string; readonly till: TillProcess } }>({
  empty: async ({ browserName: _ }, provide) => {
    const { folder, remove } = temporaryFolder()
    const till = startTill({ dataFolder: folder, demo: false })
    await provide({ folder, url: await till.ready, till })
    await till.stop()
    remove()
  },
})

test('an empty folder becomes a café that seals its first sale, in so many gestures and far below five minutes', async ({
  page,
  empty,
}) => {
  await page.goto(empty.url)
  await expect(page.getByRole('heading', { name: 'Bienvenue au comptoir.' })).toBeVisible()
  await lookEveryWay(page, 'setup-welcome')
  const taps = await countTaps(page)
  const startedMs = Date.now()
  const next = () => page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByRole('button', { name: 'Commencer' }).click()
  await page.getByLabel('Nom du café').fill('Le Petit Zinc')
  await page.getByLabel('Code postal et commune').fill('48150 Hures-la-Parade')
  await page.getByLabel('SIRET').fill('55210055400013')
  await expect(page.getByText('FR96 552100554')).toBeVisible()
  await lookEveryWay(page, 'setup-cafe')
  await next()
  await lookEveryWay(page, 'setup-books')
  await next()
  await page.getByLabel('Votre prénom').fill('Odile')
  await typePin(page, '4711', 'Garder ce code')
  await lookEveryWay(page, 'setup-you')
  await next()
  await lookEveryWay(page, 'setup-catalogue')
  await page.getByRole('button', { name: 'Ouvrir le café' }).click()
  const toCounter = page
    .getByRole('button', { name: 'Au comptoir' })
    .or(page.getByRole('button', { name: 'Comptoir' }))
    .first()
  await expect(toCounter).toBeVisible()
  await lookEveryWay(page, 'setup-rest')
  await toCounter.click()
  await page.getByRole('button', { name: 'Ouvrir la journée' }).click()
  await page.getByRole('button', { name: /^Café \d/ }).click()
  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
  const tookMs = Date.now() - startedMs
  const gestures = await taps()
  process.stdout.write(
    `first sale after ${(tookMs / 1000).toFixed(1)} s, pictures included, ${gestures} gestures, 5 fields\n`,
  )
  expect(gestures).toBeLessThanOrEqual(GESTURES_MAX)
  expect(tookMs).toBeLessThan(FIRST_SALE_MAX_MS)

  await empty.till.stop()
  const { code, output } = await zinc('verify', '--data', empty.folder, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(output)).toMatchObject({ damaged: null, faults: [], demo: false })
  const db = new Database(join(empty.folder, 'ledger.db'), { readonly: true })
  const sealed = db.prepare(`SELECT entry FROM journal_entries WHERE chain = 'tickets'`).pluck().all() as string[]
  db.close()
  expect(sealed.map((entry) => JSON.parse(entry) as unknown)).toMatchObject([
    { seq: 1, kind: 'sale', payload: { site: { name: 'Le Petit Zinc', siret: '552 100 554 00013' } } },
  ])
})

test('the first run is read in English too', async ({ page, empty }) => {
  await page.goto(empty.url)
  await page.getByText('English', { exact: true }).click()
  await lookEveryWay(page, 'setup-en-welcome')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await lookEveryWay(page, 'setup-en-cafe')
  await page.getByLabel('Name of the café').fill('Le Petit Zinc')
  await page.getByLabel('Postcode and town').fill('48150 Hures-la-Parade')
  for (const step of ['books', 'you', 'catalogue'] as const) {
    await page.locator('.first-next').click()
    if (step === 'you') await page.getByLabel('Your first name').fill('Odile')
    await lookEveryWay(page, `setup-en-${step}`)
  }
})

for (const lang of ['fr', 'en'] as const) {
  test(`the first steps behind the counter are whole, step by step, and each is ticked, in ${lang}`, async ({
    page,
    empty,
  }) => {
    test.setTimeout(240_000)
    const t = texts[lang].setup.rest
    const { ask, close } = await empty.till.connect()
    await ask.setup.install({ ...firstAnswers, commandId: newCommandId() })
    close()
    await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
    await page.goto(empty.url)
    await page.getByRole('button', { name: t.cardKey, exact: true }).click()
    const steps = page.getByRole('navigation', { name: texts[lang].setup.steps })
    for (const step of setupSteps) {
      await steps.getByRole('button', { name: t.steps[step] }).click()
      await expect(steps.getByRole('button', { name: t.steps[step] })).toHaveAttribute('aria-current', 'step')
      await lookEveryWay(page, `setup-step-${step}-${lang}`)
    }
    for (const step of setupSteps) {
      await steps.getByRole('button', { name: t.steps[step] }).click()
      await page.getByRole('button', { name: t.doneKey }).click()
      await expect(steps.getByRole('button', { name: t.steps[step] })).toContainText(t.done)
    }
    await expect(page.getByText(t.progress({ done: setupSteps.length, of: setupSteps.length }))).toBeVisible()
  })
}

test('a demo without a past opens within five seconds of its key, and the assistant says what weeks of it take', async ({
  page,
  empty,
}) => {
  const words = texts.fr.setup.welcome
  await page.goto(empty.url)
  await expect(page.getByText(words.demoTakes({ seconds: 10 }))).toBeVisible()
  await page.getByRole('radio', { name: words.demoFresh }).click()
  await expect(page.getByText(words.demoTakes({ seconds: 0 }))).toBeVisible()
  const startedMs = Date.now()
  await page.getByRole('button', { name: words.demoKey, exact: true }).click()
  await expect(page.getByRole('button', { name: 'Ouvrir la journée' })).toBeVisible()
  const tookMs = Date.now() - startedMs
  process.stdout.write(`a demo without a past opened in ${(tookMs / 1000).toFixed(1)} s\n`)
  expect(tookMs).toBeLessThanOrEqual(DEMO_OPENS_MAX_MS)
  const { ask, close } = await empty.till.connect()
  expect(await ask.till.status({})).toMatchObject({ phase: 'running', demo: true })
  close()
})
