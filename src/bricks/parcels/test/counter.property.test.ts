import fc from 'fast-check'
import { expect, it } from 'vitest'
import { refusalOf } from '../../../../test/support/shop.ts'
import { openLedger } from '../../../main/db/open.ts'
import { newManifestId, newParcelId, type CarrierCode, type ParcelId } from '../ids.ts'
import { mondialRelayKey, s10Key } from '../labels/check-digits.ts'
import { createRegister } from '../register.ts'
import { isHere, type ParcelState } from '../rules/states.ts'
import { DRAWN, MR, openCounterShop, PICKUP } from './counter-shop.ts'

/** A label of one of twelve shipments of each carrier: the same one may come again. */
function labelOf(carrier: CarrierCode, n: number): string {
  const serial = String(40_000_000 + n)
  if (carrier === PICKUP) return `XY${serial}${s10Key(serial)}FR`
  const first = `24${serial}0101`
  const second = '0750304219'
  return first + mondialRelayKey(first) + second + mondialRelayKey(second)
}

const carrier = fc.constantFrom(MR, PICKUP)
const comes = { carrier, which: fc.nat(11), name: fc.nat(2) }
const step = fc.oneof(
  fc.record({ do: fc.constant('register' as const), ...comes }),
  fc.record({ do: fc.constant('drop' as const), ...comes }),
  fc.record({
    do: fc.constant('hand' as const),
    from: fc.nat(30),
    many: fc.integer({ min: 1, max: 3 }),
    signed: fc.boolean(),
  }),
  fc.record({ do: fc.constant('undo' as const), from: fc.nat(30) }),
  fc.record({ do: fc.constant('refuse' as const), from: fc.nat(30) }),
  fc.record({ do: fc.constant('driver' as const), carrier, some: fc.nat(3) }),
)
const NAMES = ['', 'Martin Léa', 'Petit Jean'] as const

it('whatever is done at the counter, in any order: the register is whole, proofs are shared, numbers have no gaps', async () => {
  let done = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 45 }), async (steps) => {
      const shop = await openCounterShop()
      const { parcels, command } = shop
      const ids: ParcelId[] = []
      const pick = (from: number) => ids[from % Math.max(1, ids.length)] ?? newParcelId()
      const ask = async (work: Promise<unknown>) => {
        const code = await refusalOf(work)
        if (code === 'none') done += 1
        else refused += 1
        expect(code).not.toMatch(/^not a refusal/)
        return code === 'none'
      }
      for (const one of steps) {
        if (one.do === 'register' || one.do === 'drop') {
          const parcelId = newParcelId()
          const text = labelOf(one.carrier, one.which)
          const name = NAMES[one.name] ?? ''
          const label = { parcelId, text, carrier: one.carrier, forcedReason: '', name, size: 'S' } as const
          const work = one.do === 'register' ? parcels.registerNow(command(label)) : shop.drop(label)
          if (await ask(work)) ids.push(parcelId)
        } else if (one.do === 'hand') {
          const parcelIds = Array.from({ length: one.many }, (_, n) => pick(one.from + n))
          await ask(shop.handOver(parcelIds, { signature: one.signed ? DRAWN : '' }))
        } else if (one.do === 'undo') {
          await ask(parcels.undoHandOver(command({ parcelId: pick(one.from), reason: 'mistake' })))
        } else if (one.do === 'refuse') {
          await ask(parcels.customerRefuses(command({ parcelId: pick(one.from) })))
        } else {
          const { carriers } = await parcels.forDrivers({})
          const waiting = carriers.find((each) => each.carrier === one.carrier)?.parcels ?? []
          const taken = waiting.slice(0, one.some + 1).map(({ parcelId }) => parcelId)
          await ask(
            shop.give(taken.length > 0 ? taken : [newParcelId()], {
              carrier: one.carrier,
              manifestId: newManifestId(),
            }),
          )
        }
      }
      const db = openLedger(shop.ledgerFile)
      const register = createRegister(db)
      expect(register.brokenAt()).toBeUndefined()
      for (const parcelId of ids) {
        const parcel = register.parcel(parcelId)!
        const events = register.events(parcelId)
        expect(parcel.state).toBe(events.at(-1)?.facts['to'])
        // What it says of itself is what happened to it.
        expect(parcel.leftAtMs === null).toBe(isHere(parcel.state))
        expect(parcel.proofId === null).toBe(parcel.state !== 'picked-up')
        expect(parcel.manifestId === null).toBe(parcel.state !== 'handed-over')
        const stands = (kind: string) => events.filter((event) => event.kind === kind).length
        expect(stands('hand-over') - stands('undo-hand-over')).toBe(parcel.state === 'picked-up' ? 1 : 0)
      }
      const rows = db.prepare<[], { state: ParcelState; proof: string | null; ids: string | null }>(
        `SELECT p.state, p.value ->> '$.proofId' AS proof, x.value ->> '$.parcelIds' AS ids
         FROM parcels AS p LEFT JOIN parcel_proofs AS x ON x.proof_id = p.value ->> '$.proofId' WHERE p.state = 'picked-up'`,
      )
      for (const { proof, ids: named } of rows.all()) expect([proof !== null, named !== null]).toEqual([true, true])
      const numbers = (sql: string) => db.prepare<[], string>(sql).pluck().all()
      for (const [kind, found] of [
        ['D', numbers(`SELECT value ->> '$.number' FROM parcels WHERE direction = 'out' ORDER BY rowid`)],
        ['M', numbers('SELECT number FROM parcel_manifests ORDER BY rowid')],
      ] as const)
        expect(found).toEqual(found.map((_, n) => `${kind}-2026-${String(n + 1).padStart(6, '0')}`))
      db.close()
      await shop.close()
    }),
    { numRuns: 12 },
  )
  // It must have looked at something, and been told no as well.
  expect(done).toBeGreaterThan(50)
  expect(refused).toBeGreaterThan(20)
}, 180_000)
