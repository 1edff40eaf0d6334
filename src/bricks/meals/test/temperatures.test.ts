import { describe, expect, it } from 'vitest'
import { freshSetup } from '../rules/setup.ts'
import { checkTemperature, meantBy, verdictOf } from '../rules/temperatures.ts'
import { celsius } from '../texts/round-refusals.ts'

const cold = freshSetup()
const hot = { ...cold, isHot: true }
const measured = (tenthsC: number, more: object = {}) => ({ tenthsC, comment: '', action: null, sure: false, ...more })

describe('temperatures', () => {
  it.each([
    [-20, 'fine'],
    [21, 'fine'],
    [30, 'fine'],
    [31, 'watch'],
    [38, 'watch'],
    [49, 'watch'],
    [50, 'alarm'],
    [62, 'alarm'],
  ] as const)('cold at %s tenths: %s', (tenthsC, verdict) => {
    expect(verdictOf(tenthsC, cold)).toBe(verdict)
  })
  it.each([
    [650, 'fine'],
    [630, 'fine'],
    [629, 'alarm'],
  ] as const)('hot at %s tenths: %s', (tenthsC, verdict) => {
    expect(verdictOf(tenthsC, hot)).toBe(verdict)
  })

  it('C-08 3.8 is to be watched and wants a comment', () => {
    expect(checkTemperature(measured(38), cold, 12)).toMatchObject({ ok: false, code: 'TEMPERATURE_COMMENT_NEEDED' })
    expect(checkTemperature(measured(38, { comment: 'porte ouverte' }), cold, 12)).toEqual({ ok: true, value: 'watch' })
    expect(checkTemperature(measured(21), cold, 12)).toEqual({ ok: true, value: 'fine' })
  })

  it('C-08 6.2 is not conform and nothing goes on without an action', () => {
    const alarm = measured(62, { comment: 'groupe en panne' })
    expect(checkTemperature(alarm, cold, 12)).toEqual({
      ok: false,
      code: 'TEMPERATURE_ACTION_NEEDED',
      detail: { tenthsC: 62, meals: 12 },
    })
    expect(checkTemperature({ ...alarm, action: 'checked' }, cold, 12)).toEqual({ ok: true, value: 'alarm' })
    const other = measured(62, { action: 'other' })
    expect(checkTemperature(other, cold, 12)).toMatchObject({ code: 'TEMPERATURE_OTHER_NEEDS_COMMENT' })
  })

  it('§3.8 « 38 °C ? Vouliez-vous 3,8 °C ? », and it is written down where it really was so', () => {
    expect(checkTemperature(measured(380), cold, 1)).toEqual({
      ok: false,
      code: 'TEMPERATURE_DOUBTED',
      detail: { tenthsC: 380, meantTenthsC: 38 },
    })
    expect(checkTemperature(measured(380, { sure: true, action: 'thrown-away' }), cold, 1).ok).toBe(true)
    expect([meantBy(210, cold), meantBy(21, cold), meantBy(62, cold)]).toEqual([21, undefined, undefined])
    expect([meantBy(65, hot), meantBy(650, hot), meantBy(580, hot)]).toEqual([650, undefined, undefined])
  })

  it('are written with a comma, a true minus and no needless zero', () => {
    expect([38, 380, -5, 0].map((tenths) => celsius(tenths, 'fr').replace('\u202f', ' '))).toEqual([
      '3,8 °C',
      '38 °C',
      '−0,5 °C',
      '0 °C',
    ])
  })
})
