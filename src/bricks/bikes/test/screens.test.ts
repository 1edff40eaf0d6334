import { describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents } from '../../../shared/money.ts'
import type { BikeId, ModelId } from '../ids.ts'
import type { Rental } from '../rental.ts'
import { hoursText, readCents, readHours } from '../screens/forms-view.ts'
import {
  allWell,
  askedOf,
  isBooking,
  missingOf,
  newHire,
  oneMoreOf,
  startsOn,
  toggled,
  withChildren,
} from '../screens/hire-view.ts'
import {
  dragged,
  draftOf,
  drawn,
  isMovable,
  lookOf,
  nudged,
  placeOf,
  rowHeightOf,
  rowsInSight,
  windowOf,
  type Block,
  type Row,
} from '../screens/planning-view.ts'
import { damageToggled, keepsFirst, minutesLate, settlingOf } from '../screens/return-view.ts'
import { drawnTo, pathOf, pointOn } from '../../../renderer/ui/signature-view.ts'
import { tileSays, type ModelNow } from '../screens/tiles-view.ts'
import { at } from './tariffs.ts'

const zone = 'Europe/Paris'
const day = (text: string) => text as BusinessDay
const opening = { week: Array.from({ length: 7 }, () => [{ fromMinute: 480, toMinute: 1140 }]), exceptions: [] }
const where = { zone, lang: 'fr' as const, nowMs: at('2027-07-12 10:40') }
const bikeId = (n: number) => `bik_00000000-0000-4000-8000-00000000000${n}` as BikeId
const modelId = 'bmd_00000000-0000-4000-8000-000000000001' as ModelId
const block: Block = {
  blockId: 'b',
  kind: 'rental',
  state: 'confirmed',
  rentalId: null,
  label: 'Roux',
  startMs: at('2027-07-12 14:00'),
  endMs: at('2027-07-12 18:00'),
  bufferedEndMs: at('2027-07-12 18:30'),
  pinned: false,
}
const rows: readonly Row[] = [1, 2, 3].map((n) => ({
  bikeId: bikeId(n),
  number: `VTC-0${n}`,
  size: 'M',
  modelName: 'VTC',
  blocks: n === 1 ? [block] : [],
}))
const [first] = rows as readonly [Row]

describe('the planning', () => {
  const hours = windowOf('hours', day('2027-07-12'), opening, where)

  it('shows the hours that a day is open', () => {
    expect([hours.fromMs, hours.toMs]).toEqual([at('2027-07-12 08:00'), at('2027-07-12 19:00')])
    expect(hours.ticks.map(({ text }) => text).slice(0, 2)).toEqual(['08:00', '09:00'])
  })

  it('shows now as well, before the opening and after closing time', () => {
    const late = windowOf('hours', day('2027-07-12'), opening, { ...where, nowMs: at('2027-07-12 21:20') })
    expect(late.toMs).toBe(at('2027-07-12 23:00'))
  })

  it('shows fourteen days from a day, the one of the clock change with its own length', () => {
    const days = windowOf('days', day('2027-03-25'), opening, where)
    expect(days.ticks).toHaveLength(14)
    const lengths = days.ticks.slice(1).map(({ atMs }, i) => (atMs - (days.ticks[i]?.atMs ?? 0)) / 3_600_000)
    expect(lengths.filter((length) => length === 23)).toHaveLength(1)
  })

  it('places a block, and leaves out what lies beside', () => {
    const place = placeOf(hours, block.startMs, block.endMs)
    expect(place?.left).toBeCloseTo((6 / 11) * 100)
    expect(place?.width).toBeCloseTo((4 / 11) * 100)
    expect(placeOf(hours, at('2027-07-13 08:00'), at('2027-07-13 09:00'))).toBeUndefined()
  })

  it.each([
    ['a booking', {}, 'booked', true],
    ['a hold', { state: 'held' as const }, 'held', true],
    ['one that is pinned', { pinned: true }, 'booked', true],
    ['one that is out', { state: 'out' as const }, 'out', false],
    ['one that is late', { state: 'out' as const, endMs: at('2027-07-12 10:15') }, 'overdue', false],
    ['a repair', { kind: 'maintenance' as const }, 'maintenance', false],
  ])('%s looks like it', (_name, change, look, movable) => {
    const one = { ...block, ...change }
    expect([lookOf(one, where.nowMs), isMovable(one)]).toEqual([look, movable])
  })

  it('drags by quarters of an hour, and onto another bike, never beyond the last', () => {
    const moved = dragged(draftOf(first, block), hours, 1 / 22 + 0.001, rows, 7, zone)
    expect(moved).toMatchObject({ startMs: at('2027-07-12 14:30'), endMs: at('2027-07-12 18:30'), toBikeId: bikeId(3) })
  })

  it('moves by the arrows, in days by the clock on the wall', () => {
    const down = nudged(draftOf(first, block), 'ArrowDown', 'hours', rows, zone)
    expect(down).toMatchObject({ toBikeId: bikeId(2), startMs: block.startMs })
    const saturday = { ...block, startMs: at('2027-03-27 10:00'), endMs: at('2027-03-27 12:00') }
    const sunday = nudged(draftOf(first, saturday), 'ArrowRight', 'days', rows, zone)
    expect(sunday).toMatchObject({ startMs: at('2027-03-28 10:00'), endMs: at('2027-03-28 12:00') })
    expect(nudged(draftOf(first, block), 'x', 'hours', rows, zone)).toBeUndefined()
  })

  it('draws a booking of an hour at the least', () => {
    const short = drawn(hours, 0.5, 0.51)!
    expect(short.endMs - short.startMs).toBe(3_600_000)
  })

  it('draws whole days from opening hour to opening hour, and nothing in a night', () => {
    const days = windowOf('days', day('2027-07-12'), opening, where)
    const dayShare = (days_: number, hour: number) => (days_ + hour / 24) / 14
    const stretch = (a: number, b: number) => {
      const { startMs, endMs } = drawn(days, a, b) ?? { startMs: 0, endMs: 0 }
      return [startMs, endMs]
    }
    expect(stretch(dayShare(1, 3), dayShare(8, 22))).toEqual([at('2027-07-13 08:00'), at('2027-07-20 19:00')])
    expect(stretch(dayShare(2, 16), dayShare(1, 10))).toEqual([at('2027-07-13 10:00'), at('2027-07-14 16:00')])
    expect(stretch(dayShare(1, 18.9), dayShare(1, 18.95))).toEqual([at('2027-07-13 18:45'), at('2027-07-13 19:00')])
    expect(drawn(days, dayShare(1, 20), dayShare(1, 23))).toBeUndefined()
  })

  it('makes only the rows in sight of two hundred', () => {
    const { first: from, last } = rowsInSight(200, 52, 5200, 520)
    expect([from, last]).toEqual([94, 116])
    expect(rowHeightOf(200, 520, 52)).toBe(52)
    expect(rowHeightOf(7, 520, 52)).toBe(74)
  })
})

