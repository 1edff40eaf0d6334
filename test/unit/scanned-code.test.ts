import { describe, expect, it } from 'vitest'
import { gs1Elements, thousandths } from '../../src/shared/barcode-gs1.ts'
import { innerCheckDigit, readLabel, zLabelRule, zLabelRules, type LabelRule } from '../../src/shared/barcode-labels.ts'
import { eanCheckDigit, gtinOf, isInStore } from '../../src/shared/barcodes.ts'
import { digitsOf, meantBy, repairedEan, writtenOn, type PressedKey } from '../../src/shared/keyboard-layouts.ts'
import { readCode } from '../../src/shared/scanned-code.ts'
import { ticketCode, ticketOf } from '../../src/shared/ticket-code.ts'

const GS = '\u001d'
const ean = (body: string): string => `${body}${eanCheckDigit(body)}`

describe('H-06: an article’s number', () => {
  it.each([
    ['a UPC-E', '04252614', '0042100005264'],
    ['a UPC-E ending in 3', '01245733', '0012400000573'],
    ['a GTIN of fourteen digits for one piece', '03017620422003', '3017620422003'],
    ['an EAN-8 in fourteen digits', '00000096385074', '96385074'],
  ])('is read from %s', (_what, code, is) => {
    expect(gtinOf(code)).toBe(is)
  })
  it('is not read from a carton of it', () => {
    expect(gtinOf('13017620422000')).toBeUndefined()
  })
  it.each(['2112345001234', '0212345678903', '20123451'])('%s means something in its shop alone', (code) => {
    expect(isInStore(code)).toBe(true)
  })
  it.each(['3017620422003', '5449000000996', '9782070360246', '96385074'])('%s means the same everywhere', (code) => {
    expect(isInStore(code)).toBe(false)
  })
})

describe('H-06: what a wand read', () => {
  it.each([
    ['an article', '3017620422003', undefined, { kind: 'gtin', gtin: '3017620422003' }],
    ['an article behind its AIM identifier', ']E03017620422003', undefined, { kind: 'gtin', gtin: '3017620422003' }],
    ['an article whose AIM identifier came apart', '3017620422003', ']E0', { kind: 'gtin', gtin: '3017620422003' }],
    ['a UPC-A', '036000291452', undefined, { kind: 'gtin', gtin: '0036000291452' }],
    ['a number of the shop', ean('211234500123'), undefined, { kind: 'in-store', ean: ean('211234500123') }],
    ['a Code 39 that looks like an article', '96385074', ']A0', { kind: 'text', text: '96385074' }],
    [
      'a GS1 code by its AIM identifier',
      `]C10103017620422003${GS}10AB`,
      undefined,
      { kind: 'gs1', gtin: '3017620422003' },
    ],
    ['a GS1 code that only begins like one', '0103017620422003', undefined, { kind: 'gs1', gtin: '3017620422003' }],
    ['free text', 'LOT2026B7', ']C0', { kind: 'text', text: 'LOT2026B7' }],
    ['a link', 'https://zinc.example/a?b=1', ']Q1', { kind: 'text', text: 'https://zinc.example/a?b=1' }],
    ['a wrong check digit', '3017620422004', undefined, { kind: 'text', text: '3017620422004' }],
    ['an AZERTY garble', '"à&è-éà\'ééàà"', undefined, { kind: 'gtin', gtin: '3017620422003' }],
    ['a garble under Caps Lock', '"À&È-ÉÀ\'ÉÉÀÀ"', undefined, { kind: 'gtin', gtin: '3017620422003' }],
    ['a French wand on a US keyboard', '#)!&^@)$@@))#', undefined, { kind: 'gtin', gtin: '3017620422003' }],
    ['signs and spaces', '  A1 \t', undefined, { kind: 'text', text: 'A1' }],
    ['nothing', '', undefined, { kind: 'text', text: '' }],
  ])('is told to be %s', (_what, text, aim, is) => {
    expect(readCode(text, aim)).toMatchObject(is)
  })
  it('is shown without signs that no screen has, and never longer than a code', () => {
    expect(readCode(`]C110AB${GS}21X`).text).toBe('10AB 21X')
    expect(readCode('\u0002A\u00031\u0000').text).toBe('A1')
    expect(readCode('x'.repeat(3000)).text).toHaveLength(256)
  })
  it('bears the weight that a GS1 code says', () => {
    expect(readCode('010301762042200331030012505')).toMatchObject({ kind: 'text' })
    expect(readCode('01030176204220033103001250')).toMatchObject({ kind: 'gs1', weightMilli: 1250 })
  })
})

