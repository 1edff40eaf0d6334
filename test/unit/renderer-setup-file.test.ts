import { describe, expect, it } from 'vitest'
import { partsOf, whyNotTaken } from '../../src/renderer/backups/setup-parts.ts'
import { bricks } from '../../src/renderer/bricks.ts'
import type { Failure } from '../../src/renderer/client/failures.ts'
import { texts } from '../../src/shared/texts/index.ts'

const refused = (detail: Record<string, string | number>): Failure => ({
  kind: 'refused',
  code: 'SETUP_REFUSED',
  detail,
})

describe.each(['fr', 'en'] as const)('a set-up file on its card, in %s', (lang) => {
  const words = { lang, t: texts[lang] }
  const own = words.t.backups.setupFile

  it('calls what it brings by its names, and what nobody knows as the file does', () => {
    const ids = bricks.map(({ id }) => id)
    const parts = Object.fromEntries([...ids, 'stock', 'sauna'].map((part) => [part, {}]))
    expect(partsOf({ parts }, words)).toEqual({
      known: [...bricks.map(({ name }) => name[lang]), own.part.stock],
      unknown: ['sauna'],
    })
  })

  it('says who refused and why, in the sentence of the part', () => {
    const why = words.t.refusal.STOCK_SUPPLIER_UNKNOWN
    const said = own.refusedPart({ part: own.part.stock, why })
    expect(whyNotTaken(refused({ part: 'stock', why: 'STOCK_SUPPLIER_UNKNOWN' }), words)).toBe(said)
    for (const { id, name, refusals } of bricks) {
      const [code, sentence] = Object.entries(refusals[lang]).find(([, text]) => typeof text === 'string')!
      const expected = own.refusedPart({ part: name[lang], why: String(sentence) })
      expect(whyNotTaken(refused({ part: id, why: code }), words)).toBe(expected)
    }
  })

  it('says that a part cannot be read, and what of the core was refused; of any other failure nothing', () => {
    const unread = own.refusedPart({ part: own.part.network, why: own.unreadable })
    expect(whyNotTaken(refused({ part: 'network', why: 'SETUP_UNREADABLE' }), words)).toBe(unread)
    const core = own.refused({ why: words.t.refusal.PRODUCT_UNKNOWN })
    expect(whyNotTaken(refused({ part: '', why: 'PRODUCT_UNKNOWN' }), words)).toBe(core)
    expect(whyNotTaken({ kind: 'storage' }, words)).toBeUndefined()
  })
})