describe('the form of a hire', () => {
  const nowMs = where.nowMs
  const twice = oneMoreOf(oneMoreOf(newHire('fr'), modelId), modelId)

  it('asks for nothing until there are bikes and an end', () => {
    expect(askedOf(twice, nowMs, undefined)).toBeUndefined()
    const asked = askedOf({ ...twice, endMs: nowMs + 3_600_000 }, nowMs + 20_000, undefined)
    expect(asked).toMatchObject({ startMs: nowMs, wishes: [{ modelId, quantity: 2 }] })
  })

  it('says what is missing, one thing after the other', () => {
    const steps = [
      newHire('fr'),
      twice,
      { ...twice, endMs: nowMs },
      { ...twice, endMs: nowMs, party: { ...twice.party, name: 'Petit', isAdult: false } },
      { ...twice, endMs: nowMs, party: { ...twice.party, name: 'Petit' }, depositKind: 'cheque' as const },
      { ...twice, endMs: nowMs, party: { ...twice.party, name: 'Petit' }, depositKind: 'cash' as const },
      {
        ...twice,
        endMs: nowMs,
        party: { ...twice.party, name: 'Petit' },
        depositKind: 'cash' as const,
        conditions: {},
      },
    ]
    const missing = steps.map((form) => missingOf(form, false, 12))
    expect(missing).toEqual(['bikes', 'duration', 'name', 'adult', 'reference', 'state', 'signature'])
  })

  it('asks a booking only for a name, and a child of nine for a helmet', () => {
    const named = { ...twice, endMs: nowMs, party: { ...twice.party, name: 'Petit' } }
    expect(missingOf(named, true, 12)).toBeUndefined()
    const child = { name: '', ageYears: 9, helmet: null }
    expect(missingOf({ ...named, under12: true, party: { ...named.party, riders: [child] } }, false, 12)).toBe('helmet')
  })

  it('asks as many children as there are bikes for them, and takes an age that nobody asked for young', () => {
    const family = withChildren(twice, [modelId])
    expect([family.under12, family.party.riders.length]).toEqual([true, 2])
    const named = { ...family, endMs: nowMs, party: { ...family.party, name: 'Roux' } }
    expect(missingOf(named, false, 12)).toBe('helmet')
    const riders = [
      { name: '', ageYears: 13, helmet: null },
      { name: '', ageYears: 9, helmet: 'lent' as const },
    ]
    expect(missingOf({ ...named, party: { ...named.party, riders } }, false, 12)).toBe('state')
  })

  it('is a booking when it begins later', () => {
    expect(isBooking({ ...twice, startMs: nowMs + 60_000 }, nowMs)).toBe(false)
    expect(isBooking({ ...twice, startMs: nowMs + 3_600_000 }, nowMs)).toBe(true)
    expect(startsOn(day('2027-07-12'), opening, nowMs, zone)[0]).toBe(at('2027-07-12 11:00'))
  })

  it('finds everything well until a point is touched', () => {
    const well = allWell([bikeId(1)], ['Freins', 'Pneus'])[bikeId(1)]
    expect(well && toggled(well, 'Pneus').checks).toEqual([
      { item: 'Freins', ok: true },
      { item: 'Pneus', ok: false },
    ])
  })
})