describe('H-06: GS1 elements', () => {
  it('are closed by FNC1 where their length is free', () => {
    expect(gs1Elements(`10AB-7${GS}17261231${GS}21X`)).toEqual([
      { ai: '10', value: 'AB-7' },
      { ai: '17', value: '261231' },
      { ai: '21', value: 'X' },
    ])
  })
  it('are the same in brackets', () => {
    expect(gs1Elements('(01)03017620422003(3103)001250(10)AB')).toEqual(gs1Elements('0103017620422003310300125010AB'))
  })
  it.each([
    ['an identifier that nobody has', '5012345'],
    ['an element that is too short', '01030176'],
    ['a wrong check digit', '0103017620422004'],
    ['letters where digits belong', '17ABCDEF'],
    ['a lot that is too long', `10${'A'.repeat(21)}`],
    ['nothing', ''],
    ['an empty element', '10'],
    ['text around its brackets', 'x(01)03017620422003'],
  ])('are not read from %s', (_what, text) => {
    expect(gs1Elements(text)).toBeUndefined()
  })
  it('count their decimals by the identifier', () => {
    expect(thousandths({ ai: '3103', value: '001250' })).toBe(1250)
    expect(thousandths({ ai: '3101', value: '000012' })).toBe(1200)
    expect(thousandths({ ai: '3105', value: '000001' })).toBeUndefined()
  })
})

const priced: LabelRule = { prefix: '21', articleDigits: 5, value: 'price', decimals: 2, innerCheck: false }
const weighed: LabelRule = { prefix: '22', articleDigits: 5, value: 'weight', decimals: 3, innerCheck: false }
const checked: LabelRule = { prefix: '02', articleDigits: 5, value: 'price', decimals: 2, innerCheck: true }
const counted: LabelRule = { prefix: '2', articleDigits: 6, value: 'pieces', decimals: 0, innerCheck: false }
const rules = [priced, weighed, checked, counted]

describe('H-06: a weighed label', () => {
  it.each([
    ['its price', ean('211234500685'), { article: ean('211234500000'), amount: { kind: 'price', cents: 685 } }],
    ['its weight', ean('221234500350'), { article: ean('221234500000'), amount: { kind: 'weight', milli: 350 } }],
    ['its pieces', ean('231234500006'), { article: ean('231234500000'), amount: { kind: 'pieces', milli: 6000 } }],
    [
      'a price with its own check digit',
      ean('021234592875'),
      { article: ean('021234500000'), amount: { kind: 'price', cents: 2875 } },
    ],
  ])('says %s', (_what, code, is) => {
    expect(readLabel(code, rules)).toEqual(is)
  })
  it.each([
    ['a wrong check digit', ean('211234500685').replace(/.$/, (digit) => String((Number(digit) + 1) % 10))],
    ['a wrong inner check digit', ean('021234582875')],
    ['a value of nothing: that is the article itself', ean('211234500000')],
    ['an article of everybody', '3017620422003'],
    ['eight digits', '20123451'],
  ])('is not read from %s', (_what, code) => {
    expect(readLabel(code, rules)).toBeUndefined()
  })
  it('is nothing in a café without a table', () => {
    expect(readLabel(ean('211234500685'), [])).toBeUndefined()
  })
  it('has inner check digits as GS1’s own examples', () => {
    expect(innerCheckDigit('2875')).toBe(9)
    expect(innerCheckDigit('14685')).toBe(6)
  })
  it('has a value of four or five digits, cents at the most, and whole pieces', () => {
    const wrong: readonly LabelRule[] = [
      { ...priced, articleDigits: 3 },
      { ...priced, articleDigits: 7 },
      { ...priced, decimals: 3 },
      { ...counted, decimals: 1 },
      { ...priced, prefix: '30' },
    ]
    expect([...rules, ...wrong].map((rule) => zLabelRule.safeParse(rule).success)).toEqual([
      ...rules.map(() => true),
      ...wrong.map(() => false),
    ])
    expect(zLabelRules.safeParse([priced, { ...weighed, prefix: '21' }]).success).toBe(false)
  })
})

