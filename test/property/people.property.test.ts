import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { OperatorId } from '../../src/shared/ids.ts'
import { isTrusted, zRole } from '../../src/shared/rights.ts'
import { command } from '../support/said.ts'
import { openShop, refusalOf } from '../support/shop.ts'

const who = fc.constantFrom(...(['opr_1', 'opr_2', 'opr_3'] as OperatorId[]))
const step = fc.oneof(
  fc.record({ what: fc.constant('save' as const), who, role: fc.constantFrom(...zRole.options), active: fc.boolean() }),
  fc.record({ what: fc.constant('pin' as const), who, given: fc.boolean() }),
  fc.record({ what: fc.constant('sign-in' as const), who }),
  fc.record({ what: fc.constant('lock' as const) }),
)
/** Everybody has a PIN of their own, where they have one. */
const pinOf = (operatorId: OperatorId) => `${operatorId.slice(-1)}111`

it('once anybody has a PIN, nobody reaches more than a server’s rights without one, and a manager always can', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const shop = await openShop()
      const { people } = shop.ask
      try {
        for (const one of steps) {
          if (one.what === 'save') {
            const person = { operatorId: one.who, name: one.who, initials: 'X', role: one.role, active: one.active }
            await refusalOf(people.save({ ...command(), ...person }))
          } else if (one.what === 'pin') {
            const pin = one.given ? pinOf(one.who) : ''
            await refusalOf(people.setPin({ ...command(), operatorId: one.who, pin }))
          } else if (one.what === 'lock') await refusalOf(people.signOut(command()))
          else {
            const hasPin = (await people.list({})).people.find(({ operatorId }) => operatorId === one.who)?.hasPin
            await refusalOf(people.signIn({ ...command(), operatorId: one.who, pin: hasPin ? pinOf(one.who) : '' }))
          }
        }
        const known = (await people.list({})).people.filter(({ active }) => active)
        if (!known.some(({ hasPin }) => hasPin)) return
        await people.signOut(command())
        for (const { operatorId, role, hasPin } of known) {
          if (hasPin) continue
          const reached = await refusalOf(people.signIn({ ...command(), operatorId, pin: '' }))
          expect([role, reached]).toEqual([role, isTrusted(role) ? 'MANAGER_NEEDS_PIN' : 'none'])
        }
        const manager = known.find(({ role, hasPin }) => role === 'manager' && hasPin)!
        await people.signIn({ ...command(), operatorId: manager.operatorId, pin: pinOf(manager.operatorId) })
        expect((await people.list({})).signedIn).toBe(manager.operatorId)
      } finally {
        await shop.close()
      }
    }),
    { numRuns: 40, examples: [[[{ what: 'pin', who: 'opr_2' as OperatorId, given: true }]]] },
  )
}, 300_000)
