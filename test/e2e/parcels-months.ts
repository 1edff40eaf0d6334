import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { createCarrierStore } from '../../src/bricks/parcels/carrier-store.ts'
import { newProofId, type CarrierCode, type DeliveryId } from '../../src/bricks/parcels/ids.ts'
import { createRegister } from '../../src/bricks/parcels/register.ts'
import type { Parcel } from '../../src/bricks/parcels/rules/parcel.ts'
import { aCarrier, aParcel, someTerms } from '../../src/bricks/parcels/test/books-shop.ts'
import { inTransaction, openLedger } from '../../src/main/db/open.ts'
import { addDays, type BusinessDay } from '../../src/shared/business-day.ts'
import { newCommandId, newCustomerId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { instantOf } from '../../src/shared/wall-clock.ts'
import { LEA } from '../support/said.ts'
import type { Cafe } from './till.ts'

const ZONE = 'Europe/Paris'
const MR = 'mondial-relay' as CarrierCode
const COLISSIMO = 'colissimo' as CarrierCode
const VINTED = 'vinted-go' as CarrierCode
const NAMES = ['Martin Léa', 'Le Goff Yann', 'Durand Paul', 'Garcia Inès', 'Petit Jean', 'Roux Camille']

/** A register of the month before and of this one, as the desk would have written it, up to today. */
export async function twoMonths(cafe: Cafe, today: BusinessDay): Promise<void> {
  const ask = await cafe.ask()
  const address = {
    addressLines: ['1 avenue de l’Horizon'],
    postcode: '59650',
    city: 'Villeneuve-d’Ascq',
    country: 'FR',
  }
  const details = { name: 'Mondial Relay', phone: '', email: '', ...address, siren: '385218631', vatNumber: '' }
  await ask.customers.save({ commandId: newCommandId(), customerId: newCustomerId(), ...details })
  const db = openLedger(join(cafe.folder, 'ledger.db'))
  try {
    const carriers = createCarrierStore(db)
    carriers.saveCarrier(aCarrier(MR, { name: 'Mondial Relay' }))
    carriers.saveCarrier(aCarrier(COLISSIMO, { name: 'Colissimo' }))
    carriers.saveCarrier(aCarrier(VINTED, { name: 'Vinted Go', proof: 'code' }))
    const from = `${addDays(`${today.slice(0, 7)}-01` as BusinessDay, -1).slice(0, 7)}-01` as BusinessDay
    for (const code of [MR, COLISSIMO, VINTED]) carriers.saveTerms(someTerms(code, '2025-01-01'))
    carriers.saveTerms(someTerms(MR, addDays(from, 15), { pickupCents: cents(28), pickupHeavyCents: cents(42) }))
    inTransaction(db, () => writeDays(createRegister(db), from, today))
  } finally {
    db.close()
  }
}

function writeDays(register: ReturnType<typeof createRegister>, from: BusinessDay, today: BusinessDay): void {
  const nowMs = Date.now()
  let n = 0
  for (let day = from; day <= today; day = addDays(day, 1)) {
    const at = (minute: number) => instantOf(day, minute, ZONE)
    const happen = (parcel: Parcel, kind: Parameters<typeof register.happen>[1], minute: number): Parcel => {
      if (at(minute) > nowMs) return parcel
      const done = register.happen(parcel, kind, {}, { nowMs: at(minute), operator: LEA })
      if (!done.ok) throw new Error(`no way to ${kind}`)
      return done.value
    }
    for (const [c, carrier] of [MR, COLISSIMO, VINTED].entries()) {
      const deliveryId = `dlv_${crypto.randomUUID()}` as DeliveryId
      for (let i = 0; i < 5 - c; i += 1) {
        n += 1
        const receivedAtMs = at(560 + 10 * c + i)
        const code = codeOf(carrier, n)
        const more = {
          name: NAMES[n % NAMES.length] ?? '',
          weightG: n % 4 === 0 ? 12_000 : 900,
          deliveryId,
          receivedAtMs,
        }
        const stored = happen(
          aParcel(carrier, code, { ...more, place: `B${1 + (n % 4)}` }),
          'receive',
          560 + 10 * c + i,
        )
        if (n % 7 === 0) continue
        happen({ ...stored, place: null, proofId: newProofId() }, 'hand-over', 1000 + 7 * i + c)
      }
      for (let i = 0; i < 3 - c; i += 1) {
        n += 1
        happen(
          aParcel(carrier, codeOf(carrier, n), {
            direction: 'out',
            receivedAtMs: at(700 + i),
            number: `D-${day.slice(0, 4)}-${String(n).padStart(6, '0')}`,
          }),
          'drop-off',
          700 + i,
        )
      }
    }
  }
}

function codeOf(carrier: CarrierCode, n: number): string {
  const digits = String(10_000_000 + n * 137 + randomInt(100))
  return carrier === MR ? digits : carrier === COLISSIMO ? `6A${digits}${String(n).padStart(3, '0')}` : `VG${digits}`
}
