import { describe, expect, it, onTestFinished } from 'vitest'
import { join } from 'node:path'
import { bricks } from '../../src/main/bricks.ts'
import { dataFolder } from '../../src/main/data-folder.ts'
import { openLedgerReadOnly } from '../../src/main/db/open.ts'
import { makeDemo } from '../../src/main/demo-maker.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { filePermissions } from '../../src/main/journal/index.ts'
import { readIsDemo } from '../../src/main/settings/store.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import { entriesOf } from '../support/books.ts'
import { openLivedDemo } from '../support/lived-demo.ts'
import { NOON_MS, temporaryFolder } from '../support/shop.ts'

const SEED = 7

async function made(days: number, seed = SEED) {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  const told: number[] = []
  const options = { protector: filePermissions(), nowMs: () => NOON_MS }
  await makeDemo(dataFolder(folder), options, { days, seed }, (done) => told.push(done) > 0)
  const ledger = { ledgerFile: join(folder, 'ledger.db') }
  const sums = entriesOf(ledger, 'tickets').map(({ payload }) => payload['totalCents'])
  return { folder, ledger, sums, told }
}

describe('the days of the demo', () => {
  it('are lived through the till itself, balance, end yesterday, and are marked as a demo for good', async () => {
    const { folder, ledger, told, sums } = await made(4)
    expect(told).toEqual([1, 2, 3, 4])
    expect(sums.length).toBeGreaterThan(40)
    expect(checkLedger(dataFolder(folder)).faults).toEqual([])
    const events = entriesOf(ledger, 'events')
    expect(events[0]).toMatchObject({ kind: 'till-installed', payload: { demo: true } })
    expect(events.filter(({ kind }) => kind === 'clock-back' || kind === 'clock-forward')).toEqual([])
    expect(events.filter(({ kind }) => kind === 'session-sealed' || kind === 'session-closing').length).toBeGreaterThan(
      0,
    )
    const days = entriesOf(ledger, 'tickets').map(({ payload }) => payload['businessDay'])
    expect([days[0], days.at(-1)]).toEqual(['2026-11-19', '2026-11-22'])
    const db = openLedgerReadOnly(ledger.ledgerFile)
    expect(readIsDemo(db)).toBe(true)
    db.close()
  })

  it(`are the same with the same seed (${SEED})`, async () => {
    const [one, two] = [await made(2), await made(2)]
    expect(one.sums).toEqual(two.sums)
  })

  it(`bring something by each service that lives them (${SEED})`, { timeout: 120_000 }, async () => {
    const { ask, faults, refused } = await openLivedDemo({ days: 7, seed: SEED })
    expect([faults, refused]).toEqual([[], []])
    const range = { from: '2026-11-16' as BusinessDay, to: '2026-11-22' as BusinessDay }
    const { activities } = await ask.reports.services({ range, against: 'week' })
    const busy = activities.filter(({ operations }) => operations > 0).map(({ activity }) => activity)
    const living = bricks.filter(({ livesDemoDay }) => livesDemoDay).map(({ id }) => id)
    expect(living.filter((id) => !busy.some((activity) => activity === id || activity.startsWith(`${id}.`)))).toEqual(
      [],
    )
  })

  it(
    'are lived to the end: over a public holiday, gestures that make all free, newspapers',
    { timeout: 120_000 },
    async () => {
      const { told, sums } = await made(20, 1)
      expect(told).toHaveLength(20)
      expect(sums).toContain(0)
    },
  )
})
