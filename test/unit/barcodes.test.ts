import { describe, expect, it } from 'vitest'
import { eanCheckDigit, normaliseEan } from '../../src/shared/barcodes.ts'

describe('a check digit', () => {
  it.each([
    ['544900000099', 6], // EAN-13
    ['400638133393', 1],
    ['9638507', 4], // EAN-8
    ['03600029145', 2], // UPC-A
    ['000000000000', 0],
    ['978299071204', 0],
  ])('of %s is %d', (body, digit) => {
    expect(eanCheckDigit(body)).toBe(digit)
  })

  it('notices any single digit that was read wrong', () => {
    const code = '5449000000996'
    const misread = [...code].flatMap((digit, i) =>
      [...'0123456789'].filter((other) => other !== digit).map((other) => code.slice(0, i) + other + code.slice(i + 1)),
    )
    expect(misread).toHaveLength(117)
    expect(misread.filter((other) => normaliseEan(other) !== undefined)).toEqual([])
  })
})

describe('a scanned code', () => {
  it.each([
    { name: 'an EAN-13 stays as it is', code: '5449000000996', is: '5449000000996' },
    { name: 'an EAN-8 stays as it is', code: '96385074', is: '96385074' },
    { name: 'a UPC-A gains its leading zero', code: '036000291452', is: '0036000291452' },
    { name: 'and is then the same code as its EAN-13', code: '0036000291452', is: '0036000291452' },
  ])('$name', ({ code, is }) => {
    expect(normaliseEan(code)).toBe(is)
  })

  it.each([
    ['a wrong check digit', '5449000000997'],
    ['nothing', ''],
    ['a digit too few', '544900000099'],
    ['a digit too many', '54490000009960'],
    ['letters', '54490000O0996'],
    ['spaces', ' 5449000000996'],
    ['a line end', '5449000000996\n'],
    ['Arabic digits', '٥٤٤٩٠٠٠٠٠٠٩٩٦'],
    ['a negative number', '-449000000996'],
  ])('with %s is nobody’s', (_what, code) => {
    expect(normaliseEan(code)).toBeUndefined()
  })
})
