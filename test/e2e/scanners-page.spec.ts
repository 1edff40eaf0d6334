import type { Page } from '@playwright/test'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { openSync, realpathSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { newCommandId } from '../../src/shared/ids.ts'
import { LESSON } from '../../src/renderer/scans/learning.ts'
import { expectAccessible } from './accessible.ts'
import { expect, keepPicture, paperOf, test } from './till.ts'
import { sell, toSettingsPage } from './hands.ts'
import { scan } from './wand.ts'
import { expectNothingOutside } from './whole-screen.ts'

const COCA = '5449000000996'

test('a scanner on a serial port is shown as it is, and a code of it does what a wand’s does', async ({
  page,
  cafe,
}) => {
  test.skip(spawnSync('socat', ['-V']).status !== 0, 'socat is not installed: apt-get install socat')
  const [ours, theirs] = [join(cafe.folder, 'till'), join(cafe.folder, 'scanner')]
  const cable = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${ours}`, `pty,raw,echo=0,link=${theirs}`])
  for (let said = ''; !said.includes('starting data transfer');)
    said += String(((await once(cable.stderr, 'data')) as [Buffer])[0])
  const wire = openSync(theirs, 'w')
  const ask = await cafe.ask()
  await ask.till.changeSettings({
    serialScanners: [{ path: realpathSync(ours), baudRate: 9600 }],
    commandId: newCommandId(),
  })
  await cafe.open(page)
  await cafe.openDay(page)
  await toScanners(page)
  await expect(page.getByText('prêt', { exact: true })).toBeVisible()
  await expectAccessible(page, 'scanners')
  writeSync(wire, `${COCA}\r`)
  await expect(page.getByLabel('À payer')).toContainText('3,30')
  expect((await ask.tickets.counter({})).ticket?.lines[0]?.label).toMatch(/^Coca/)

  await page.getByRole('button', { name: 'Annuler' }).click()
  await toScanners(page)
  await expect(page.getByText(`lu à`)).toContainText(COCA)
  writeSync(wire, '3017620422003\r')
  await expect(page.getByText(/Code-barres 3017620422003 inconnu/)).toBeVisible()
  await keepPicture(page, 'scanners-serial')
  cable.kill()
  await expect(page.getByText('débranché')).toBeVisible()
})

test('a wand is learned by three scans: its keyboard, its end, its pace; then slow text is a scan too', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await toScanners(page)
  await page.getByRole('button', { name: 'Apprendre ce scanner' }).click()
  await expect(page.getByRole('img', { name: LESSON })).toBeVisible()
  await keepPicture(page, 'scanners-lesson')
  await expectAccessible(page, 'lesson')
  for (let n = 1; n <= 3; n += 1) {
    await scan(page, LESSON, { wand: 'us', computer: 'fr', gapMs: 90, end: 'Tab' })
    if (n < 3) await expect(page.getByText(`${n} sur 3`)).toBeVisible()
  }
  await expect(
    page.getByText('Appris : clavier américain, finit par Tabulation, une touche toutes les 90 ms.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Comptoir' }).click()
  await scan(page, 'lot-aqwm-7', { wand: 'us', computer: 'fr', gapMs: 90, end: 'Tab' })
  await expect(page.getByText('Code-barres lot-aqwm-7 inconnu.')).toBeVisible()
})

test('labels are laid out with a few touches, and a receipt bears its code when that is wanted', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await toScanners(page)
  await page.getByRole('button', { name: 'Ajouter une étiquette' }).click()
  await page.getByRole('radio', { name: '22', exact: true }).click()
  await page.getByRole('radio', { name: 'le poids' }).click()
  await expect(page.getByText('22 AAAAA VVVVV C')).toBeVisible()
  await keepPicture(page, 'scanners-label')
  await expectAccessible(page, 'label')
  await page.getByRole('button', { name: 'Garder', exact: true }).click()
  const ask = await cafe.ask()
  const settings = async () => {
    const status = await ask.till.status({})
    return status.phase === 'running' ? status.settings : undefined
  }
  await expect
    .poll(async () => (await settings())?.labelRules)
    .toEqual([{ prefix: '22', articleDigits: 5, value: 'weight', decimals: 3, innerCheck: false }])
  await page.getByRole('radio', { name: 'Avec un QR code' }).click()
  await expect.poll(async () => (await settings())?.receiptCode).toBe(true)
  await page.getByRole('button', { name: 'Comptoir' }).click()
  await sell(page, [/^Café 1,60/])
  await expect.poll(() => paperOf(cafe.printer)).toContain('[qr]')
  const code = cafe.printer.paper.timeline.find((event) => event.kind === 'qr')
  expect(code).toMatchObject({ data: expect.stringMatching(/^T000001\d\d$/) })
})

for (const size of [
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
])
  test(`the scanners’ page fits ${size.width}×${size.height}`, async ({ page, cafe }) => {
    await page.setViewportSize(size)
    await cafe.open(page)
    await toScanners(page)
    await expectNothingOutside(page)
    await keepPicture(page, `scanners-${size.width}`)
  })

async function toScanners(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Caisse', exact: true }).click()
  await toSettingsPage(page, 'Scanners')
}
