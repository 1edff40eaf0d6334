import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { createCarrierStore } from '../carrier-store.ts'
import { newIncidentId } from '../ids.ts'
import { createNameStore, NOBODY } from '../name-store.ts'
import { createForget } from '../privacy.ts'
import type { Parcel, Proof } from '../rules/parcel.ts'
import { erasedOn, lastErased } from '../rules/retention.ts'
import { aParcel, openBooksShop, RELAIS, type BooksShop } from './books-shop.ts'
import { winter } from './parcels-shop.ts'

let shop: BooksShop
const recorded: unknown[] = []
beforeEach(async () => {
  recorded.length = 0
  shop = await openBooksShop({ from: '2026-11-22 08:00' })
})
afterEach(() => shop.close())

/** Names that nothing else in a ledger is called. */
const [FIRST, SECOND, THIRD, FOURTH] = ['Quetzalcoatl Vif', 'Zwentibold Mou', 'Xerxes Tiers', 'Pharamond Clos'] as const
const STROKE = 'M11.5 13.25L17.75 19.125'

function forgetting() {
  const names = createNameStore(shop.db)
  const doors = { eventLog: { record: (...all: readonly unknown[]) => void recorded.push(all) } } as never
  return createForget({ carriers: createCarrierStore(shop.db), zone: () => 'Europe/Paris', doors }, names)
}
/** As the till looks: one transaction, and what follows it. */
function look(forget: ReturnType<typeof forgetting>, wall: string): void {
  const jobs: (() => void)[] = []
  shop.db.transaction(() => forget(winter(wall), (job) => void jobs.push(job))).immediate()
  jobs.forEach((job) => job())
}
const kept = (parcel: Parcel) => shop.register.parcel(parcel.parcelId)!
const proofOf = (proof: Proof): Proof =>
  JSON.parse(shop.one<string>(`SELECT value FROM parcel_proofs WHERE proof_id = '${proof.proofId}'`)) as Proof
/** What a stranger finds who reads the files byte by byte. */
const bytes = () => ['', '-wal'].map((end) => readFileSync(`${shop.ledgerFile}${end}`, 'latin1')).join('')

function handed(wall: string, code: string, name: string, signature = '') {
  const parcel = shop.receive(wall, RELAIS, code, { name, phone: '06 11 22 33 44', commissionCents: null })
  const proof = shop.proof(wall, [parcel.parcelId], { signature, thirdPerson: { name: THIRD, idType: 'passport' } })
  const gone = shop.handOver(wall, parcel, { proofId: proof.proofId, commissionCents: 30 as never })
  return { gone, proof }
}

