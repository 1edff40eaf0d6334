import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from '../../resources/setup/browser.mjs'
import { createCatalogueStore } from '../../src/main/catalogue/index.ts'
import { inTransaction, openLedger } from '../../src/main/db/open.ts'
import { catalogueView, searchProducts } from '../../src/renderer/counter/catalogue-view.ts'
import type { Catalogue } from '../../src/shared/catalogue.ts'
import { demoCatalogue, prd } from '../support/pricing.ts'
import { startTill } from '../support/serve-process.ts'
import { figure, percentile, timed } from './figures.ts'
import { openDay } from './host.bench.ts'

const PRODUCTS = 20_000
const RUNS = 15
const TYPED = ['c', 'caf', 'verre r', 'blonde canton', '3,30', 'confiture 19']

/** The demo café's menu, then as many of the same again as make twenty thousand. */
function largeCatalogue(): Catalogue {
  const small = demoCatalogue()
  const plain = small.products.filter((product) => !product.formule)
  const more = Array.from({ length: PRODUCTS - small.products.length }, (_, n) => {
    const like = plain[n % plain.length]!
    const { barcodes: _own, shortLabel: _short, ...product } = like
    return { ...product, id: prd(`more-${n}`), label: `${like.label.slice(0, 25)} ${n}` }
  })
  return { ...small, products: [...small.products, ...more] }
}

/** Twenty thousand products: read by the core, carried to the page, searched there. */
export async function benchCatalogue(folder: string): Promise<void> {
  const first = startTill({ dataFolder: folder })
  await first.ready
  await first.stop()
  const db = openLedger(join(folder, 'ledger.db'))
  const store = createCatalogueStore(db)
  inTransaction(db, () => store.replace(largeCatalogue()))
  const bare = db.prepare('SELECT * FROM products ORDER BY position')
  const bareMs = Array.from({ length: RUNS }, () => timed(() => void bare.all()))
  const loads = Array.from({ length: RUNS }, () => timed(() => store.reload()))
  const catalogue = store.all()
  db.close()
  figure('catalogue.load.p50.ms', percentile(loads, 0.5), 'ms', { atMost: 300 })
  figure('catalogue.load.ratio', percentile(loads, 0.5) / percentile(bareMs, 0.5), 'x bare rows')
  figure('catalogue.size', JSON.stringify(catalogue).length / 1e6, 'MB')

  const builds = Array.from({ length: RUNS }, () => timed(() => void catalogueView(catalogue)))
  figure('catalogue.view.p50.ms', percentile(builds, 0.5), 'ms')
  const view = catalogueView(catalogue)
  const searches = Array.from({ length: RUNS }, () =>
    TYPED.map((text) => timed(() => void searchProducts(view, text, 12))),
  ).flat()
  figure('search.p50.ms', percentile(searches, 0.5), 'ms')
  figure('search.p95.ms', percentile(searches, 0.95), 'ms', { atMost: 5 })

  const names = catalogue.products.map((product) => product.label)
  const scans = Array.from({ length: RUNS }, () => timed(() => void names.filter((name) => name.includes('confiture'))))
  figure('search.ratio', percentile(searches, 0.5) / percentile(scans, 0.5), 'x bare scan')

  const till = startTill({ dataFolder: folder })
  const { ask, close } = await till.connect()
  await openDay(ask)
  const asked: number[] = []
  for (let n = 0; n < RUNS; n += 1) {
    const startedMs = performance.now()
    await ask.catalogue.all({})
    asked.push(performance.now() - startedMs)
  }
  const text = JSON.stringify(catalogue)
  const texts = Array.from({ length: RUNS }, () => timed(() => void JSON.stringify(JSON.parse(text))))
  figure('catalogue.socket.ratio', percentile(asked, 0.5) / percentile(texts, 0.5), 'x its JSON')
  figure('catalogue.socket.p50.ms', percentile(asked, 0.5), 'ms', { atMost: 300 })
  await inThePage(await till.ready)
  close()
  await till.stop()
}

async function inThePage(url: string): Promise<void> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium: run npm test once, or install it')
  const root = process.getuid?.() === 0
  const browser = await chromium.launch({ executablePath, args: root ? ['--no-sandbox'] : [] })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'fr-FR' })
  const startedMs = performance.now()
  await page.goto(url)
  await page.getByRole('button', { name: /^Café 1,60/ }).waitFor()
  figure('catalogue.page.ms', performance.now() - startedMs, 'ms')
  await page.keyboard.press('b')
  const field = page.getByRole('combobox')
  await field.waitFor()
  // From the letter in the field to its results being laid out, as the page itself sees it.
  const typed = await page.evaluate(async (texts) => {
    const input = document.querySelector<HTMLInputElement>('.search-bar input')
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const results = document.querySelector('.results')
    if (!input || !setValue || !results) throw new Error('the search is open')
    const measured: number[] = []
    for (let n = 0; n < 30; n += 1) {
      const text = `${texts[n % texts.length]}${n % 2 ? 'a' : ''}`
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const beganMs = performance.now()
      setValue.call(input, text)
      input.dispatchEvent(new Event('input', { bubbles: true }))
      results.getBoundingClientRect()
      measured.push(performance.now() - beganMs)
    }
    return measured
  }, TYPED)
  figure('search.screen.p50.ms', percentile(typed, 0.5), 'ms')
  figure('search.screen.p95.ms', percentile(typed, 0.95), 'ms', { atMost: 30 })
  await browser.close()
}