describe('a ticket’s code', () => {
  it('is short, and says which ticket of which till', () => {
    const code = ticketCode('C1', 1234)
    expect(code).toMatch(/^T001234\d\d$/)
    expect(ticketOf(code)?.number).toBe(1234)
    expect(ticketCode('C2', 1234)).not.toBe(code)
  })
  it('notices two digits that changed places', () => {
    expect(ticketCode('C1', 1243).slice(-2)).not.toBe(ticketCode('C1', 1234).slice(-2))
  })
  it.each(['T00000012', 'T12', 'A12345678', 'T123456789012', ''])('is not read from %j', (text) => {
    expect(ticketOf(text)).toBeUndefined()
  })
})

/** What a wand that believes in `wand` presses, on a computer that believes in `computer`. */
function pressed(text: string, wand: 'us' | 'fr', computer: 'us' | 'fr'): PressedKey[] {
  const codes = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `Key${letter}`)
  const all = [...codes, ...[...'0123456789'].map((d) => `Digit${d}`), 'Semicolon', 'Comma', 'Minus', 'Slash', 'Period']
  return [...text].map((sign) => {
    const keys = all.flatMap((code) => [false, true].map((shift) => ({ code, key: '', shift })))
    const found = keys.find((key) => writtenOn(wand, [key]) === sign)
    if (!found) throw new Error(`no key for ${sign}`)
    return { ...found, key: writtenOn(computer, [found]) }
  })
}
const never = () => false

describe('a wand whose keyboard is not the computer’s', () => {
  it.each([
    ['us', 'us'],
    ['us', 'fr'],
    ['fr', 'us'],
    ['fr', 'fr'],
  ] as const)('%s on %s is read all the same, digits and letters', (wand, computer) => {
    for (const text of ['3017620422003', 'LOT2026B7', 'AZQWM123', 'zinc2026'])
      expect(meantBy(pressed(text, wand, computer), undefined, never)).toBe(text)
  })
  it('is read by what was learned, also where nothing shows', () => {
    const keys = pressed('aqwz', 'us', 'fr')
    expect(meantBy(keys, undefined, never)).toBe('qazw') // letters alone do not tell
    expect(meantBy(keys, 'us', never)).toBe('aqwz')
  })
  it('is read as the one thing that is known', () => {
    const keys = pressed('AQ', 'us', 'fr')
    expect(meantBy(keys, undefined, (text) => text === 'AQ')).toBe('AQ')
  })
  it('is not turned round by Caps Lock', () => {
    const keys = pressed('Lot7', 'us', 'us').map((key) => ({ ...key, caps: true, key: flipped(key.key) }))
    expect(meantBy(keys, undefined, never)).toBe('Lot7')
  })
  it('has digits on every row and on the pad', () => {
    expect(digitsOf(['Digit3', 'Numpad7'].map((code) => ({ code, key: 'x' })))).toBe('37')
    expect(digitsOf([{ code: 'KeyA', key: '3' }])).toBeUndefined()
  })
  it('is repaired only where the check digit agrees', () => {
    expect(repairedEan('"à&è-éà\'ééàà"')).toBe('3017620422003')
    expect(repairedEan('"à&è-éà\'ééàà&')).toBeUndefined()
    expect(repairedEan('croissant')).toBeUndefined()
  })
})

const flipped = (key: string): string => (key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase())
