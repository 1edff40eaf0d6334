import { cents } from '../../shared/money.ts'
import {
  zAccessory,
  zBike,
  zBikesSetup,
  zModel,
  type Accessory,
  type Bike,
  type BikesSetup,
  type Model,
} from './fleet.ts'
import { freshSetup } from './fresh-setup.ts'
import type { ModelKind } from './tariff.ts'

type Row = {
  readonly name: string
  readonly kind: ModelKind
  readonly prefix: string
  readonly sizes: readonly string[]
  /** Euros, TTC, as all prices here. */
  readonly deposit: number
  readonly bufferMinutes: number
  readonly hour: number | null
  readonly halfDay: number
  readonly tiers: Readonly<Record<number, number>>
}

/** The café of bikes.md §2.9, with its tariff and its deposits; the trailer's own are made up. */
const rows: readonly Row[] = [
  {
    name: 'VTC',
    kind: 'bike',
    prefix: 'VTC',
    sizes: ['M', 'M', 'L', 'L'],
    deposit: 150,
    bufferMinutes: 0,
    hour: 5,
    halfDay: 12,
    tiers: { 1: 18, 2: 32, 3: 45, 7: 90 },
  },
  {
    name: 'VAE',
    kind: 'ebike',
    prefix: 'VAE',
    sizes: ['M', 'M', 'L'],
    deposit: 300,
    bufferMinutes: 30,
    hour: 10,
    halfDay: 25,
    tiers: { 1: 38, 2: 70, 3: 99, 7: 189 },
  },
  {
    name: 'Vélo enfant',
    kind: 'child',
    prefix: 'ENF',
    sizes: ['20"', '24"'],
    deposit: 80,
    bufferMinutes: 0,
    hour: null,
    halfDay: 8,
    tiers: { 1: 12, 7: 55 },
  },
  {
    name: 'Remorque enfant',
    kind: 'trailer',
    prefix: 'REM',
    sizes: [''],
    deposit: 80,
    bufferMinutes: 0,
    hour: null,
    halfDay: 8,
    tiers: { 1: 12, 7: 55 },
  },
]
const FROM = '2026-01-01'
/** The same in every demo, so that what was shown once can be shown again. */
const idOf = (prefix: 'bmd' | 'bik' | 'bac', at: number) =>
  `${prefix}_00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
/** Room between the numbers of two models' bikes. */
const BIKES_PER_MODEL = 100

/** What the demo café hires out. */
export function demoFleet(): {
  readonly setup: BikesSetup
  readonly models: readonly Model[]
  readonly bikes: readonly Bike[]
  readonly accessories: readonly Accessory[]
} {
  const models = rows.map(modelOf)
  return {
    setup: zBikesSetup.parse({
      ...freshSetup(),
      rules: { groupDiscount: { fromBikes: 6, hundredths: 1000 }, longHireDiscounts: [] },
      guaranteeCents: cents(300),
    }),
    models,
    bikes: rows.flatMap(bikesOf),
    accessories: [accessory(0, 'Casque adulte', 12, 2, false), accessory(1, 'Casque enfant', 6, 0, true)],
  }
}

function modelOf({ name, kind, deposit, bufferMinutes, hour, halfDay, tiers }: Row, at: number): Model {
  return zModel.parse({
    modelId: idOf('bmd', at),
    name,
    kind,
    depositCents: cents(deposit * 100),
    bufferMinutes,
    tariffs: [
      {
        validFrom: FROM,
        season: null,
        tariff: {
          hourCents: hour === null ? null : cents(hour * 100),
          halfDayCents: cents(halfDay * 100),
          tiers: Object.entries(tiers).map(([days, euros]) => ({ days: Number(days), cents: cents(euros * 100) })),
        },
      },
    ],
  })
}

function bikesOf({ prefix, sizes, kind }: Row, at: number): readonly Bike[] {
  return sizes.map((size, n) => {
    const number = `${prefix}-${String(n + 1).padStart(2, '0')}`
    const batterySerial = kind === 'ebike' ? `BAT-${n + 1}` : ''
    return zBike.parse({
      bikeId: idOf('bik', at * BIKES_PER_MODEL + n),
      modelId: idOf('bmd', at),
      number,
      serial: '',
      size,
      batterySerial,
      note: '',
    })
  })
}

function accessory(at: number, name: string, stock: number, euros: number, isHelmet: boolean): Accessory {
  const priceCents = cents(euros * 100)
  return zAccessory.parse({ accessoryId: idOf('bac', at), name, isHelmet, stock, priceCents, per: 'day' })
}
