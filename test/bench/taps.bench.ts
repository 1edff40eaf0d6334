import { chromium, type Page } from '@playwright/test'
import { findBrowser, windowFeaturesOff } from '../../resources/setup/browser.mjs'
import { scan as scanned } from '../e2e/wand.ts'
import { newCommandId, newLineId, newTicketId } from '../../src/shared/ids.ts'
import { cents, ONE } from '../../src/shared/money.ts'
import { LINES_MAX } from '../../src/shared/ticket.ts'
import { prd } from '../support/pricing.ts'
import { startTill, type AskOverSocket } from '../support/serve-process.ts'
import { figure, percentile } from './figures.ts'
import { openDay } from './host.bench.ts'

const SALES = 60
const WARM_UP = 8
const LINES = 5

type Tap = { readonly readyMs: number; readonly paintedMs: number }

/**
 * From a tap in a real Chromium to what it did: the line, then the paid sale. The page measures itself, from its own click
 * to the change being in the document and laid out (`ready`: nothing is left but the display's next frame), and to the
 * end of the first frame that shows it (`painted`: with up to one frame of 16.7 ms spent waiting for the display).
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
      `--disable-features=${windowFeaturesOff.join()}`,
      '--disable-gpu',
      '--disable-background-networking',
    ],
  })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'fr-FR' })
  // Before the till's own listener, which swallows the Enter that ends a scan.
  await page.addInitScript(() => {
    const heard = ({ key }: KeyboardEvent) => {
      if (key === 'Enter') Object.assign(globalThis, { scanEndMs: performance.now() })
    }
    addEventListener('keydown', heard, { capture: true })
  })
  await page.goto(await till.ready)
  await page.getByRole('button', { name: 'Espèces juste' }).waitFor()
  const lines: Tap[] = []
  const sales: Tap[] = []
  for (let n = -WARM_UP; n < SALES; n += 1) {
    for (let count = 0; count < LINES; count += 1) {
      const tap = await timeTap(page, count % 2 === 0 ? /^Café 1,60/ : /^Crème 2,40/, '.ticket')
      if (n >= 0) lines.push(tap)
    }
    const tap = await timeTap(page, 'Espèces juste', '.ticket', 'Payé')
    if (n >= 0) sales.push(tap)
  }
  const scans: Tap[] = []
  for (let n = -WARM_UP; n < SALES; n += 1) {
    const scan = await timed(page, () => scanned(page, '5449000000996', { gapMs: 5 }), '.ticket')
    if (n >= 0) scans.push(scan)
  }
  await fillTab(line.ask)
  await page.waitForFunction((wanted) => document.querySelectorAll('.ticket li').length >= wanted, LINES_MAX - 1)
  const long: Tap[] = []
  for (let n = -WARM_UP; n < SALES; n += 1) {
    const tap = await timeTap(page, /^Café 1,60/, '.ticket')
    if (n >= 0) long.push(tap)
  }
  await browser.close()
  line.close()
  await till.stop()
  tell('tap.to.line', lines, 16)
  tell('tap.to.paid', sales, 50)
  // From the scanner's last key: what it takes to send the code is its own time.
  tell('scan.to.line', scans, 16)
  tell('tap.200.to.line', long, 16)
}

function tell(name: string, taps: readonly Tap[], goalMs: number): void {
  const ready = taps.map((tap) => tap.readyMs)
  const painted = taps.map((tap) => tap.paintedMs)
  figure(`${name}.p50.ms`, percentile(ready, 0.5), 'ms')
  figure(`${name}.p95.ms`, percentile(ready, 0.95), 'ms', { atMost: goalMs })
  figure(`${name}.painted.p50.ms`, percentile(painted, 0.5), 'ms')
  figure(`${name}.painted.p95.ms`, percentile(painted, 0.95), 'ms')
}

/** Fills the ticket in hand up to all lines that there may be but one, each at a price of its own. */
async function fillTab(ask: AskOverSocket): Promise<void> {
  const { ticket } = await ask.tickets.counter({})
  const ticketId = ticket?.ticketId ?? newTicketId()
  for (let n = 1 + (ticket?.lines.length ?? 0); n < LINES_MAX; n += 1) {
    await ask.tickets.addLine({
      commandId: newCommandId(),
      ticketId,
      lineId: newLineId(),
      productId: prd('tomme-coupe'),
      quantityMilli: ONE,
      optionIds: [],
      priceCents: cents(n),
      place: 'on-site',
    })
  }
}

/** Taps, and waits until the watched place changed (and says `words`, if given). */
function timeTap(page: Page, name: string | RegExp, watched: string, words = ''): Promise<Tap> {
  return timed(page, () => page.getByRole('button', { name }).click(), watched, words)
}

/** From the click, or from the Enter that ends a scan. */
async function timed(page: Page, gesture: () => Promise<void>, watched: string, words = ''): Promise<Tap> {
  const measured = page.evaluate(
    ([selector, wanted]) =>
      new Promise<Tap>((done) => {
        let startedMs = 0
        addEventListener('click', (event) => (startedMs = event.timeStamp), { once: true, capture: true })
        const scan = globalThis as { scanEndMs?: number }
        scan.scanEndMs = 0
        const place = document.querySelector(selector)
        if (!place) throw new Error(`nothing is called ${selector}`)
        const observer = new MutationObserver(() => {
          startedMs ||= scan.scanEndMs ?? 0
          if (startedMs === 0 || !(place.textContent ?? '').includes(wanted)) return
          observer.disconnect()
          place.getBoundingClientRect() // lays the change out now
          const readyMs = performance.now() - startedMs
          requestAnimationFrame(() => {
            // The message is handled after this frame was painted.
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => done({ readyMs, paintedMs: performance.now() - startedMs })
            port2.postMessage(null)
          })
        })
        observer.observe(place, { childList: true, characterData: true, subtree: true })
      }),
    [watched, words] as const,
  )
  await gesture()
  return measured
}
