import { openLedger } from '../../../main/db/open.ts'
import type { TillOptions } from '../../../main/open-till.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { newCustomerId, type CustomerId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { LEA } from '../../../../test/support/said.ts'
import { createCarrierStore } from '../carrier-store.ts'
import { newParcelId, newProofId, type CarrierCode, type ParcelId } from '../ids.ts'
import { createRegister, type EventFacts } from '../register.ts'
import type { Carrier, ParcelsSetup, Terms } from '../rules/carrier.ts'
import type { Parcel, Proof } from '../rules/parcel.ts'
import type { ParcelEventKind } from '../rules/states.ts'
import { openParcelsShop, winter, withoutDemo } from './parcels-shop.ts'

const operator = LEA
export const RELAIS = 'relais-test' as CarrierCode
export const POINT = 'point-test' as CarrierCode
export const FERME = 'ferme-test' as CarrierCode

export const aCarrier = (code: CarrierCode, more: Partial<Carrier> = {}): Carrier => ({
  code,
  name: `Essai ${code}`,
  kind: 'carrier',
  from: '2025-01-01' as BusinessDay,
  to: null,
  proof: 'id',
  thirdPerson: 'both-ids',
  lateHandOver: false,
  isSigned: true,
  scanPatterns: [],
  payerId: null,
  ...more,
})
export const someTerms = (carrier: CarrierCode, from: string, more: Partial<Terms> = {}): Terms => ({
  carrier,
  from: from as BusinessDay,
  holdDays: 5,
  dayKind: 'calendar',
  dailyLimit: null,
  pickupCents: cents(30),
  pickupHeavyCents: cents(45),
  heavyFromG: 10_000,
  dropOffCents: cents(10),
  returnCents: cents(7),
  mostG: null,
  ...more,
})
export const aParcel = (carrier: CarrierCode, code: string, more: Partial<Parcel> = {}): Parcel => ({
  parcelId: newParcelId(),
  direction: 'in',
  carrier,
  code,
  parcelNo: 1,
  parcelCount: 1,
  check: 'none',
  forcedReason: '',
  name: '',
  phone: '',
  size: 'S',
  weightG: null,
  place: 'A1',
  state: 'stored',
  before: null,
  receivedAtMs: null,
  deadline: null,
  leftAtMs: null,
  commissionCents: null,
  deliveryId: null,
  manifestId: null,
  proofId: null,
  number: '',
  local: null,
  ...more,
})

/** A café with two carriers and a farm of its own, and a second hand on its file that writes the register as the desk does. */
export async function openBooksShop(options: Partial<TillOptions> & { readonly from?: string } = {}) {
  const shop = await openParcelsShop(options)
  const { parcels, command } = shop
  for (const carrier of [aCarrier(RELAIS), aCarrier(POINT), aCarrier(FERME, { kind: 'local' })]) {
    await parcels.saveCarrier(command({ carrier }))
  }
  for (const code of [RELAIS, POINT]) await parcels.saveTerms(command({ terms: someTerms(code, '2025-01-01') }))
  const db = openLedger(shop.ledgerFile)
  if (options.dataFolder === undefined) withoutDemo(db)
  const register = createRegister(db)
  const carriers = createCarrierStore(db)
  const insertProof = db.prepare<[string, number, string]>('INSERT INTO parcel_proofs VALUES (?, ?, ?)')
  const insertIncident = db.prepare<[string, ParcelId, number, string]>(
    `INSERT INTO parcel_incidents VALUES (?, ?, ?, ?)
     ON CONFLICT (incident_id) DO UPDATE SET value = excluded.value`,
  )

  function happen(wall: string, parcel: Parcel, kind: ParcelEventKind, facts: EventFacts = {}): Parcel {
    const done = register.happen(parcel, kind, facts, { nowMs: winter(wall), operator })
    if (!done.ok) throw new Error(`${kind} of a parcel that is ${parcel.state}`)
    return done.value
  }

  return {
    ...shop,
    db,
    register,
    happen,
    /** Scanned in, as a delivery does it. */
    receive: (wall: string, carrier: CarrierCode, code: string, more: Partial<Parcel> = {}) =>
      happen(wall, aParcel(carrier, code, { receivedAtMs: winter(wall), ...more }), 'receive'),
    /** Given to whoever came for it. */
    handOver(wall: string, parcel: Parcel, more: Partial<Parcel> = {}, facts: EventFacts = {}): Parcel {
      return happen(wall, { ...parcel, place: null, ...more }, 'hand-over', facts)
    },
    dropOff: (wall: string, carrier: CarrierCode, code: string, more: Partial<Parcel> = {}) =>
      happen(wall, aParcel(carrier, code, { direction: 'out', receivedAtMs: winter(wall), ...more }), 'drop-off'),
    /** Expired, and taken along by the driver. */
    giveBack(wall: string, parcel: Parcel): Parcel {
      return happen(wall, { ...happen(wall, parcel, 'expire'), place: null }, 'give-to-driver')
    },
    proof(wall: string, parcelIds: readonly ParcelId[], more: Partial<Proof> = {}): Proof {
      const proof: Proof = {
        proofId: newProofId(),
        parcelIds: [...parcelIds],
        atMs: winter(wall),
        idType: 'identity-card',
        codeOk: false,
        thirdPerson: null,
        signature: '',
        ...more,
      }
      insertProof.run(proof.proofId, proof.atMs, JSON.stringify(proof))
      return proof
    },
    incident(incidentId: string, parcelId: ParcelId, wall: string, value: object): void {
      insertIncident.run(incidentId, parcelId, winter(wall), JSON.stringify(value))
    },
    /** A customer of the café who pays for a carrier. */
    async payer(code: CarrierCode, name = 'Relais SAS', more: object = {}): Promise<CustomerId> {
      const customerId = newCustomerId()
      const address = { addressLines: ['1 rue du Port'], postcode: '59000', city: 'Lille', country: 'FR' }
      const details = { name, phone: '', email: '', ...address, siren: '552100554', vatNumber: '', ...more }
      await shop.ask.customers.save(command({ customerId, ...details }))
      await parcels.saveCarrier(command({ carrier: aCarrier(code, { payerId: customerId }) }))
      return customerId
    },
    changeSetup(change: (setup: ParcelsSetup) => ParcelsSetup): void {
      carriers.saveSetup(change(carriers.setup()))
    },
    /** What a carrier's month says. */
    async month(code: CarrierCode, month: string) {
      const { rows } = await parcels.statements({ month })
      return rows.find(({ carrier }) => carrier === code)!
    },
    async close(): Promise<void> {
      db.close()
      await shop.close()
    },
  }
}
export type BooksShop = Awaited<ReturnType<typeof openBooksShop>>
