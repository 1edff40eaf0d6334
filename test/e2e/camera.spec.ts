import { chromium, type Page } from '@playwright/test'
import { newCommandId } from '../../src/shared/ids.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { launchWith } from './browser.ts'
import { lookEveryWay } from './every-look.ts'
import { cameraSees, TWO_CAMERAS, type Scene } from './film.ts'
import { giveLeaPin, toSettingsPage } from './hands.ts'
import { expect, test as atTheTill, type Cafe } from './till.ts'

/** A Chromium of its own for each test: what its camera sees is said when it starts. */
const test = atTheTill.extend<{ film: { readonly scenes: readonly Scene[]; readonly cameras?: 2 } }>({
  film: [{ scenes: [] }, { option: true }],
  page: async ({ film: { scenes, cameras }, permissions, viewport, locale, timezoneId }, provide, { testId }) => {
    const browser = await chromium.launch(
      launchWith(cameras ? TWO_CAMERAS : scenes.length > 0 ? cameraSees(testId, scenes) : []),
    )
    const context = await browser.newContext({
      viewport,
      ...(permissions ? { permissions } : {}),
      ...(locale ? { locale } : {}),
      ...(timezoneId ? { timezoneId } : {}),
    })
    await provide(await context.newPage())
    await browser.close()
  },
})

const COCA = '5449000000996'
const words = texts.fr.scan.camera
const ean = (seconds: number): Scene => ({ shows: 'ean13', says: COCA, seconds })

/** The counter of a café whose day is open, in a window that reads with its camera. */
async function openWithCamera(page: Page, cafe: Cafe, lang: Lang = 'fr'): Promise<void> {
  await page.addInitScript(
    (kept) => localStorage.setItem('zinc.preferences', kept),
    JSON.stringify({ lang, camera: true }),
  )
  await cafe.open(page)
  await page.getByRole('button', { name: texts[lang].scan.camera.key }).waitFor()
}
const allowed = { permissions: ['camera'] }
const cameraKey = (page: Page) => page.getByRole('button', { name: words.key })

test.describe('a barcode before the camera', () => {
  test.use({ film: { scenes: [ean(4), { shows: 'nothing', seconds: 4 }] }, ...allowed })

  test('is rung up once a showing, says that it was heard, and takes a quantity that was typed', async ({
    page,
    cafe,
  }) => {
    const fetched: string[] = []
    page.on('request', (request) => void fetched.push(new URL(request.url()).pathname))
    const library = () => fetched.filter((path) => path.startsWith('/assets/read-codes'))
    await openWithCamera(page, cafe)
    await cafe.openDay(page)
    expect(fetched.length).toBeGreaterThan(3)
    expect(library()).toEqual([]) // the counter's first paint does not wait for it
    const ask = await cafe.ask()
    const sold = async () => (await ask.tickets.counter({})).ticket?.lines.map((line) => line.quantityMilli) ?? []
    await page.getByRole('button', { name: '2', exact: true }).click()
    await cameraKey(page).click()
    await expect.poll(sold, { timeout: 20_000 }).toEqual([2000])
    const firstAt = Date.now()
    expect(library()).toHaveLength(1)
    await expect(page.getByText(words.read({ code: COCA }))).toBeVisible()
    await expect(cameraKey(page)).toHaveAttribute('aria-pressed', 'true')
    // It lay there until it was taken away; shown again, it is sold again.
    await expect.poll(sold, { timeout: 20_000 }).toEqual([3000])
    expect(Date.now() - firstAt).toBeGreaterThan(3500)
  })
})

test.describe('codes of every kind before the camera', () => {
  const kinds: readonly Scene[] = [
    { shows: 'ean8', says: '96385074', seconds: 2 },
    { shows: 'code128', says: 'LOT2026B7', seconds: 2 },
    { shows: 'ean13', says: '0036000291452', seconds: 2 }, // as EAN-13: a UPC-A
    { shows: 'qr', says: 'https://example.org/lot/7', seconds: 2 },
  ]
  test.use({ film: { scenes: kinds }, ...allowed })

  test('are read one after the other, without a pause between them', async ({ page, cafe }) => {
    await openWithCamera(page, cafe)
    await cafe.openDay(page)
    await page.evaluate(() => {
      const read = new Set<string | null>()
      const said = () => read.add(document.querySelector('.camera-said[data-read]')?.textContent ?? null)
      new MutationObserver(said).observe(document.body, { subtree: true, childList: true, characterData: true })
      Object.assign(globalThis, { read })
    })
    await cameraKey(page).click()
    const read = () => page.evaluate(() => [...(globalThis as unknown as { read: Set<string | null> }).read])
    const codes = ['96385074', 'LOT2026B7', '036000291452', 'https://example.org/lot/7']
    await expect
      .poll(read, { timeout: 30_000 })
      .toEqual(expect.arrayContaining(codes.map((code) => words.read({ code }))))
  })
})

