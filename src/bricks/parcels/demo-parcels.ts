import { cents } from '../../shared/money.ts'
import type { CarrierCode, ParcelId } from './ids.ts'
import { mondialRelayKey, s10Key } from './labels/check-digits.ts'
import { BY_ITSELF } from './by-itself.ts'
import type { ParcelsParts } from './parts.ts'
import { blank } from './reception.ts'
import { zCarrier, zTerms, type Carrier, type Size, type Terms } from './rules/carrier.ts'
import { deadlineOf } from './rules/deadline.ts'
import { freshSetup } from './rules/fresh-setup.ts'
import type { Parcel } from './rules/parcel.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const FROM = '2020-01-01'
/** Since when Mondial Relay keeps parcels for five days (parcels.md §1.1). */
const FIVE_DAYS_FROM = '2025-10-08'

type Agreed = {
  readonly holdDays: number
  readonly limit: number | null
  readonly pickup: number
  readonly dropOff: number
}
type Row = Pick<Carrier, 'name' | 'kind' | 'proof' | 'thirdPerson' | 'isSigned'> & {
  readonly code: string
  readonly networks?: readonly string[]
  /** From a day on; amounts in cents, HT. */
  readonly terms: Readonly<Record<string, Agreed>>
}

const carriers: readonly Row[] = [
  {
    code: 'mondial-relay',
    name: 'Mondial Relay',
    kind: 'carrier',
    proof: 'id',
    thirdPerson: 'both-ids',
    isSigned: true,
    terms: {
      [FROM]: { holdDays: 8, limit: 40, pickup: 30, dropOff: 10 },
      [FIVE_DAYS_FROM]: { holdDays: 5, limit: 40, pickup: 30, dropOff: 10 },
    },
  },
  {
    code: 'pickup',
    name: 'Pickup',
    kind: 'carrier',
    networks: ['chronopost', 'dpd'],
    proof: 'id',
    thirdPerson: 'both-ids',
    isSigned: true,
    terms: { [FROM]: { holdDays: 8, limit: 30, pickup: 30, dropOff: 15 } },
  },
  {
    code: 'vinted-go',
    name: 'Vinted Go',
    kind: 'carrier',
    proof: 'code',
    thirdPerson: 'code',
    isSigned: false,
    terms: { [FROM]: { holdDays: 7, limit: 25, pickup: 20, dropOff: 20 } },
  },
  {
    code: 'ferme-cailloux',
    name: 'Ferme des Trois Cailloux',
    kind: 'local',
    proof: 'nothing',
    thirdPerson: 'own-id',
    isSigned: false,
    terms: { [FROM]: { holdDays: 2, limit: null, pickup: 0, dropOff: 0 } },
  },
  {
    code: 'pharmacie-place',
    name: 'Pharmacie de la Place',
    kind: 'local',
    // Whoever is called is told six digits, and shows a paper as well.
    proof: 'id-and-code',
    thirdPerson: 'own-id',
    isSigned: true,
    terms: { [FROM]: { holdDays: 5, limit: null, pickup: 0, dropOff: 0 } },
  },
  {
    code: 'pressing-riviere',
    name: 'Pressing Rivière',
    kind: 'local',
    proof: 'nothing',
    thirdPerson: 'own-id',
    isSigned: false,
    terms: { [FROM]: { holdDays: 30, limit: null, pickup: 0, dropOff: 0 } },
  },
]

