import { describe, expect, it } from 'vitest'
import { colissimoKey, dpdKey, glsKey, mondialRelayKey, s10Key, ssccKey, upsKey } from '../labels/check-digits.ts'
import { normalise } from '../labels/normalise.ts'
import { ownFormats, zScanPattern } from '../labels/own-formats.ts'
import { labelFormats } from '../labels/formats.ts'
import { recognise, type RecogniseOptions } from '../labels/recognise.ts'

const ok = { kind: 'ok' }
/** The label that a scan is, or the first of those it may be. */
function firstOf(raw: string, options?: RecogniseOptions) {
  const answer = recognise(raw, options)
  return answer.kind === 'label' ? answer.label : answer.kind === 'ambiguous' ? answer.candidates[0] : undefined
}
const carriersOf = (raw: string, options?: RecogniseOptions) => {
  const answer = recognise(raw, options)
  if (answer.kind === 'label') return [answer.label, ...answer.others].map(({ carrier }) => carrier)
  return answer.kind === 'ambiguous' ? answer.candidates.map(({ carrier }) => carrier) : answer.kind
}

describe('the keys, by the worked examples of the brief §1.2', () => {
  it.each([
    ['S10', s10Key, '74687697', '7'],
    ['S10, remainder 10', s10Key, '20261122', '1'],
    ['S10, remainder 1', s10Key, '65201937', '0'],
    ['S10, remainder 0', s10Key, '20270714', '5'],
    ['Colissimo', colissimoKey, '1560267630', '0'],
    ['Colissimo', colissimoKey, '1755471022', '4'],
    ['Colissimo', colissimoKey, '2052475203', '2'],
    ['Colissimo', colissimoKey, '2611220001', '5'],
    ['Colissimo', colissimoKey, '2611220002', '2'],
    ['Colissimo (Business::Colissimo)', colissimoKey, '0123456789', '5'],
    ['Mondial Relay X', mondialRelayKey, '12123456780101', '0'],
    ['Mondial Relay Y', mondialRelayKey, '0662312345', '4'],
    ['Mondial Relay X', mondialRelayKey, '24876543210101', '3'],
    ['Mondial Relay Y', mondialRelayKey, '0750304219', '8'],
    ['Mondial Relay X', mondialRelayKey, '24000123450102', '3'],
    ['Mondial Relay Y', mondialRelayKey, '0059300007', '9'],
    ['UPS', upsKey, '5R8939035756712', '7'],
    ['UPS', upsKey, '591580685558773', '6'],
    ['UPS', upsKey, 'R7F202411262026', '1'],
    ['UPS', upsKey, 'A1B2C3680012345', '6'],
    ['DPD long', dpdKey, '008182709980000020033350276', 'C'],
    ['DPD short', dpdKey, '09980000020033', 'F'],
    ['DPD long', dpdKey, '004300015505123456789136250', 'P'],
    ['DPD short', dpdKey, '15505123456789', 'F'],
    ['DPD short', dpdKey, '09985000000042', 'Q'],
    ['GLS', glsKey, '00123456789', '4'],
    ['GLS', glsKey, '60106154321', '6'],
    ['GLS', glsKey, '31012345678', '3'],
    ['SSCC', ssccKey, '34012345000000001', '7'],
    ['SSCC', ssccKey, '10614141123456789', '7'],
    ['SSCC', ssccKey, '33760123400000042', '9'],
  ])('%s of %2$s is %3$s', (_name, key, body, expected) => expect(key(body)).toBe(expected))
})