describe('a return', () => {
  const damage = { label: 'Patte', priceCents: cents(3000), waived: false }
  const rental = {
    quote: { lines: [], options: [] },
    extras: [
      { kind: 'extension', label: 'Prolongation', cents: cents(1800) },
      { kind: 'damage', label: 'Patte', cents: cents(3000) },
    ],
    totalCents: cents(4800),
    paidCents: cents(1800),
    deposit: { kind: 'cash', state: 'held', amountCents: cents(30_000) },
  } as unknown as Rental // only what a settlement looks at

  it('keeps what the damage costs, or collects it apart', () => {
    expect(settlingOf(rental, true)).toMatchObject({ keptCents: 3000, givenBackCents: 27_000, toPayCents: 0 })
    expect(settlingOf(rental, false)).toMatchObject({ keptCents: 0, givenBackCents: 30_000, toPayCents: 3000 })
    expect(keepsFirst(rental)).toBe(true)
  })

  it('keeps a theft, never an extension; a delay is paid apart where the deposit is a cheque', () => {
    const [extension] = rental.extras
    const cheque = { ...rental.deposit, kind: 'cheque' } as Rental['deposit']
    const later = { ...rental, extras: extension ? [extension] : [], totalCents: cents(1800), paidCents: cents(0) }
    expect(settlingOf(later, true)).toMatchObject({ mostCents: 0, givenBackCents: 30_000, toPayCents: 1800 })
    const theft = { kind: 'theft' as const, label: 'Vol', cents: cents(15_000) }
    const stolen = { ...later, extras: [theft], totalCents: cents(15_000), deposit: cheque }
    expect(settlingOf(stolen, keepsFirst(stolen))).toMatchObject({ keptCents: 15_000, toPayCents: 0 })
    const late = { ...stolen, extras: [{ ...theft, kind: 'late' as const }] }
    expect(settlingOf(late, keepsFirst(late))).toMatchObject({ keptCents: 0, mostCents: 15_000, toPayCents: 15_000 })
  })

  it('puts a damage on the list with one press and takes it off with the next', () => {
    const once = damageToggled([], { label: 'Patte', priceCents: cents(3000) })
    expect(once).toEqual([damage])
    expect(damageToggled(once, { label: 'Patte', priceCents: cents(3000) })).toEqual([])
  })

  it('is late by whole minutes', () => {
    expect(minutesLate({ endMs: at('2027-07-12 10:15') }, where.nowMs)).toBe(25)
    expect(minutesLate({ endMs: at('2027-07-12 11:00') }, where.nowMs)).toBe(0)
  })
})

describe('a signature', () => {
  it('is a path of M, L and whole figures on 600 × 200', () => {
    const box = { left: 10, top: 20, width: 300, height: 100 }
    const stroke = [
      [10, 20],
      [160, 70],
      [400, 300],
    ].reduce<ReturnType<typeof drawnTo>>((all, [x = 0, y = 0]) => drawnTo(all, pointOn(box, x, y)), [])
    expect(pathOf([stroke])).toBe('M0 0L300 100L600 200')
    expect(pathOf([[{ x: 5, y: 6 }]])).toBe('M5 6L6 6')
    expect(pathOf([])).toBe('')
  })
})

describe('a tile', () => {
  const model = { freeNow: 2, freeUntilMs: at('2027-07-12 14:00'), nextFreeMs: null } as unknown as ModelNow // what it says
  it('says until when, or when the next one is free', () => {
    expect(tileSays(model, where)).toEqual({ kind: 'free', free: 2, until: '14:00' })
    expect(tileSays({ ...model, freeUntilMs: at('2027-07-13 09:00') }, where)).toMatchObject({ until: undefined })
    expect(tileSays({ ...model, freeNow: 0, nextFreeMs: at('2027-07-12 12:30') }, where)).toEqual({
      kind: 'none',
      next: '12:30',
    })
  })
})

describe('the forms of the settings', () => {
  it.each([
    ['18', 1800],
    ['18,5', 1850],
    ['18.05 €', 1805],
    ['', undefined],
    ['1,234', undefined],
  ])('%s is read as %s', (text, value) => {
    expect(readCents(text)).toBe(value)
  })

  it('reads hours as people write them, and writes them back', () => {
    const hours = [
      { fromMinute: 540, toMinute: 720 },
      { fromMinute: 840, toMinute: 1140 },
    ]
    expect(readHours('9h-12h, 14:00 – 19:00')).toEqual(hours)
    expect(hoursText(hours)).toBe('9:00-12:00, 14:00-19:00')
    expect(readHours('')).toEqual([])
    expect(readHours('demain')).toBeUndefined()
  })
})
