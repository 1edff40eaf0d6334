import { describe, expect, it } from 'vitest'
import { printableIn } from '../../src/main/documents/transliterate.ts'

const windows1252 = printableIn('windows1252')
const cp858 = printableIn('cp858')

describe('H-02: text for a code page', () => {
  it.each([
    { name: 'French letters stay', given: 'Éèêëàâäçùûüîïôö ÿ «»°²½', w1252: 'Éèêëàâäçùûüîïôö ÿ «»°²½' },
    { name: 'the euro stays', given: '12 €', w1252: '12 €' },
    { name: 'what CP858 lacks is spelt out', given: 'l’œuf… – Ÿ', w1252: 'l’œuf… – Ÿ', c858: "l'oeuf... - Y" },
    { name: 'Œ follows its word', given: 'Œuf ŒUF', w1252: 'Œuf ŒUF', c858: 'Oeuf OEUF' },
    { name: 'spaces of every kind are spaces', given: '1\u202f234,56\u00a0€\u2009!', w1252: '1 234,56 € !' },
    { name: 'accents that come apart are put together', given: 'cafe\u0301 cre\u0300me', w1252: 'café crème' },
    {
      name: 'an accent that no page has is dropped',
      given: 'Dvořák, ā, ẹ́',
      w1252: 'Dvorák, a, e',
      c858: 'Dvorák, a, e',
    },
    { name: 'minus and hyphens', given: '−3 ‑ ‐', w1252: '-3 - -' },
    { name: 'fractions and ligatures', given: '⅓ ﬁn', w1252: '1/3 fin' },
    { name: 'what nobody can print is a question mark', given: '😀 ❤\ufe0f 茶', w1252: '? ? ?' },
    { name: 'joined signs leave no joiner', given: '👨‍👩‍👧\u200b\u00ad', w1252: '???' },
  ])('$name', ({ given, w1252, c858 }) => {
    expect(windows1252(given)).toBe(w1252)
    expect(cp858(given)).toBe(c858 ?? w1252)
  })

  it('lets no control character through, so that no product name can open the drawer', () => {
    expect(windows1252('Thé\u001bp\u0000\u0019ú\u0090\u007f\ud800')).toBe('Thépú')
  })

  it('leaves its own output as it is', () => {
    const once = cp858('« l’œuf » … 12 € 😀')
    expect(cp858(once)).toBe(once)
  })
})