describe('what a label says', () => {
  it.each([
    ['XY746876977FR', 's10', 'colissimo', 'XY746876977FR'],
    ['CB202611221FR', 's10', 'colissimo', 'CB202611221FR'],
    ['RB202707145FR', 's10', 'colissimo', 'RB202707145FR'],
    ['6A15602676300', 'colissimo', 'colissimo', '6A15602676300'],
    ['6M17554710224', 'colissimo', 'colissimo', '6M17554710224'],
    ['8L20524752032', 'colissimo', 'colissimo', '8L20524752032'],
    ['6A26112200022', 'colissimo', 'colissimo', '6A26112200022'],
    ['12123456780101006623123454', 'mondial-relay-label', 'mondial-relay', '12345678'],
    ['24000123450102300593000079', 'mondial-relay-label', 'mondial-relay', '00012345'],
    ['1Z5R89390357567127', 'ups', 'ups', '1Z5R89390357567127'],
    ['1Z 591 580 68 5558 7736', 'ups', 'ups', '1Z5915806855587736'],
    ['1ZA1B2C36800123456', 'ups', 'ups', '1ZA1B2C36800123456'],
    ['008182709980000020033350276C', 'dpd-long', 'dpd', '09980000020033'],
    ['0043000 1550 5123 4567 89 136 250 P', 'dpd-long', 'dpd', '15505123456789'],
    ['09980000020033F', 'dpd-short', 'dpd', '09980000020033'],
    ['09985000000042Q', 'dpd-short', 'dpd', '09985000000042'],
    ['001234567894', 'gls', 'gls', '001234567894'],
    ['601061543216', 'gls', 'gls', '601061543216'],
    ['(00)340123450000000017', 'sscc', undefined, '340123450000000017'],
    ['(00)106141411234567897', 'sscc', undefined, '106141411234567897'],
    [']C100106141411234567897', 'sscc', undefined, '106141411234567897'],
  ])('%s: %s of %s, shipment %s, key right', (raw, kind, carrier, shipment) => {
    expect(firstOf(raw)).toMatchObject({ kind, carrier, shipment, check: ok })
  })

  it.each([
    ['%008182709980000020033350276', 'dpd-long', 'dpd', '09980000020033'],
    ['TBA123456789012', 'amazon', 'amazon', 'TBA123456789012'],
    ['TBC123456789012', 'amazon', 'amazon', 'TBC123456789012'],
    ['TBM123456789012', 'amazon', 'amazon', 'TBM123456789012'],
    ['A0123456789', 'amazon', 'amazon', 'A0123456789'],
    ['620012345678901234567890', 'inpost', 'inpost', '620012345678901234567890'],
    ['87654321', 'mondial-relay-number', 'mondial-relay', '87654321'],
  ])('%s: %s of %s, shipment %s, without a key', (raw, kind, carrier, shipment) => {
    expect(firstOf(raw)).toMatchObject({ kind, carrier, shipment, check: { kind: 'none' } })
  })

  it('A-03 accepts the six codes, key ok, and warns of three with what was expected and what was read', () => {
    for (const code of [
      'LA652019370FR',
      '6A26112200015',
      '1ZR7F2024112620261',
      '15505123456789F',
      '310123456783',
      '(00)337601234000000429',
    ])
      expect(firstOf(code), code).toMatchObject({ check: ok })
    expect(firstOf('LA652019371FR')?.check).toEqual({ kind: 'wrong', expected: '0', read: '1' })
    expect(firstOf('6A26112200016')?.check).toEqual({ kind: 'wrong', expected: '5', read: '6' })
    // Also the right number of an American article, by its twelve digits: a key that is one off is a warning all the same.
    expect(firstOf('310123456784')?.check).toEqual({ kind: 'wrong', expected: '3', read: '4' })
  })

  it('A-03 in a round, whose carrier may number so, asks nothing', () => {
    const round = (raw: string, carrier: string) => recognise(raw, { carrier })
    expect(round('LA652019370FR', 'chronopost')).toMatchObject({ kind: 'label', label: { carrier: 'chronopost' } })
    expect(round('(00)337601234000000429', 'colis-prive')).toMatchObject({
      kind: 'label',
      label: { carrier: 'colis-prive', kind: 'sscc', check: ok },
    })
    expect(round('310123456784', 'gls')).toMatchObject({ kind: 'label', label: { check: { expected: '3' } } })
  })

  it('A-11 reads a Mondial Relay label: shipment 87654321, parcel 1 of 1, both keys right', () => {
    expect(recognise('24876543210101307503042198')).toEqual({
      kind: 'label',
      label: {
        carrier: 'mondial-relay',
        kind: 'mondial-relay-label',
        code: '24876543210101307503042198',
        shipment: '87654321',
        parcelNo: 1,
        parcelCount: 1,
        check: ok,
        shape: 'whose',
      },
      others: [],
      repaired: false,
    })
    expect(firstOf('24000123450102300593000079')).toMatchObject({ parcelNo: 1, parcelCount: 2 })
  })
  it('A-11 tells which of the two keys is wrong', () => {
    expect(firstOf('24876543210101407503042198')?.check).toEqual({ kind: 'wrong', expected: '38', read: '48' })
    expect(firstOf('24876543210101307503042199')?.check).toEqual({ kind: 'wrong', expected: '38', read: '39' })
  })
})

