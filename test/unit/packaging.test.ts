import { createPackage, extractAll } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newCashSessionId, newCommandId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { startTill } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'

const root = resolve(import.meta.dirname, '../..')
const { folder, remove } = temporaryFolder()
const packed = join(root, 'out/packages/linux-unpacked')
const app = join(folder, 'app')

/** Where Electron keeps its fuses, and as many as its version 45 has (electronjs.org, "Electron Fuses"). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = 9

/** Stands in for Electron's own program, which cannot be downloaded everywhere: what packing reads and changes of it. */
async function standInForElectron(at: string): Promise<void> {
  mkdirSync(join(at, 'resources'), { recursive: true })
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, FUSES]), Buffer.from('1'.repeat(FUSES))])
  writeFileSync(join(at, 'electron'), Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(64), wire, Buffer.alloc(64)]))
  chmodSync(join(at, 'electron'), 0o755)
  const { version } = (await import('electron/package.json', { with: { type: 'json' } })).default
  writeFileSync(join(at, 'version'), version)
  const nothing = join(folder, 'nothing')
  mkdirSync(nothing)
  writeFileSync(join(nothing, 'main.js'), '')
  await createPackage(nothing, join(at, 'resources/default_app.asar'))
}

describe.skipIf(process.platform !== 'linux')('the folder that the installers carry', () => {
  beforeAll(async () => {
    const electron = join(folder, 'electron')
    await standInForElectron(electron)
    execFileSync(process.execPath, ['resources/packaging/package.mjs', '--dir'], {
      cwd: root,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron },
      stdio: 'pipe',
    })
    extractAll(join(packed, 'resources/app.asar'), app)
    cpSync(join(packed, 'resources/app.asar.unpacked'), app, { recursive: true })
  }, 120_000)
  afterAll(remove)

  it('has a program whose doors are shut', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'zinc'))
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE)
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE)
    expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(FuseState.DISABLE)
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE)
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE)
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE)
  })

  it('carries native code outside of the archive, and nothing that only builds or tests', () => {
    const unpacked = join(packed, 'resources/app.asar.unpacked/node_modules')
    expect(existsSync(join(unpacked, 'better-sqlite3'))).toBe(true)
    expect(existsSync(join(app, 'out/preload/index.cjs'))).toBe(true)
    for (const name of ['vitest', '@playwright', 'electron-builder', 'typescript', 'electron', 'node'])
      expect(existsSync(join(app, 'node_modules', name)), name).toBe(false)
    expect(existsSync(join(packed, 'resources/udev/70-zinc.rules'))).toBe(true)
  })

  it('is whole: the till in it sells, and its ledger is read by the program in it', async () => {
    const dataFolder = join(folder, 'data')
    const till = startTill({ dataFolder, cli: join(app, 'out/main/cli.js'), pages: join(app, 'out/renderer') })
    const page = await fetch(await till.ready)
    expect(await page.text()).toContain('Content-Security-Policy')
    const { ask, close } = await till.connect()
    const day = { sessionId: newCashSessionId(), floatCents: cents(10_000), clockConfirmed: true }
    await ask.cashSessions.open({ commandId: newCommandId(), ...day })
    expect((await ask.till.verifyLedger({})).ok).toBe(true)
    close()
    await till.stop()
  })
})