describe('A-15 names are erased when their time is over', () => {
  it('the first on 22 November, the second untouched until the 25th; counts and commission stay', async () => {
    const first = handed('2025-10-15 16:00', 'RT000001', FIRST, STROKE)
    const second = handed('2025-10-25 16:00', 'RT000002', SECOND, STROKE)
    const before = await shop.month(RELAIS, '2025-10')
    const forget = forgetting()
    look(forget, '2026-11-22 03:00')
    expect(kept(first.gone)).toEqual({ ...first.gone, name: '', phone: '' })
    expect(kept(first.gone).commissionCents).toBe(30)
    expect(proofOf(first.proof)).toMatchObject({ signature: '', thirdPerson: { name: NOBODY, idType: 'passport' } })
    expect(kept(second.gone).name).toBe(SECOND)
    expect(proofOf(second.proof).thirdPerson?.name).toBe(THIRD)
    expect(recorded).toMatchObject([['retention-applied', { nowMs: winter('2026-11-22 03:00') }, { count: 2 }]])
    look(forget, '2026-11-24 23:59')
    expect(kept(second.gone).name).toBe(SECOND)
    look(forget, '2026-11-25 00:00')
    expect(kept(second.gone)).toEqual({ ...second.gone, name: '', phone: '' })
    expect(await shop.month(RELAIS, '2025-10')).toEqual(before)
    expect(shop.register.brokenAt()).toBeUndefined()
  })

  it('leaves no letter of them in the bytes of the files', async () => {
    handed('2025-10-15 16:00', 'RT000001', FIRST, STROKE)
    for (let n = 0; n < 300; n += 1) {
      handed('2025-10-14 12:00', `RT9${String(n).padStart(5, '0')}`, `${FIRST} ${n}`, STROKE)
    }
    handed('2025-10-25 16:00', 'RT000002', SECOND)
    expect(bytes()).toContain(FIRST)
    look(forgetting(), '2026-11-22 03:00')
    const left = bytes()
    for (const gone of [FIRST, FIRST.toLowerCase(), STROKE]) expect(left.includes(gone), gone).toBe(false)
    expect(left).toContain(SECOND)
    look(forgetting(), '2026-11-25 03:00')
    for (const gone of [SECOND, SECOND.toLowerCase(), THIRD, '06 11 22 33 44']) {
      expect(bytes().includes(gone), gone).toBe(false)
    }
  })

  it('waits for a claim that is open', async () => {
    const { gone, proof } = handed('2025-10-15 16:00', 'RT000001', FOURTH, STROKE)
    const reserve = handed('2025-10-15 16:00', 'RT000002', FIRST)
    const incidentId = newIncidentId()
    const note = { note: `chez ${THIRD}`, claimRef: 'L-1' }
    shop.incident(incidentId, gone.parcelId, '2025-10-20 10:00', { kind: 'damaged', ...note })
    shop.incident(newIncidentId(), reserve.gone.parcelId, '2025-10-20 10:00', { kind: 'refused', ...note })
    const forget = forgetting()
    look(forget, '2026-11-22 03:00')
    expect(kept(gone).name).toBe(FOURTH)
    expect(proofOf(proof).signature).toBe(STROKE)
    // A reserve at the dock is no claim.
    expect(kept(reserve.gone).name).toBe('')
    expect(createNameStore(shop.db).standing()).toEqual({ named: 1, heldBack: 1 })
    await shop.parcels.closeClaim(shop.command({ incidentId }))
    expect((await shop.parcels.history({ parcelId: gone.parcelId }))?.claims).toMatchObject([
      { claimRef: 'L-1', isOpen: false },
    ])
    expect(await refusalOf(shop.parcels.closeClaim(shop.command({ incidentId: newIncidentId() })))).toBe(
      'CLAIM_UNKNOWN',
    )
    look(forget, '2026-11-23 03:00')
    expect(kept(gone).name).toBe('')
    expect(proofOf(proof).signature).toBe('')
    expect(shop.one<number>(`SELECT count(*) FROM parcel_incidents WHERE value LIKE '%${THIRD}%'`)).toBe(0)
    expect(createNameStore(shop.db).standing()).toEqual({ named: 0, heldBack: 0 })
  })

  it('takes the names and signatures of drivers along', () => {
    const at = winter('2025-10-15 18:00')
    const paper = JSON.stringify({ driver: THIRD, signature: STROKE, count: 3 })
    shop.db.prepare(`INSERT INTO parcel_manifests VALUES ('mnf_1', 'B-1', ?, ?, ?)`).run(RELAIS, at, paper)
    shop.db.prepare(`INSERT INTO parcel_deliveries VALUES ('dlv_1', ?, ?, ?, ?)`).run(RELAIS, at, at, paper)
    look(forgetting(), '2026-11-14 03:00')
    expect(bytes()).toContain(THIRD)
    look(forgetting(), '2026-11-15 03:00')
    expect(bytes()).not.toContain(THIRD)
    expect(JSON.parse(shop.one<string>('SELECT value FROM parcel_manifests'))).toEqual({
      driver: '',
      signature: '',
      count: 3,
    })
  })

  it('knows the last day of which nothing is kept, however long its months', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1500 }), fc.integer({ min: 1, max: 60 }), (n, months) => {
        const today = addDays('2026-01-01' as BusinessDay, n)
        const last = lastErased(today, months)
        expect(erasedOn(last, months) <= today).toBe(true)
        for (const later of [1, 2, 3, 4]) expect(erasedOn(addDays(last, later), months) > today).toBe(true)
      }),
    )
  })

  it('keeps the name of what still lies here, however long', () => {
    const parcel = shop.receive('2024-01-15 16:00', RELAIS, 'RT000001', { name: FIRST })
    look(forgetting(), '2026-11-22 03:00')
    expect(kept(parcel).name).toBe(FIRST)
  })

  it('erases who waits for what never came, or was never found, by the last that was heard of it', () => {
    const announced = (wall: string, code: string, name: string) =>
      shop.happen(wall, aParcel(RELAIS, code, { name, phone: '06 11', place: null }), 'announce')
    const waited = announced('2025-10-15 09:00', 'RT000001', FIRST)
    const never = shop.happen('2025-10-15 12:00', announced('2025-10-15 09:00', 'RT000002', SECOND), 'not-seen')
    const missing = shop.happen(
      '2025-10-15 13:00',
      shop.receive('2025-10-15 09:00', RELAIS, 'RT000003', { name: THIRD }),
      'miss',
    )
    const late = shop.happen('2025-10-25 12:00', announced('2025-10-15 09:00', 'RT000004', FOURTH), 'not-seen')
    const claimed = shop.happen('2025-10-15 12:00', announced('2025-10-15 09:00', 'RT000005', FOURTH), 'not-seen')
    shop.incident(newIncidentId(), claimed.parcelId, '2025-10-16 10:00', { kind: 'missing', note: '' })
    expect(createNameStore(shop.db).standing()).toEqual({ named: 5, heldBack: 1 })
    const forget = forgetting()
    look(forget, '2026-11-22 03:00')
    expect([waited, never, missing].map((one) => kept(one).name)).toEqual(['', '', ''])
    expect([late, claimed].map((one) => kept(one).name)).toEqual([FOURTH, FOURTH])
    look(forget, '2026-11-25 03:00')
    expect([late, claimed].map((one) => kept(one).name)).toEqual(['', FOURTH])
    // They are what they were, and may still come or be found.
    expect([waited, never, missing].map((one) => kept(one).state)).toEqual(['announced', 'not-received', 'missing'])
    const plan = shop.db
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT value FROM parcels WHERE state IN ('announced', 'not-received', 'missing')`,
      )
      .all()
    expect(plan.map(({ detail }) => detail).join(' ')).toContain('parcels_unsettled')
  })

  it('looks once a day, and again after what was rolled back', () => {
    const { gone } = handed('2025-10-15 16:00', 'RT000001', FIRST)
    const forget = forgetting()
    const rolledBack = () =>
      shop.db
        .transaction(() => {
          forget(winter('2026-11-22 03:00'), () => undefined)
          throw new Error('the disk is full')
        })
        .immediate()
    expect(rolledBack).toThrow('the disk is full')
    expect(kept(gone).name).toBe(FIRST)
    look(forget, '2026-11-22 03:01')
    expect(kept(gone).name).toBe('')
    const late = handed('2025-10-15 17:00', 'RT000002', SECOND)
    look(forget, '2026-11-22 12:00')
    expect(kept(late.gone).name).toBe(SECOND)
  })

  it('is done by the till itself when it starts', async () => {
    const { gone } = handed('2025-10-15 16:00', 'RT000001', FIRST)
    const { folder } = shop
    await shop.till.close()
    const again = await openBooksShop({ from: '2026-11-22 08:00', dataFolder: folder })
    expect((await again.parcels.history({ parcelId: gone.parcelId }))?.name).toBe('')
    await again.close()
  })
})

describe('the register', () => {
  it('has nobody’s name in its events', () => {
    handed('2025-10-15 16:00', 'RT000001', FIRST, STROKE)
    const events = shop.db.prepare('SELECT * FROM parcel_events').all()
    expect(events).toHaveLength(2)
    expect(JSON.stringify(events)).not.toMatch(/Quetzalcoatl|Xerxes|06 11/)
  })
})