describe('whose it is', () => {
  it('is asked where the shape does not tell: fourteen digits, eight, postal numbers', () => {
    expect(recognise('15505123456789')).toMatchObject({ kind: 'ambiguous', candidates: [{ carrier: 'dpd' }] })
    expect(recognise('87654321').kind).toBe('ambiguous')
    expect(carriersOf('87654321')).toEqual(['mondial-relay', 'gls'])
    expect(carriersOf('CB202611221FR')).toEqual(['colissimo', 'chronopost', 'la-poste'])
  })
  it('is not asked where the café works with one of them only', () => {
    const active = ['chronopost', 'mondial-relay']
    expect(recognise('CB202611221FR', { active })).toMatchObject({ kind: 'label', label: { carrier: 'chronopost' } })
    expect(carriersOf('CB202611221FR', { active: ['ups'] })).toEqual(['colissimo', 'chronopost', 'la-poste'])
  })
  it('is the carrier of the round, where it may be; the others are named', () => {
    expect(carriersOf('310123456783')).toEqual(['gls', 'mondial-relay'])
    expect(carriersOf('310123456783', { carrier: 'mondial-relay' })).toEqual(['mondial-relay', 'gls'])
    expect(carriersOf('15505123456789', { carrier: 'dpd' })).toEqual(['dpd'])
  })
  it('is another carrier’s in the round: told, for the sentence that asks', () => {
    expect(carriersOf('1ZR7F2024112620261', { carrier: 'mondial-relay' })).toEqual(['ups'])
  })
  it('takes any plausible code where a carrier’s numbers are not published, unless a key says whose it is', () => {
    expect(recognise('VGO12345678', { carrier: 'vinted-go' })).toMatchObject({
      kind: 'label',
      label: { carrier: 'vinted-go', kind: 'free', code: 'VGO12345678', check: { kind: 'none' } },
    })
    expect(carriersOf('15505123456789', { carrier: 'relais-colis' })).toEqual(['relais-colis', 'dpd'])
    expect(carriersOf('1ZR7F2024112620261', { carrier: 'relais-colis' })).toEqual(['ups', 'relais-colis'])
    expect(recognise('VGO12345678', { carrier: 'ups' })).toEqual({ kind: 'unknown', code: 'VGO12345678' })
  })
  it('is said by the café’s own patterns first', () => {
    const patterns = [
      { mask: 'RC############', check: 'none' },
      { mask: '############', check: 'mod-10' },
    ] as const
    const formats = [...ownFormats('relais-colis', patterns), ...labelFormats]
    expect(recognise('RC123456789012', { formats })).toMatchObject({
      kind: 'label',
      label: { carrier: 'relais-colis', kind: 'own' },
    })
    // The same digits, by another key: neither shape decides, the key does.
    expect(firstOf('310123456784', { formats })).toMatchObject({ carrier: 'relais-colis', check: ok })
    expect(firstOf('310123456783', { formats })).toMatchObject({ carrier: 'gls', check: ok })
    expect(recognise('VGO12345678', { formats, carrier: 'relais-colis' }).kind).toBe('unknown')
    expect(zScanPattern.safeParse({ mask: '(a+)+$', check: 'none' }).success).toBe(false)
    expect(zScanPattern.safeParse({ mask: '@@########', check: 'mod-10' }).success).toBe(false)
  })
})

describe('what is no label (brief §1.9)', () => {
  it('is an article', () => {
    expect(recognise('3017620422003')).toEqual({ kind: 'article', ean: '3017620422003', repaired: false })
    expect(recognise('3017620422003', { carrier: 'vinted-go' }).kind).toBe('article')
    expect(recognise(']E0310123456784')).toMatchObject({ kind: 'article', ean: '0310123456784' })
    expect(recognise('96385074', { aim: ']E4', carrier: 'mondial-relay' }).kind).toBe('article')
    expect(recognise('3017620422004')).toEqual({ kind: 'unknown', code: '3017620422004' })
  })
  it('is Colissimo’s sorting code (published sample of Business::Colissimo)', () => {
    expect(recognise('8L1722409000011234000097')).toMatchObject({ kind: 'sorting' })
    expect(recognise('8L1 72240 900001 1234 000097', { carrier: 'vinted-go' }).kind).toBe('sorting')
  })
  it.each([
    ['', 'empty'],
    [' \t\n', 'empty'],
    ['1234567', 'too-short'],
    ['9'.repeat(41), 'too-long'],
    ['Café au lait', 'signs'],
    ['0123456789\u001dABCDEFGH', 'signs'],
  ])('%j is %s: no label', (raw, why) => expect(recognise(raw)).toEqual({ kind: 'not-a-label', why }))
})

it('is nothing that no symbol can hold', () => {
  expect(recognise('A'.repeat(9_000))).toEqual({ kind: 'not-a-label', why: 'too-long' })
})