type Lying = readonly [carrier: string, daysAgo: number, name: string, size: Size, place: string]
/** Nobody of these lives anywhere. */
const lying: readonly Lying[] = [
  ['mondial-relay', 6, 'Odette Moulinard', 'S', 'A1'],
  ['mondial-relay', 7, 'Firmin Grandclou', 'M', 'A1'],
  ['mondial-relay', 5, 'Zélie Trompette', 'S', 'A1'],
  ['mondial-relay', 4, 'Basile Percheron', 'S', 'A2'],
  ['mondial-relay', 4, 'Capucine Lavoir', 'S', 'A2'],
  ['mondial-relay', 2, 'Hector Bidule', 'M', 'A2'],
  ['mondial-relay', 1, 'Rosalie Framboisier', 'S', 'A3'],
  ['mondial-relay', 1, 'Rosalie Framboisier', 'M', 'A3'],
  ['mondial-relay', 1, 'Anatole Girouette', 'S', 'A3'],
  ['mondial-relay', 0, 'Léontine Cagette', 'S', 'A4'],
  ['mondial-relay', 0, 'Marius Clapotis', 'S', 'A4'],
  ['mondial-relay', 0, 'Eulalie Bobine', 'L', 'C1'],
  ['pickup', 9, 'Gontran Lentille', 'S', 'B1'],
  ['pickup', 3, 'Philomène Tartempion', 'S', 'B1'],
  ['pickup', 2, 'Aristide Coquelet', 'M', 'B1'],
  ['pickup', 1, 'Suzon Poivrière', 'S', 'B2'],
  ['pickup', 0, 'Théodule Marmite', 'S', 'B2'],
  ['vinted-go', 6, 'Apolline Bouton', 'S', 'B3'],
  ['vinted-go', 2, 'Célestin Mirabelle', 'S', 'B3'],
  ['vinted-go', 1, 'Violette Chandelle', 'S', 'B3'],
  ['vinted-go', 0, 'Octave Tournevis', 'S', 'B4'],
  ['ferme-cailloux', 0, 'Famille Sabot', 'M', 'C2'],
  ['pharmacie-place', 1, 'Ernestine Cornet', 'S', 'C2'],
]
const places = ['A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4', 'C1', 'C2'].map((label) => ({ label, units: 6 }))

/** What the demo café keeps: three carriers, three shops of the village, and what lies on the shelves since some days. */
export function stockDemo(parts: ParcelsParts, nowMs: number): void {
  parts.carriers.saveSetup({ ...freshSetup(), places })
  for (const row of carriers) {
    parts.carriers.saveCarrier(carrierOf(row))
    for (const terms of termsOf(row)) parts.carriers.saveTerms(terms)
  }
  const oldestFirst = [...lying.entries()].toSorted(([, a], [, b]) => b[1] - a[1])
  for (const [at, row] of oldestFirst) lay(parts, at, row, nowMs)
}

function lay(parts: ParcelsParts, at: number, [code, daysAgo, name, size, place]: Lying, nowMs: number): void {
  const carrier = code as CarrierCode // of the table above
  const receivedAtMs = Math.max(0, nowMs - daysAgo * DAY_MS - (lying.length - at) * MINUTE_MS)
  const day = parts.doors.today(receivedAtMs)
  const terms = parts.carriers.termsOn(carrier, day)
  if (!terms) return
  const deadline = deadlineOf(day, terms.holdDays, terms.dayKind)
  const parcelId = `pcl_00000000-0000-4000-8000-${String(at).padStart(12, '0')}` as ParcelId // the same in every demo
  const parcel: Parcel = {
    ...blank(carrier, { shipment: shipmentOf(code, 61_200_400 + at * 37) }, parcelId),
    check: code === 'pickup' ? 'ok' : 'none',
    name,
    size,
    place,
    receivedAtMs,
    deadline,
    local: localOf(code),
  }
  parts.register.happen(parcel, 'receive', { place, deadline }, { nowMs: receivedAtMs, operator: BY_ITSELF })
}

/** A number of eight digits as its carrier would give it. */
export function shipmentOf(code: string, digits: number): string {
  const serial = String(digits)
  if (code === 'pickup') return `XW${serial}${s10Key(serial)}FR`
  return code === 'mondial-relay' ? serial : `${code.slice(0, 2).toUpperCase()}${serial}${mondialRelayKey(serial)}`
}

function localOf(code: string): Parcel['local'] {
  if (code === 'ferme-cailloux') return { note: 'Panier de légumes', toPayCents: cents(1850), notifiedAtMs: null }
  return code === 'pharmacie-place' ? { note: 'Sachet fermé', toPayCents: cents(0), notifiedAtMs: null } : null
}

function carrierOf({ terms: _, ...row }: Row): Carrier {
  return zCarrier.parse({ ...row, from: FROM, to: null, lateHandOver: false, scanPatterns: [], payerId: null })
}

function termsOf({ code, terms }: Row): readonly Terms[] {
  return Object.entries(terms).map(([from, { holdDays, limit, pickup, dropOff }]) =>
    zTerms.parse({
      carrier: code,
      from,
      holdDays,
      dayKind: 'calendar',
      dailyLimit: limit,
      pickupCents: cents(pickup),
      pickupHeavyCents: cents(pickup),
      heavyFromG: null,
      dropOffCents: cents(dropOff),
      returnCents: cents(0),
      mostG: null,
    }),
  )
}
