import { chromium, type Page } from '@playwright/test'
import { findBrowser, windowFeaturesOff } from '../../../../resources/setup/browser.mjs'
import { BIKES_MAX } from '../fleet.ts'
import { newBikeId, newRentalId, type ModelId } from '../ids.ts'
import { screenTexts } from '../texts-screens.ts'
import { newCommandId } from '../../../shared/ids.ts'
import { alwaysOpen, bikesOf, type Bikes } from '../../../../test/e2e/bikes-hire.ts'
import { startTill } from '../../../../test/support/serve-process.ts'
import { figure, percentile } from '../../../../test/bench/figures.ts'
import { openDay } from '../../../../test/bench/host.bench.ts'

const HOUR = 3_600_000
const DAYS = 7
const TOGETHER = 20
/** Of each page in turn, so that whatever else the machine does is shared by both. */
const ROUNDS = 5
const WARM_UP = 1
/** As fast as a finger flings, in pixels a second. */
const SPEED = 2400

/** What a scroll cost: from one frame of the page to the next, and how often a row was not there when it came in sight. */
type Scrolled = { readonly gapsMs: readonly number[]; readonly bareFrames: number }

/**
 * The planning of two hundred bikes and a week of hires, scrolled by wheel, beside a page of the same size with nothing on
 * it. The display sets the pace of both: what the planning costs is by how much its frames come later.
 */
export async function bench(folder: string): Promise<void> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium: run npm test once, or install it')
  const till = startTill({ dataFolder: folder })
  const line = await till.connect()
  await openDay(line.ask)
  const bikes = bikesOf(line.ask)
  await alwaysOpen(bikes)
  const blocks = await fillWeek(bikes)
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--disable-features=${windowFeaturesOff.join()}`,
      '--disable-gpu',
      '--disable-background-networking',
    ],
  })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'fr-FR' })
  const page = await context.newPage()
  const { title, scale } = screenTexts.fr
  await page.goto(await till.ready)
  await page.getByRole('navigation').getByRole('button', { name: title }).click()
  await page.getByRole('radio', { name: scale.days }).click()
  await page.locator('.bk-block').first().waitFor()
  await page.waitForFunction((least) => (document.querySelector('.bk-rows')?.clientHeight ?? 0) > least, BIKES_MAX * 40)
  const empty = await emptyBeside(page)
  const full: Scrolled[] = []
  const bare: Scrolled[] = []
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const [one, other] = [await scrolled(page, '.bk-scroll'), await scrolled(empty, '.empty')]
    if (round < 0) continue
    full.push(one)
    bare.push(other)
  }
  await browser.close()
  line.close()
  await till.stop()
  const gaps = (all: readonly Scrolled[]) => all.flatMap(({ gapsMs }) => gapsMs)
  figure('planning.blocks', blocks, 'blocks')
  for (const [name, all] of [
    ['planning', gaps(full)],
    ['planning.empty', gaps(bare)],
  ] as const) {
    figure(`${name}.frame.p50.ms`, percentile(all, 0.5), 'ms')
    figure(`${name}.frame.p95.ms`, percentile(all, 0.95), 'ms')
    figure(`${name}.frame.p99.ms`, percentile(all, 0.99), 'ms')
    figure(`${name}.frame.late`, all.filter((gap) => gap > 25).length / all.length, 'share')
  }
  const ratio = (share: number) => percentile(gaps(full), share) / percentile(gaps(bare), share)
  figure('planning.frame.p50.ratio', ratio(0.5), 'x', { atMost: 1.05 })
  figure('planning.frame.p95.ratio', ratio(0.95), 'x', { atMost: 1.25 })
  const bareFrames = full.reduce((all, one) => all + one.bareFrames, 0)
  figure('planning.frames.bare', bareFrames / gaps(full).length, 'share', { atMost: 0.01 })
}

/** As many bikes as a fleet may have, each hired twice on each day of the week; how many blocks that makes. */
async function fillWeek(bikes: Bikes): Promise<number> {
  const { bikes: known, models } = await bikes.fleet({})
  const model = models[0]
  if (!model) throw new Error('the demo has no models')
  const modelId: ModelId = model.modelId
  for (let n = known.length; n < BIKES_MAX; n += 1) {
    const number = `Z-${String(n).padStart(3, '0')}`
    const bike = { bikeId: newBikeId(), modelId, number, serial: '', size: 'M', batterySerial: '', note: '' }
    await bikes.saveBike({ commandId: newCommandId(), bike })
  }
  const { models: now } = await bikes.fleet({})
  const count = now.find((one) => one.modelId === modelId)?.count ?? 0
  const morning = new Date().setUTCHours(7, 0, 0, 0)
  let blocks = 0
  for (let half = 2; half < DAYS * 2; half += 1) {
    const startMs = morning + Math.floor(half / 2) * 24 * HOUR + (half % 2) * 6 * HOUR
    for (let done = 0; done + TOGETHER <= count; done += TOGETHER) {
      await hire(bikes, modelId, { startMs, endMs: startMs + 5 * HOUR }, `Groupe ${done / TOGETHER + 1}`)
      blocks += TOGETHER
    }
  }
  return blocks
}

async function hire(bikes: Bikes, modelId: ModelId, times: { startMs: number; endMs: number }, name: string) {
  const rentalId = newRentalId()
  const wishes = [{ modelId, quantity: TOGETHER, bikeIds: [] }]
  const asked = { ...times, wishes, accessories: [], guarantee: false }
  await bikes.hold({ commandId: newCommandId(), rentalId, asked, channel: 'phone' })
  const party = { name, phone: '', email: '', idSeen: 'none' as const, isAdult: true, riders: [] }
  await bikes.confirm({ commandId: newCommandId(), rentalId, party, language: 'fr' })
}

/** A page of its own, with a box that scrolls as far as the planning does, in the same place. */
async function emptyBeside(page: Page): Promise<Page> {
  const box = await page.locator('.bk-scroll').evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { left, top, width, height, inside: element.scrollHeight }
  })
  const empty = await page.context().newPage()
  await empty.setViewportSize({ width: 1366, height: 768 })
  await empty.setContent(
    `<div class="empty" style="position:fixed;left:${box.left}px;top:${box.top}px;width:${box.width}px;` +
      `height:${box.height}px;overflow:auto"><div style="height:${box.inside}px"></div></div>`,
  )
  return empty
}