test.describe('a tablet with two cameras', () => {
  test.use({ film: { scenes: [], cameras: 2 }, ...allowed })

  test('looks through the other one with one touch, and through that one the next time', async ({ page, cafe }) => {
    await openWithCamera(page, cafe)
    const now = () =>
      page.evaluate(() => {
        const { srcObject } = document.querySelector('video') ?? {}
        return srcObject instanceof MediaStream ? srcObject.getVideoTracks()[0]?.getSettings().deviceId : undefined
      })
    await cameraKey(page).click()
    await expect.poll(now).toBeTruthy()
    const first = await now()
    await page.getByRole('button', { name: words.another }).click()
    await expect.poll(async () => ![undefined, first].includes(await now())).toBe(true)
    const second = await now()
    await lookEveryWay(page, 'camera-two')
    await cameraKey(page).click()
    await cameraKey(page).click()
    await expect.poll(now).toBe(second)
  })
})

test.describe('while the camera shows its picture', () => {
  test.use({ film: { scenes: [ean(1)] }, ...allowed })

  /** Every track that this page was ever given. */
  const followTracks = (page: Page) =>
    page.addInitScript(() => {
      const given: MediaStreamTrack[] = []
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await ask(wanted)
        given.push(...stream.getTracks())
        return stream
      }
      Object.assign(globalThis, { given })
    })
  const live = (page: Page) =>
    page.evaluate(() => {
      const { given } = globalThis as unknown as { given: MediaStreamTrack[] }
      return given.map(({ readyState }) => readyState)
    })

  /** Another window or program comes before this page; then it is back. */
  const hide = (page: Page) =>
    page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
      Reflect.deleteProperty(document, 'visibilityState')
    })

  test('it says when it is taken away, when another program has it, and when its reader did not come', async ({
    page,
    cafe,
  }) => {
    await followTracks(page)
    await openWithCamera(page, cafe)
    const retry = page.getByRole('button', { name: texts.fr.common.retry, exact: true })
    const running = page.locator('.camera-picture video[data-running]')
    await page.route('**/read-codes-*', (route) => route.abort())
    await cameraKey(page).click()
    await expect(page.getByText(words.trouble.broken)).toBeVisible()
    expect(await live(page)).toEqual([])
    await page.unroute('**/read-codes-*')
    await page.getByRole('button', { name: texts.fr.failure.reloadKey }).click()
    await cameraKey(page).click()
    await expect(running).toBeVisible()

    await page.evaluate(() => {
      const { given } = globalThis as unknown as { given: MediaStreamTrack[] }
      given[0]?.dispatchEvent(new Event('ended'))
    })
    await expect(page.getByText(words.trouble.lost)).toBeVisible()
    expect(await live(page)).toEqual(['ended'])

    await page.evaluate(() => {
      const lend = navigator.mediaDevices.getUserMedia
      navigator.mediaDevices.getUserMedia = () => {
        navigator.mediaDevices.getUserMedia = lend
        return Promise.reject(new DOMException('in use', 'NotReadableError'))
      }
    })
    await retry.click()
    await expect(page.getByText(words.trouble.busy)).toBeVisible()
    await retry.click()
    await expect(running).toBeVisible()
  })

  test('it is let go of by Esc, by its key, with another screen, with a panel over all, behind another window, and when the till is locked', async ({
    page,
    cafe,
  }) => {
    await followTracks(page)
    await openWithCamera(page, cafe)
    await cafe.openDay(page)
    await giveLeaPin(page)
    const ask = await cafe.ask()
    const leave = [
      () => page.keyboard.press('Escape'),
      () => cameraKey(page).click(),
      () => page.getByRole('button', { name: 'Caisse', exact: true }).click(),
      () => page.keyboard.press('F1'),
      () => hide(page),
      () => ask.people.signOut({ commandId: newCommandId() }),
    ]
    for (const [n, go] of leave.entries()) {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Comptoir', exact: true }).click()
      await cameraKey(page).click()
      await expect(page.locator('.camera-picture video[data-running]')).toBeVisible()
      expect((await live(page)).slice(n)).toEqual(['live'])
      await go()
      await expect.poll(() => live(page)).toEqual(Array.from({ length: n + 1 }, () => 'ended'))
    }
  })

  for (const lang of ['fr', 'en'] as const)
    test(`everything is in sight at every size, in ${lang}`, async ({ page, cafe }) => {
      await openWithCamera(page, cafe, lang)
      const t = texts[lang]
      await page.getByRole('button', { name: t.scan.camera.key }).click()
      await expect(page.getByText(t.scan.camera.read({ code: COCA }))).toBeVisible({ timeout: 20_000 })
      await lookEveryWay(page, `camera-${lang}`)
    })
})

