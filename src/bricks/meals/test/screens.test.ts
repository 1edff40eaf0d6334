import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { newCustomerId } from '../../../shared/ids.ts'
import type { DayMeal, PersonRow } from '../contract/views.ts'
import { listOf, mondayOf, namesakesOf, stripOf, toneOf } from '../screens/day-view.ts'
import {
  centsText,
  figureOf,
  listText,
  newFile,
  readCents,
  readList,
  sentDetails,
  shareOf,
  withLine,
} from '../screens/file-form.ts'
import { peopleScreensFr } from '../texts/people-screens.fr.ts'
import { day } from './people.ts'

const row = (name: string, address: string): PersonRow => ({
  personId: newCustomerId(),
  name,
  phone: '',
  address,
  status: 'active',
  pause: null,
  roundId: null,
  band: '1',
  lacking: [],
})
const noMeal: DayMeal = {
  day: day('2026-11-26'),
  service: 'lunch',
  isHoliday: false,
  paused: null,
  isStanding: false,
  deliveredOn: null,
  cutOffMs: null,
  isPast: false,
  nextDay: null,
  order: null,
  hasMenu: false,
  plates: [],
  cancelling: null,
}

describe('the screens of the meals', () => {
  it('§3.8 name two people of one name with their addresses', () => {
    const rows = [row('Martin Jeanne', 'rue du Four'), row('Martin Jeanne', 'Le Bourg'), row('Roux Anne', 'Le Bourg')]
    const [same = []] = namesakesOf(rows)
    expect(peopleScreensFr.namesakes({ count: same.length, list: listOf(same) })).toBe(
      '2 personnes : Martin Jeanne (rue du Four), Martin Jeanne (Le Bourg).',
    )
    expect(namesakesOf(rows)).toHaveLength(1)
  })

  it('§3.8 say whose meals nobody would bring', () => {
    expect(peopleScreensFr.day.nobodyBrings({ name: 'M. Perdu', meals: 1 })).toBe(
      'M. Perdu : adresse ou tournée manquante, 1 repas ne serait livré par personne.',
    )
  })

  it('show the evening only where somebody has one', () => {
    const evening = { ...noMeal, service: 'dinner' as const }
    expect(stripOf([noMeal, evening])).toEqual([noMeal])
    expect(stripOf([noMeal, { ...evening, isStanding: true }])).toHaveLength(2)
    expect(toneOf(noMeal)).toBe('none')
    expect(toneOf({ ...noMeal, paused: 'hospital' })).toBe('paused')
  })

  it('begin a week on Monday', () => {
    expect(mondayOf(day('2026-11-29'))).toBe('2026-11-23')
    expect(mondayOf(day('2026-11-23'))).toBe('2026-11-23')
  })

  it('read amounts as they write them', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (amount) => {
        expect(readCents(centsText(amount))).toBe(amount)
      }),
    )
    expect(['2,5', '2.50', ' 2 ', '2,505', '-1', 'x'].map(readCents)).toEqual([
      250,
      250,
      200,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('keep lists, lines and shares', () => {
    expect(readList(' lapin, abats ,, ')).toEqual(['lapin', 'abats'])
    expect(listText(['lapin', 'abats'])).toBe('lapin, abats')
    const { details } = newFile(newCustomerId(), '1', day('2026-11-23'))
    expect(sentDetails(withLine(details, 1, ' bât. B '))).toMatchObject({ addressLines: ['bât. B'] })
    for (const kind of ['per-meal', 'percent', 'up-to'] as const) expect(figureOf(shareOf(kind, 200))).toBe(200)
    expect(figureOf(shareOf('band-rest', 200))).toBe(0)
  })
})