/** From the top to the end by a wheel's gesture, measured by the page's own frames. */
async function scrolled(page: Page, selector: string): Promise<Scrolled> {
  await page.bringToFront()
  const box = await page.locator(selector).evaluate((element) => {
    element.scrollTop = 0
    const { left, top, width, height } = element.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2, far: element.scrollHeight - element.clientHeight }
  })
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  await page.evaluate((scroller) => {
    const state = { running: true, gaps: [] as number[], bare: 0 }
    Object.assign(globalThis, { scrolling: state })
    let last = 0
    let before = -1
    const frame = (now: number) => {
      const element = document.querySelector(scroller)
      const top = element?.scrollTop ?? 0
      if (last > 0 && top !== before) {
        state.gaps.push(now - last)
        const { left, width, bottom } = element?.getBoundingClientRect() ?? new DOMRect()
        const seen =
          scroller === '.empty' || document.elementFromPoint(left + width / 2, bottom - 30)?.closest('.bk-row')
        if (!seen) state.bare += 1
      }
      before = top
      last = now
      if (state.running) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  }, selector)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.synthesizeScrollGesture', {
    x: box.x,
    y: box.y,
    yDistance: -box.far,
    speed: SPEED,
    gestureSourceType: 'mouse',
  })
  await devtools.detach()
  return page.evaluate(() => {
    const { scrolling } = globalThis as unknown as { scrolling: { running: boolean; gaps: number[]; bare: number } }
    scrolling.running = false
    return { gapsMs: scrolling.gaps, bareFrames: scrolling.bare }
  })
}
