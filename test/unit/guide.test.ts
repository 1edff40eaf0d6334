import { describe, expect, it } from 'vitest'
import { pagesEn } from '../../src/renderer/guide/pages/en.ts'
import { pagesFr } from '../../src/renderer/guide/pages/fr.ts'
import { searchIn } from '../../src/renderer/guide/search.ts'
import { texts } from '../../src/shared/texts/index.ts'

const first = (search: ReturnType<typeof searchIn>, text: string) => search(text)[0]?.id

describe('the user’s guide is found', () => {
  const fr = searchIn(pagesFr(texts.fr))
  const en = searchIn(pagesEn(texts.en))

  it('by the words of a page, whatever their accents and capitals', () => {
    expect(first(fr, 'CLOTURER')).toBe('close-day')
    expect(first(fr, 'clôturer')).toBe('close-day')
    expect(first(en, 'refund')).toBe('mend')
  })

  it('by the beginning of a word, and with a slip of the finger', () => {
    expect(first(fr, 'rembour')).toBe('mend')
    expect(first(fr, 'partagre')).toBe('split')
    expect(first(en, 'invoce')).toBe('invoice')
  })

  it('by words that the page does not show', () => {
    expect(first(fr, 'panne')).toBe('printer')
    expect(first(en, 'password')).toBe('people')
  })

  it('as a whole while nothing is looked for, and not at all for what it does not tell of', () => {
    expect(fr(' ')).toHaveLength(pagesFr(texts.fr).length)
    expect(fr('xylophone')).toEqual([])
  })

  it('quotes only keys that are on the screen', () => {
    expect(JSON.stringify(pagesFr(texts.fr))).toContain(texts.fr.pay.exact)
    expect(JSON.stringify([pagesFr(texts.fr), pagesEn(texts.en)])).not.toContain('undefined')
  })
})
