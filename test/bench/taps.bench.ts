import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../resources/setup/browser.mjs'
import { startTill } from '../support/serve-process.ts'
import { figure, percentile } from './figures.ts'
import { openDay } from './host.bench.ts'

const SALES = 60
const WARM_UP = 8
const LINES = 5

/**
 * From a tap in a real Chromium to the frame that shows what it did: the new total, then the paid sale. The page measures
 * itself, from its own pointer event to the frame after the change.
 */
export async function benchTaps(folder: string): Promise<void> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium: run npm test once, or install it')
  const till = startTill({ dataFolder: folder })
  const line = await till.connect()
  await openDay(line.ask)
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-frame-rate-limit',
      '--disable-gpu-vsync',
    ],
  })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'fr-FR' })
  await page.goto(await till.ready)
  await page.getByRole('button', { name: 'Espèces juste' }).waitFor()
  const lines: number[] = []
  const sales: number[] = []
  for (let n = -WARM_UP; n < SALES; n += 1) {
    for (let tap = 0; tap < LINES; tap += 1) {
      const took = await tapToFrame(page, tap % 2 === 0 ? /^Café 1,60/ : /^Crème 2,40/, '.ticket')
      if (n >= 0) lines.push(took)
    }
    const took = await tapToFrame(page, 'Espèces juste', '.ticket', 'Payé')
    if (n >= 0) sales.push(took)
  }
  await browser.close()
  line.close()
  await till.stop()
  figure('tap.to.line.p50.ms', percentile(lines, 0.5), 'ms')
  figure('tap.to.line.p95.ms', percentile(lines, 0.95), 'ms', { atMost: 16 })
  figure('tap.to.paid.p50.ms', percentile(sales, 0.5), 'ms')
  figure('tap.to.paid.p95.ms', percentile(sales, 0.95), 'ms', { atMost: 50 })
}

/** Milliseconds from the click to the first frame in which the watched place changed (and says `words`, if given). */
async function tapToFrame(page: Page, name: string | RegExp, watched: string, words = ''): Promise<number> {
  const measured = page.evaluate(
    ([selector, wanted]) =>
      new Promise<number>((done) => {
        let startedMs = 0
        addEventListener('click', (event) => (startedMs = event.timeStamp), { once: true, capture: true })
        const place = document.querySelector(selector)
        if (!place) throw new Error(`nothing is called ${selector}`)
        const observer = new MutationObserver(() => {
          if (startedMs === 0 || !(place.textContent ?? '').includes(wanted)) return
          observer.disconnect()
          requestAnimationFrame(() => {
            // The message is handled after this frame was painted.
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => done(performance.now() - startedMs)
            port2.postMessage(null)
          })
        })
        observer.observe(place, { childList: true, characterData: true, subtree: true })
      }),
    [watched, words] as const,
  )
  await page.getByRole('button', { name }).click()
  return measured
}
