import { describe, expect, it } from 'vitest'
import { checkParty, helmetsLent, zRiderRules, type Rider } from '../riders.ts'

const rules = zRiderRules.parse({})
const adult = { isAdult: true, ageYears: null }
const rider = (ageYears: number | null, helmet: Rider['helmet'], name = ''): Rider => ({ name, ageYears, helmet })
const allowed = { ok: true, value: null }

describe('who hires', () => {
  it('§2.10 is an adult: « Le contrat doit être signé par un adulte. »', () => {
    expect(checkParty(adult, [], rules)).toEqual(allowed)
    expect(checkParty({ isAdult: true, ageYears: 18 }, [], rules)).toEqual(allowed)
    expect(checkParty({ isAdult: false, ageYears: null }, [], rules)).toEqual({
      ok: false,
      code: 'RENTER_NOT_ADULT',
      detail: { adultAge: 18 },
    })
    // a tick does not make an adult of somebody of 17
    expect(checkParty({ isAdult: true, ageYears: 17 }, [], rules)).toEqual({
      ok: false,
      code: 'RENTER_NOT_ADULT',
      detail: { adultAge: 18, ageYears: 17 },
    })
  })

  it('signs for minors who ride', () => {
    expect(checkParty(adult, [rider(15, null), rider(null, null)], rules)).toEqual(allowed)
  })
})

describe('who rides', () => {
  it.each(['none', null] as const)('§2.10 under 12 has a helmet; a rider of 9 with helmet %s is refused', (helmet) => {
    const party = [rider(null, 'none', 'Anne'), rider(9, helmet, 'Léo')]
    expect(checkParty(adult, party, rules)).toEqual({
      ok: false,
      code: 'HELMET_NEEDED',
      detail: { rider: 2, name: 'Léo', ageYears: 9, underAge: 12 },
    })
  })

  it('may bring it or be lent it, and needs none from 12', () => {
    expect(checkParty(adult, [rider(9, 'own'), rider(0, 'lent'), rider(12, 'none'), rider(11, 'lent')], rules)).toEqual(
      allowed,
    )
    expect(checkParty(adult, [rider(11, 'none')], rules)).toMatchObject({ code: 'HELMET_NEEDED' })
    expect(helmetsLent([rider(9, 'own'), rider(0, 'lent'), rider(null, 'lent')])).toBe(2)
  })

  it('is counted by the ages that are set', () => {
    const later = zRiderRules.parse({ adultAge: 16, helmetUnderAge: 14 })
    expect(checkParty({ isAdult: true, ageYears: 16 }, [rider(13, 'none')], later)).toMatchObject({
      code: 'HELMET_NEEDED',
      detail: { underAge: 14 },
    })
  })
})
