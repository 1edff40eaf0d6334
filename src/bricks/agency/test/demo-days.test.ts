import { expect, it } from 'vitest'
import { openLivedDemo } from '../../../../test/support/lived-demo.ts'
import { agencyOf, onDay, service, winter } from './agency-shop.ts'

const SEED = 14

it(
  `the counter services of a past were sold, typed, delivered, left and counted (${SEED})`,
  { timeout: 60_000 },
  async () => {
    // Friday 30 October to Thursday 5 November, when the statements of October have come.
    const shop = await openLivedDemo({ days: 7, seed: SEED, nowMs: winter('2026-11-06 09:00') })
    expect([shop.faults, shop.refused]).toEqual([[], []])
    const agency = agencyOf(shop.ask)
    const november = new Map((await agency.month({ month: '2026-11' })).map((row) => [row.service, row]))
    const of = (code: string) => november.get(service(code))!
    for (const code of ['timbres', 'presse', 'fdj-grattage']) expect(of(code).collectedCents).toBeGreaterThan(0)
    expect(of('copies').ownHtCents).toBeGreaterThan(0)
    for (let day = 1; day <= 5; day += 1) {
      expect(await agency.typedDay({ service: service('fdj-grattage'), day: onDay(`2026-11-0${day}`) })).not.toBeNull()
    }
    const { notes } = await agency.press({
      service: service('presse'),
      from: onDay('2026-10-30'),
      to: onDay('2026-11-05'),
    })
    expect(new Set(notes.map(({ kind }) => kind))).toEqual(new Set(['delivered', 'returned']))
    expect((await agency.items({ text: '' })).length).toBeGreaterThan(0)
    const { rows } = await agency.statements({ month: '2026-10' })
    expect(rows.find((row) => row.service === service('fdj-grattage'))?.theirs).not.toBeNull()
  },
)