test.describe('a QR code before the camera', () => {
  const says = 'LOT-2026-B7'
  test.use({ film: { scenes: [{ shows: 'qr', says, seconds: 1 }] }, ...allowed })

  test('that nobody knows is told as every scanner’s, under the picture', async ({ page, cafe }) => {
    await openWithCamera(page, cafe)
    await cafe.openDay(page)
    await cameraKey(page).click()
    await expect(page.getByText(`Code-barres ${says} inconnu.`)).toBeVisible({ timeout: 20_000 })
    await lookEveryWay(page, 'camera-unknown')
  })
})

test.describe('a camera that the browser does not lend', () => {
  test.use({ film: { scenes: [ean(1)] } })

  for (const lang of ['fr', 'en'] as const)
    test(`is told with what to do, in ${lang}`, async ({ page, cafe }) => {
      await openWithCamera(page, cafe, lang)
      const t = texts[lang]
      await page.getByRole('button', { name: t.scan.camera.key }).click()
      await expect(page.getByText(t.scan.camera.trouble.refused)).toBeVisible()
      await lookEveryWay(page, `camera-refused-${lang}`)
      await page.context().grantPermissions(['camera'])
      await page.getByRole('button', { name: t.common.retry, exact: true }).click()
      await expect(page.getByText(t.scan.camera.read({ code: COCA }))).toBeVisible({ timeout: 20_000 })
    })
})

test('a machine without a camera says so', async ({ page, cafe }) => {
  await page.context().grantPermissions(['camera'])
  await openWithCamera(page, cafe)
  await cameraKey(page).click()
  await expect(page.getByText(words.trouble.none)).toBeVisible()
})

for (const lang of ['fr', 'en'] as const)
  test(`the counter has the key where a setting of this window says so, in ${lang}`, async ({ page, cafe }) => {
    const t = texts[lang]
    await page.addInitScript(
      (kept) => localStorage.setItem('zinc.preferences', localStorage.getItem('zinc.preferences') ?? kept),
      JSON.stringify({ lang }),
    )
    const key = page.getByRole('button', { name: t.scan.camera.key })
    await cafe.open(page)
    await page.getByRole('button', { name: t.foot.search, exact: true }).waitFor()
    await expect(key).toHaveCount(0)
    await page.getByRole('button', { name: t.rail.cash, exact: true }).click()
    await toSettingsPage(page, t.scan.page, lang)
    const setting = page.getByRole('radiogroup', { name: t.scan.camera.use })
    await setting.getByRole('radio', { name: t.scan.camera.on }).click()
    await setting.scrollIntoViewIfNeeded()
    await lookEveryWay(page, `camera-setting-${lang}`)
    await page.getByRole('button', { name: t.rail.counter, exact: true }).click()
    await expect(key).toBeVisible()
    await page.reload()
    await expect(key).toBeVisible()
  })

test('a page that is not secure has no key, and its setting says what it needs', async ({ page, cafe }) => {
  // Served over plain http to another machine, a page finds itself like this.
  await page.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }))
  await page.addInitScript(() => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: 'fr', camera: true })))
  await cafe.open(page)
  await page.getByRole('button', { name: texts.fr.foot.search, exact: true }).waitFor()
  await expect(cameraKey(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Caisse', exact: true }).click()
  await toSettingsPage(page, texts.fr.scan.page)
  await page.getByText(words.cannot.insecure).scrollIntoViewIfNeeded()
  await lookEveryWay(page, 'camera-insecure')
})
