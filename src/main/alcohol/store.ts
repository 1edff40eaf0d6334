import { zAlcoholRules, type AlcoholRules } from '../../shared/alcohol.ts'
import { assert } from '../../shared/assert.ts'
import type { WriteDb } from '../db/open.ts'

/** A village café has the full licence of old; what it asks is its own decision. */
const AT_FIRST: AlcoholRules = { licence: 'IV', agePrompt: 'off', takeawayBan: null }

/** The café's rules on alcohol, kept in memory: every drink that is added asks for them. */
export function createAlcoholStore(db: WriteDb) {
  const select = db.prepare<[], string>('SELECT rules FROM alcohol_rules').pluck()
  const write = db.prepare<[string]>(
    'INSERT INTO alcohol_rules VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET rules = excluded.rules',
  )
  let inMemory = read()

  function read(): AlcoholRules {
    const kept = select.get()
    return kept === undefined ? AT_FIRST : zAlcoholRules.parse(JSON.parse(kept))
  }

  return {
    rules: (): AlcoholRules => inMemory,
    change: (rules: AlcoholRules): void =>
      assert(write.run(JSON.stringify(rules)).changes === 1, 'the rules are written'),
    reload(): void {
      inMemory = read()
    },
  }
}
export type AlcoholStore = ReturnType<typeof createAlcoholStore>
