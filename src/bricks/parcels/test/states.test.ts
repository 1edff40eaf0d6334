import { describe, expect, it } from 'vitest'
import { move, zParcelEventKind, zParcelState, type ParcelEventKind, type ParcelState } from '../rules/states.ts'
import { refusals } from '../texts/refusals.ts'

const B = 'before'
/** Of parcels.md §1.5, written out: whatever is not here is refused. */
const allowed: Readonly<Record<ParcelEventKind, string>> = {
  announce: 'new>announced not-received>announced',
  receive: 'new>stored announced>stored not-received>stored',
  'refuse-at-dock': 'new>refused-at-dock announced>refused-at-dock not-received>refused-at-dock stored>refused-at-dock',
  'not-seen': 'announced>not-received',
  'close-missing': 'not-received>closed-missing',
  'drop-off': 'new>dropped-off',
  'hand-over': 'stored>picked-up to-return>picked-up',
  'undo-hand-over': `picked-up>${B}`,
  expire: 'stored>to-return',
  'give-to-driver': 'to-return>handed-over dropped-off>handed-over',
  miss: 'stored>missing to-return>missing dropped-off>missing',
  find: `missing>${B}`,
  lose: 'missing>lost',
}
const states: readonly (ParcelState | 'new')[] = ['new', ...zParcelState.options]
const cases = zParcelEventKind.options.flatMap((event) => states.map((state) => ({ event, state })))

describe('each event in each state', () => {
  it.each(cases)('$event of what is $state', ({ event, state }) => {
    const row = allowed[event].split(' ').find((way) => way.startsWith(`${state}>`))
    const answer = move(state, event, 'to-return')
    const to = row?.split('>')[1]
    if (to === undefined) {
      expect(answer).toEqual({ ok: false, code: 'PARCEL_NOT_SO', detail: { state, event } })
      for (const lang of ['fr', 'en'] as const) {
        const sentence = refusals[lang].PARCEL_NOT_SO
        const said = typeof sentence === 'function' ? sentence({ state, event }) : sentence
        expect(said).toMatch(/^(Impossible|Not possible)\s?: .+\.$/)
      }
    } else expect(answer).toEqual({ ok: true, value: to === B ? 'to-return' : to })
  })
  it('is looked at whole', () => {
    expect(cases).toHaveLength(13 * 12)
  })
  it('nothing comes back to what it was where that is not known', () => {
    expect(move('missing', 'find', null).ok).toBe(false)
    expect(move('picked-up', 'undo-hand-over', null).ok).toBe(false)
  })
})