describe('a code with more in it than the number', () => {
  const gs = '\u001d'
  it('is read where GS1 says which part is the number', () => {
    expect(firstOf(`]d2003376012340000004294210250400${gs}10AB`)).toMatchObject({
      kind: 'sscc',
      shipment: '337601234000000429',
      check: ok,
    })
  })
  it('is read from the MaxiCode of UPS, whose number is in three fields', () => {
    const fields = [
      '96841706672',
      '840',
      '001',
      '1Z12345675',
      'UPSN',
      '12345E',
      '089',
      '',
      '1/1',
      '10',
      'Y',
      '',
      '',
      'UT',
    ]
    const message = (all: string[]) => `[)>\u001e01${gs}${all.join(gs)}\u001e\u0004`
    expect(firstOf(message(fields))).toMatchObject({ carrier: 'ups', code: '1Z12345E0112345675', check: ok })
    expect(recognise(message(fields.with(3, '1Z12345676')))).toEqual({ kind: 'not-a-label', why: 'signs' })
  })
  it('is read from the address of the carrier’s page, and from a message’s fields, where a key confirms it', () => {
    expect(firstOf('https://www.laposte.fr/outils/suivre-vos-envois?code=6A15602676300')).toMatchObject({
      carrier: 'colissimo',
      check: ok,
    })
    expect(firstOf(`[)>\u001e06${gs}6A26112200015${gs}Q1\u001e\u0004`)).toMatchObject({
      carrier: 'colissimo',
      check: ok,
    })
    expect(recognise('https://example.org/?code=6A15602676301').kind).toBe('not-a-label')
    expect(recognise('https://example.org/?code=TBA123456789012').kind).toBe('not-a-label')
  })
})

describe('a scan through the wrong keyboard', () => {
  it('is repaired where the key confirms it: -Q&(-àé-è-"àà is 6A15602676300', () => {
    expect(recognise('-Q&(-àé-è-"àà')).toMatchObject({
      kind: 'label',
      label: { carrier: 'colissimo', code: '6A15602676300', check: ok },
      repaired: true,
    })
    expect(recognise('-Q&(-àé-è-"à&').kind).toBe('not-a-label')
  })
  it.each([
    ['US wand, French computer: Mondial Relay', 'é\'_è-(\'"é&à&à&"àè(à"à\'é&ç_', '24876543210101307503042198'],
    ['US wand, French computer: UPS', "&WRèFéàé'&&é-éàé-&", '1ZR7F2024112620261'],
    ['French wand, US computer: UPS', '!WR&F@)@$!!@^@)@^!', '1ZR7F2024112620261'],
    ['a Mac: Colissimo', '§Q&(§àé§è§"àà', '6A15602676300'],
    ['Caps Lock, letters alone: UPS', '1WR7F2024112620261', '1ZR7F2024112620261'],
    ['its % in front: DPD, told by its 27 digits', '5àà_&_éèàçç_àààààéàà"""(àéè-', '008182709980000020033350276'],
    ['Amazon, told by its letters', 'TBQ&é"\'(-è_çà&é', 'TBA123456789012'],
  ])('%s', (_name, raw, code) => {
    const answer = recognise(raw)
    expect(answer.kind === 'label' && answer.repaired ? answer.label.code : undefined).toBe(code)
  })
  it('is not repaired on a guess: fourteen digits without a key, letters of an unknown code', () => {
    expect(recognise('&((à(&é"\'(-è_ç').kind).toBe('not-a-label')
    expect(recognise('TBQ123456789012')).toEqual({ kind: 'unknown', code: 'TBQ123456789012' })
  })
  it('is an article as well', () => {
    expect(recognise('"à&è-éà\'ééàà"')).toEqual({ kind: 'article', ean: '3017620422003', repaired: true })
  })
})

describe('normalising', () => {
  it.each([
    ['  6a 26112-200015\r\n', '6A26112200015'],
    [']C1%008182709980000020033350276', '008182709980000020033350276'],
    ['(00) 3376 0123 4000 000429', '00337601234000000429'],
    ['\u001d0012', '0012'],
  ])('%j is %s', (raw, code) => expect(normalise(raw)).toBe(code))
})

describe('a whole number', () => {
  it('is looked at before what lies inside it may be: twenty of InPost’s digits look like a parcel of GS1', () => {
    const found = recognise('009603031303135099122000', { carrier: 'inpost' })
    expect(found).toMatchObject({ kind: 'label', label: { carrier: 'inpost', code: '009603031303135099122000' } })
  })
})
