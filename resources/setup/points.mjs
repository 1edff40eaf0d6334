// The points that the law's checklist and the hardware's test list ask for, each with the tests that showed it in this run.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './common.mjs'

const POINT = /\b[FH]-\d{2}\b/g
const lists = ['fiscal', 'hardware']

/** Prints point → tests → passed or open, and says whether every point is either shown or openly not met. */
export function pointsShown(reports) {
  const tests = reports.filter(existsSync).flatMap((file) => testsOf(JSON.parse(readFileSync(file, 'utf8'))))
  const points = lists.map((list) => JSON.parse(readFileSync(join(root, 'test', list, 'points.json'), 'utf8')))
  const failed = points.map((list) => tellPoints(pointRows(list, tests))).reduce((sum, count) => sum + count, 0)
  const known = new Set(points.flat().map(({ point }) => point))
  const unknown = [...new Set(tests.flatMap(({ name }) => name.match(POINT) ?? []))].filter(
    (point) => !known.has(point),
  )
  if (unknown.length > 0) say(`  no such point: ${unknown.join(', ')}`)
  return failed === 0 && unknown.length === 0
}

/** Prints one list; answers how many of its points failed. */
function tellPoints(rows) {
  const width = Math.max(...rows.map(({ what }) => what.length))
  for (const { point, what, tests: of, passed, state, open, also } of rows) {
    const more = [open, also && `also by ${also}`].filter(Boolean).map((words) => ` · ${words}`)
    say(`  ${point}  ${what.padEnd(width)}  ${`${passed}/${of}`.padStart(7)}  ${state}${more.join('')}`)
  }
  const count = (state) => rows.filter((row) => row.state === state).length
  say(`  ${count('passed')} points passed, ${count('open')} open in part or in whole, ${count('FAILED')} failed`)
  return count('FAILED')
}

/** A point is passed when tests carry its name and all of them passed; open when its reason stands in the list. */
export function pointRows(points, tests) {
  return points.map(({ point, what, open, also }) => {
    const named = tests.filter(({ name }) => name.includes(point))
    const passed = named.filter((test) => test.passed).length
    const failed = passed < named.length || (named.length === 0 && !open)
    const state = failed ? 'FAILED' : open ? 'open' : 'passed'
    return { point, what, open, tests: named.length, passed, state, ...(also && { also }) }
  })
}

/** The tests that ran, out of a report of vitest or of Playwright: one that was skipped has shown nothing. */
function testsOf(report) {
  if (report.testResults) {
    return report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ fullName, status }) => ({ name: fullName, passed: status === 'passed' }))
  }
  return report.suites.flatMap((suite) => specsOf(suite, ''))
}

function specsOf(suite, above) {
  const name = `${above} ${suite.title}`
  const own = suite.specs
    .filter(({ tests }) => tests.some(({ status }) => status !== 'skipped'))
    .map((spec) => ({ name: `${name} ${spec.title}`, passed: spec.ok }))
  return [...own, ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, name))]
}
