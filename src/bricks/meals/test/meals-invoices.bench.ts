import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { cents } from '../../../shared/money.ts'
import { figure } from '../../../../test/bench/figures.ts'
import { bandRest, november, novemberDay, openBillsShop, payer } from './bills-shop.ts'

const PEOPLE = 200
const MEALS = 25
const CHUNK = 40

/** A month of two hundred people: looked at, issued person by person, and printed as PDFs in chunks. */
export async function bench(folder: string): Promise<void> {
  const dataFolder = join(folder, 'meals')
  mkdirSync(dataFolder, { recursive: true })
  const shop = await openBillsShop({ dataFolder })
  const ccas = await shop.customer('CCAS')
  const apa = await shop.customer('Département')
  const payers = [
    bandRest(ccas),
    payer(apa, 'apa', { kind: 'per-meal', amountCents: cents(200) }, { maxMealsMonth: 20 }),
  ]
  for (let n = 0; n < PEOPLE; n += 1) {
    const personId = await shop.person(`Personne ${n}`, { payers, stopRank: n })
    shop.inARow(personId, novemberDay(1), MEALS)
  }
  const since = (fromMs: number): number => performance.now() - fromMs
  const lookMs = performance.now()
  const { rows } = await shop.month()
  figure('meals.month.ms', since(lookMs), 'ms')
  const before = process.cpuUsage()
  const issueMs = performance.now()
  for (const { personId } of rows) await shop.issue(personId)
  const issued = since(issueMs)
  const printMs = performance.now()
  for (let from = 0; from < PEOPLE; from += CHUNK)
    await shop.meals.billFile({ what: { paper: 'run', month: november, from, count: CHUNK } })
  const printed = since(printMs)
  figure('meals.issue.200.ms', issued, 'ms')
  figure('meals.pdf.200.ms', printed, 'ms')
  figure('meals.invoices.200.ms', issued + printed, 'ms', { atMost: 10_000 })
  const { user, system } = process.cpuUsage(before)
  figure('meals.invoices.200.cpu.ms', (user + system) / 1000, 'ms') // what a machine with nothing else to do needs
  await shop.close()
}
