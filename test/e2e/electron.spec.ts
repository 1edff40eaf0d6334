import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findElectron } from '../../resources/setup/electron.mjs'

const root = resolve(import.meta.dirname, '../..')
const program = findElectron()
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
const needsNoSandbox = process.platform === 'linux' && process.getuid?.() === 0

test.skip(program === undefined, 'Electron’s program is not on this machine (npm start -- --electron downloads it)')
test.skip(!hasDisplay, 'there is no display (xvfb-run npm test gives it one)')
test.describe.configure({ mode: 'serial' })

let folder: string
let app: ElectronApplication
let page: Page

test.beforeAll(async () => {
  if (program === undefined || !hasDisplay) return
  folder = mkdtempSync(join(tmpdir(), 'zinc-electron-'))
  app = await _electron.launch({
    executablePath: program,
    args: [...(needsNoSandbox ? ['--no-sandbox'] : []), `--user-data-dir=${join(folder, 'profile')}`, root],
    env: envOf(),
  })
  page = await app.firstWindow()
})

test.afterAll(async () => {
  await app?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

test('the window opens our page in a sandbox, without Node', async () => {
  await expect(page).toHaveURL('app://till/')
  await expect(page).toHaveTitle(/Zinc/)
  const seen = await page.evaluate(() => ({
    require: typeof (globalThis as Record<string, unknown>)['require'],
    process: typeof (globalThis as Record<string, unknown>)['process'],
    host: (globalThis as Record<string, unknown>)['zincHost'],
  }))
  expect(seen).toEqual({ require: 'undefined', process: 'undefined', host: 'electron' })
})

test('the page goes nowhere and opens nothing', async () => {
  expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true)
  await page.evaluate(() => window.location.assign('https://example.org/'))
  await expect(page).toHaveURL('app://till/')
  expect(app.windows()).toHaveLength(1)
})

test('the till answers and sells a coffee over the message port', async () => {
  await page.getByRole('button', { name: 'Ouvrir la journée' }).click()
  await page.getByRole('button', { name: /^Café \d/ }).click()
  await page.getByRole('button', { name: /^Espèces/ }).click()
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
})

test('a second start leaves the till to the first and ends', async () => {
  const flags = [...(needsNoSandbox ? ['--no-sandbox'] : []), `--user-data-dir=${join(folder, 'profile')}`]
  const second = spawn(program as string, [...flags, root], { stdio: 'ignore', env: envOf() })
  expect(await new Promise((ended) => second.once('close', ended))).toBe(0)
  expect(app.windows()).toHaveLength(1)
})

function envOf(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _never, ...env } = process.env as Record<string, string>
  return { ...env, ZINC_DATA: join(folder, 'data'), ZINC_DEMO: '1' }
}
