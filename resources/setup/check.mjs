// npm run check: lint, format and types, side by side. Each must say how many files it looked at.
import { isStarted, binScript, continueUnderNode24, node24, run, runScript, say } from './common.mjs'
import { ensureInstalled } from './install.mjs'

const MANY = 20
/** What is known of the types from the last time: most of a check is about files that did not change. */
const again = ['--incremental', '--tsBuildInfoFile', 'artefacts/check.tsbuildinfo']
const checks = [
  {
    name: 'lint (oxlint, type-aware)',
    args: () => [binScript('oxlint'), '--type-aware', '--deny-warnings', '--report-unused-disable-directives'],
    looked: (output) => /\bon (\d+) files?/.exec(output)?.[1],
    mend: 'npx oxlint --type-aware --fix',
  },
  {
    name: 'format (oxfmt)',
    args: () => [binScript('oxfmt'), '--check', '.'],
    looked: (output) => /\bon (\d+) files?/.exec(output)?.[1],
    mend: 'npm run format',
  },
  {
    name: 'types (tsc)',
    args: () => [binScript('typescript', 'tsc'), '--noEmit', '--listFiles', '--pretty', 'false', ...again],
    looked: (output) =>
      output.split('\n').filter((line) => /^\/.*\.tsx?$|^[A-Z]:.*\.tsx?$/i.test(line) && !line.includes('node_modules'))
        .length,
    shown: (output) =>
      output
        .split('\n')
        .filter((line) => !/^(\/|[A-Z]:).*\.(ts|tsx|mts|cts|json)$/i.test(line))
        .join('\n'),
    mend: undefined,
  },
]

/** Answers whether all three are content; prints what each one said otherwise. */
export async function check() {
  const results = await Promise.all(
    checks.map(async ({ name, args, looked, shown = (output) => output, mend }) => {
      const startedAt = Date.now()
      const { code, output } = await run(node24(), args(), { show: false })
      const files = Number(looked(output) ?? 0)
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
      if (code !== 0) {
        say(`\n${shown(output).trim()}\n\n${name}: refused${mend ? ` (most of it mends itself:  ${mend})` : ''}`)
        return false
      }
      if (files < MANY) {
        say(`\n${output.trim()}\n\n${name}: looked at ${files} files only, which proves nothing`)
        return false
      }
      say(`  ${name}: ${files} files, ${seconds} s`)
      return true
    }),
  )
  return results.every(Boolean)
}

if (isStarted(import.meta.url)) {
  await runScript(async () => {
    await ensureInstalled()
    await continueUnderNode24(process.argv[1])
    return (await check()) ? 0 : 1
  })
}
