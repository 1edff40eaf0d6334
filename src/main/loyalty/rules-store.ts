import { assert } from '../../shared/assert.ts'
import { zLoyaltyRules, type LoyaltyRules } from '../../shared/loyalty.ts'
import type { WriteDb } from '../db/open.ts'

const AT_FIRST: LoyaltyRules = { on: false, categoryIds: [], productIds: [], goal: 10, label: 'cafés', months: 0 }

/** What the café decided about stamps, kept in memory: every ticket that is paid asks for it. */
export function createLoyaltyRulesStore(db: WriteDb) {
  const select = db.prepare<[], string>('SELECT rules FROM loyalty_rules').pluck()
  const write = db.prepare<[string]>(
    'INSERT INTO loyalty_rules VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET rules = excluded.rules',
  )
  let inMemory = read()

  function read(): LoyaltyRules {
    const kept = select.get()
    return kept === undefined ? AT_FIRST : zLoyaltyRules.parse(JSON.parse(kept))
  }

  return {
    rules: (): LoyaltyRules => inMemory,
    change: (rules: LoyaltyRules): void =>
      assert(write.run(JSON.stringify(rules)).changes === 1, 'the rules are written'),
    reload(): void {
      inMemory = read()
    },
  }
}
export type LoyaltyRulesStore = ReturnType<typeof createLoyaltyRulesStore>
