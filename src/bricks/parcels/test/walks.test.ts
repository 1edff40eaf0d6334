import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../../test/support/random.ts'
import { inTransaction, type WriteDb } from '../../../main/db/open.ts'
import type { OperatorId } from '../../../shared/ids.ts'
import type { CarrierCode } from '../ids.ts'
import { blank } from '../reception.ts'
import { createRegister } from '../register.ts'
import { UNITS } from '../rules/carrier.ts'
import type { Parcel } from '../rules/parcel.ts'
import { isHere, isOver, zParcelEventKind, type ParcelEventKind } from '../rules/states.ts'
import { openParcelsDb } from './parcels-db.ts'

const EVENTS = 100_000
const seed = Math.floor(Math.random() * 2 ** 31)
const random = createRandom(seed)
const carriers = ['mondial-relay', 'pickup'] as unknown as readonly CarrierCode[]
const places = ['A1', 'A2', 'B1', 'B2']
const [first, last] = [{ nowMs: 0, operator: 'opr_lea' as OperatorId }, EVENTS]

let db: WriteDb
beforeAll(() => {
  db = openParcelsDb(carriers)
})
afterAll(() => db.close())

const kinds: readonly ParcelEventKind[] = zParcelEventKind.options
/** What begins a row; all else happens to one that is there. */
const begins: readonly ParcelEventKind[] = ['announce', 'receive', 'refuse-at-dock', 'drop-off']

describe(`a walk of ${EVENTS} events, seed ${seed}`, () => {
  it('leaves no parcel in two places, and refuses without changing anything', { timeout: 180_000 }, () => {
    const register = createRegister(db)
    const rows = new Map<string, Parcel>()
    let happened = 0

    /** Few codes, so that the same one comes back again and again. */
    function step(nowMs: number): void {
      const [carrier, code, parcelNo] = [random.pick(carriers), `7000${random.whole(1000, 1999)}`, random.whole(1, 2)]
      const kind = random.pick(kinds)
      const known =
        kind === 'undo-hand-over'
          ? register.withCode(code).find(({ state }) => state === 'picked-up')
          : register.activeAt(carrier, code, parcelNo)
      const parcel = known ?? { ...blank(carrier, { shipment: code, parcelNo }), receivedAtMs: nowMs }
      const size = random.pick(['S', 'M', 'L'] as const)
      const laid = known ? parcel : { ...parcel, size, place: random.pick(places) }
      const answer = register.happen(laid, kind, {}, { ...first, nowMs })
      if (answer.ok) {
        happened += 1
        rows.set(answer.value.parcelId, answer.value)
      } else if (JSON.stringify(register.parcel(parcel.parcelId)) !== JSON.stringify(known)) {
        throw new Error(`${kind} was refused and changed ${parcel.parcelId}`)
      }
      if (!known && answer.ok !== begins.includes(kind)) throw new Error(`${kind} began something: ${answer.ok}`)
    }

    function balances(): void {
      const kept = register.here()
      const named = kept.map(({ carrier, code, parcelNo }) => `${carrier} ${code} ${parcelNo}`)
      expect(new Set(named).size).toBe(named.length)
      const mine = [...rows.values()].filter(({ state }) => isHere(state))
      expect(kept.map(({ parcelId }) => parcelId).toSorted()).toEqual(mine.map(({ parcelId }) => parcelId).toSorted())
      const units = [...register.taken().values()].reduce((sum, place) => sum + place.units, 0)
      expect(units).toBe(mine.reduce((sum, { size, place }) => sum + (place === null ? 0 : UNITS[size]), 0))
      const twice = db
        .prepare<[], number>(`SELECT count(*) FROM (SELECT 1 FROM parcels WHERE state NOT IN
          ('picked-up', 'handed-over', 'closed-missing', 'refused-at-dock', 'lost')
          GROUP BY carrier, code, parcel_no HAVING count(*) > 1)`)
        .pluck()
        .get()
      expect(twice).toBe(0)
    }

    for (let nowMs = 0; happened < last; nowMs += 1) {
      const before = happened
      inTransaction(db, () => {
        while (happened < Math.min(last, before + 5_000)) step((nowMs += 1))
      })
      balances()
    }
    expect([...rows.values()].filter(({ state }) => isOver(state)).length).toBeGreaterThan(1_000)
    expect(register.brokenAt()).toBeUndefined()
  })

  it('is bound: whatever row is changed, and however, is found', { timeout: 120_000 }, () => {
    db.exec('DROP TRIGGER parcel_events_kept; DROP TRIGGER parcel_events_stay;')
    db.exec('DELETE FROM parcel_events WHERE seq > 2000') // an end that is cut off is not what a chain tells
    const register = createRegister(db)
    expect(register.brokenAt()).toBeUndefined()
    const changes = [
      'at_ms = at_ms + 1',
      `parcel_id = 'pcl_x'`,
      `by_whom = 'opr_sami'`,
      `kind = CASE kind WHEN 'lose' THEN 'find' ELSE 'lose' END`,
      `value = value || ' '`,
      `prev = 'first' || prev`,
      `hash = '0' || hash`,
    ]
    for (const change of changes) {
      for (let n = 0; n < 12; n += 1) {
        const seq = random.whole(1, 2_000)
        const kept = db.prepare('SELECT * FROM parcel_events WHERE seq = ?').get(seq) as Record<string, unknown>
        db.exec(`UPDATE parcel_events SET ${change} WHERE seq = ${seq}`)
        expect(register.brokenAt(), `${change} of ${seq}`).toBe(seq)
        db.prepare(
          `UPDATE parcel_events SET at_ms = @at_ms, parcel_id = @parcel_id, by_whom = @by_whom, kind = @kind, value = @value,
             prev = @prev, hash = @hash WHERE seq = @seq`,
        ).run(kept)
      }
    }
    expect(register.brokenAt()).toBeUndefined()
    db.exec('DELETE FROM parcel_events WHERE seq = 1000')
    expect(register.brokenAt()).toBe(1001)
  })
})
