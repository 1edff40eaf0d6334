// npm test: the set-up and everything that CI runs, stopping at the first failure.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { check } from './check.mjs'
import { binScript, continueUnderNode24, node24, projectEnv, root, run, runScript, say } from './common.mjs'
import { findElectron } from './electron.mjs'
import { ensureInstalled } from './install.mjs'
import { pointsShown } from './points.mjs'

const reports = join(root, 'test-results')
const total = { passed: 0, failed: 0, skipped: 0 }

await runScript(async () => {
  await ensureInstalled()
  await continueUnderNode24(process.argv[1])
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const startedAt = Date.now()
  const failedAt = await firstFailure()
  say(`\n${((Date.now() - startedAt) / 1000).toFixed(0)} s in all`)
  if (failedAt) say(`Arrêt à l’étape « ${failedAt} » · stopped at the step "${failedAt}", see above`)
  const { passed, failed, skipped } = total
  say(`${passed} passed, ${failedAt && failed === 0 ? 1 : failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failedAt ? 1 : 0
})

async function firstFailure() {
  const browser = await step('browser', () => ensureBrowser())
  if (!browser) return 'browser'
  if (!(await step('check', check))) return 'check'
  if (!(await step('build', async () => (await ensureBuilt(), true)))) return 'build'
  if (!(await step('vitest', vitest))) return 'vitest'
  if (!(await step('playwright counter', () => playwright('counter', browser)))) return 'playwright counter'
  const noElectron = whyNoElectron()
  if (noElectron) say(`\n— playwright electron: its tests are skipped, ${noElectron}`)
  const electron = () => playwright('electron', browser, { mayBeSkipped: noElectron !== undefined })
  if (!(await step('playwright electron', electron))) return 'playwright electron'
  return (await step('points of the checklists', points)) ? undefined : 'points of the checklists'
}

function points() {
  return pointsShown(
    ['vitest', 'playwright-counter', 'playwright-electron'].map((name) => join(reports, `${name}.json`)),
  )
}

/** The same two reasons as in test/e2e/electron.spec.ts. */
function whyNoElectron() {
  if (findElectron() === undefined) {
    return 'Electron’s program is not on this machine (npm start -- --electron downloads it where it can)'
  }
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  return hasDisplay ? undefined : 'there is no display (xvfb-run npm test gives it one)'
}

async function step(name, work) {
  say(`\n— ${name}`)
  const startedAt = Date.now()
  try {
    return await work()
  } catch (error) {
    say(error?.message ?? String(error))
    return undefined
  } finally {
    say(`  ${name}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
  }
}

async function vitest() {
  const report = join(reports, 'vitest.json')
  const { code } = await run(node24(), [
    binScript('vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  if (!existsSync(report)) return false
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
  return counted(code, { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests })
}

async function playwright(project, browser, { mayBeSkipped = false } = {}) {
  const report = join(reports, `playwright-${project}.json`)
  const env = projectEnv({ PLAYWRIGHT_JSON_OUTPUT_FILE: report, ZINC_BROWSER: browser })
  const args = [binScript('@playwright/test', 'playwright'), 'test', '--project', project, '--reporter=list,json']
  const { code } = await run(node24(), args, { env })
  if (!existsSync(report)) return false
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats
  return counted(code, { passed: expected, failed: unexpected + flaky, skipped }, mayBeSkipped)
}

/** A run that ran no test has shown nothing, whatever its exit code says. */
function counted(code, { passed, failed, skipped }, mayBeSkipped = false) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  const ranNone = passed + failed === 0 && !(mayBeSkipped && skipped > 0)
  if (ranNone) say('  no test was run')
  return code === 0 && failed === 0 && !ranNone
}
