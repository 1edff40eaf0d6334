import { describe, expect, test } from 'vitest'
import { readPieces } from '../../src/renderer/client/download.ts'
import {
  archiveFaultSentence,
  codeDigits,
  faultSentence,
  guideParts,
  isWholeCode,
  progressShare,
  remarkSentence,
  shownCode,
} from '../../src/renderer/control/control-view.ts'
import { archivePresets, exportPresets, wholePeriod, type Closed } from '../../src/renderer/control/periods-view.ts'
import { isAmountWrong, NOTHING_ASKED, readAmount, searchOf } from '../../src/renderer/control/search-view.ts'
import { readDay, typedDay } from '../../src/renderer/ui/date-view.ts'
import { guide } from '../../src/main/tax-control/guide.ts'
import type { FecFaultCode } from '../../src/main/accounting/fec-check.ts'
import type { ArchiveFault } from '../../src/main/archives/verify-archive.ts'
import { chains, type Fault } from '../../src/main/journal/index.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { day } from '../support/said.ts'

const words = texts.fr.control.tax
const today = day('2026-11-24')

describe('days as they are typed', () => {
  test.each([
    ['24/11/2026', '2026-11-24'],
    ['4-1-26', '2026-01-04'],
    ['04.01.2025', '2025-01-04'],
    ['24112026', '2026-11-24'],
    ['241126', '2026-11-24'],
    ['3/2', '2026-02-03'],
    ['25/12', '2025-12-25'],
    ['31/02/2026', undefined],
    ['24/13/2026', undefined],
    ['bonjour', undefined],
    ['', undefined],
    ['2', undefined],
  ])('%s', (text, read) => {
    expect(readDay(text, today)).toBe(read)
  })
  test('what is shown is read again as itself', () => {
    expect(readDay(typedDay(today), today)).toBe(today)
  })
})

describe('the search', () => {
  test.each([
    ['12,40', 1240],
    ['12.4', 1240],
    ['12', 1200],
    ['12,', 1200],
    ['1 234,50 €', 123_450],
    ['-3,20', -320],
    ['−3,20', -320],
    ['-0', 0],
    ['12,345', undefined],
    ['douze', undefined],
    ['', undefined],
  ])('%s is an amount', (text, amount) => {
    expect(readAmount(text)).toBe(amount)
    expect(isAmountWrong(text)).toBe(text !== '' && amount === undefined)
  })
  test('asks for what is written and for nothing else', () => {
    expect(searchOf(NOTHING_ASKED)).toEqual({})
    expect(searchOf({ from: today, to: undefined, number: '12', amount: 'x' })).toEqual({ from: today, number: 12 })
    expect(searchOf({ from: undefined, to: today, number: '0', amount: '1,6' })).toEqual({ to: today, totalCents: 160 })
  })
})

describe('the verification in words', () => {
  test('its share', () => {
    expect(progressShare({ state: 'running', done: 0, of: 0 })).toBeUndefined()
    expect(progressShare({ state: 'running', done: 250, of: 1000 })).toBe(0.25)
  })
  test('a fault is a sentence, whatever is not known stays as it is named', () => {
    const fault = { chain: 'tickets', seq: 12, what: 'altered' }
    expect(faultSentence(fault, '12', words)).toMatch(/^Tickets, n°\u00a012\u202f: le contenu/)
    expect(faultSentence({ chain: 'moons', seq: 1, what: 'eaten' }, '1', words)).toMatch(/^moons, n°\u00a01/)
  })
  test('every chain and every fault of the core has its word', () => {
    const kinds: Record<Fault['what'], true> = {
      missing: true,
      altered: true,
      unchained: true,
      'unknown-key': true,
      misplaced: true,
      'not-canonical': true,
      'totals-wrong': true,
      'refund-above-original': true,
      undated: true,
      'tail-lost': true,
      replaced: true,
      'rolled-back': true,
      'head-unreadable': true,
      'key-altered': true,
      'key-unannounced': true,
    }
    for (const kind of Object.keys(kinds)) expect(Object.hasOwn(words.check.what, kind), kind).toBe(true)
    for (const chain of [...chains, 'keys', 'head', 'file']) {
      expect(Object.hasOwn(words.check.chains, chain), chain).toBe(true)
    }
  })
})

describe('what an archive’s check says', () => {
  const sentence = (fault: ArchiveFault | string) =>
    archiveFaultSentence(typeof fault === 'string' ? fault : JSON.stringify(fault), String, words)
  test.each([
    [{ what: 'altered', chain: 'tickets', seq: 3 }, /^Tickets, n°\u00a03/],
    [{ what: 'file-missing', name: 'tickets.csv' }, /^tickets\.csv\u202f: un fichier manque/],
    [{ what: 'file-altered' }, /^Le fichier a changé/],
    ['another file than the sealed one', /n’est pas le fichier scellé/],
  ] as const)('%j', (fault, said) => {
    expect(sentence(fault)).toMatch(said)
  })
  test('every fault of a whole has its word', () => {
    const whole: Record<Exclude<ArchiveFault['what'], Fault['what']>, true> = {
      'file-altered': true,
      'not-an-archive': true,
      'manifest-altered': true,
      'file-missing': true,
      'file-unknown': true,
      'file-differs': true,
      'unknown-signer': true,
    }
    for (const what of Object.keys(whole)) expect(Object.hasOwn(words.check.what, what), what).toBe(true)
  })
})

describe('remarks of the validator', () => {
  test.each([
    ['name-siren-key 0', /^Nom du fichier\u202f: ce SIREN/],
    ['unbalanced 12 EcritureNum', /^Ligne 12, EcritureNum\u202f: l’écriture n’est pas équilibrée/],
    ['empty-line 4', /^Ligne 4\u202f: la ligne est vide/],
    ['brand-new 4', /^Ligne 4\u202f: remarque inconnue/],
  ])('%s', (remark, said) => {
    expect(remarkSentence(remark, String, words)).toMatch(said)
  })
  test('every code has its words', () => {
    const codes: Record<FecFaultCode, true> = {
      'name-format': true,
      'name-siren-key': true,
      'name-date': true,
      encoding: true,
      'empty-file': true,
      'empty-line': true,
      separator: true,
      'header-name': true,
      'column-count': true,
      empty: true,
      'amount-point': true,
      'amount-thousands': true,
      'amount-negative': true,
      'amount-format': true,
      'both-sides': true,
      'no-side': true,
      'account-letters': true,
      'account-too-short': true,
      'account-too-long': true,
      'date-format': true,
      'date-calendar': true,
      'number-format': true,
      'number-gap': true,
      'number-back': true,
      unbalanced: true,
      'entry-dates': true,
      'valid-before-entry': true,
      'valid-order': true,
      'closing-before-entry': true,
    }
    for (const code of Object.keys(codes)) expect(Object.hasOwn(words.export.fec, code), code).toBe(true)
  })
})

describe('a code from paper', () => {
  test.each([
    ['3fa9c071', '3FA9-C071', true],
    ['3fa9-c071', '3FA9-C071', true],
    [' 3F A9 C0 71 ', '3FA9-C071', true],
    ['3fa9', '3FA9', false],
    ['3fa9c', '3FA9-C', false],
    ['3fa9-c0719999', '3FA9-C071', true],
    ['zzz', '', false],
  ])('%s', (typed, shown, whole) => {
    expect(shownCode(typed)).toBe(shown)
    expect(isWholeCode(typed)).toBe(whole)
    expect(codeDigits(typed)).toBe(shown.replace('-', ''))
  })
})

describe('ready-made periods', () => {
  const month = { from: day('2026-10-01'), to: day('2026-10-31') }
  const year = { from: day('2025-10-01'), to: day('2026-09-30') }
  const closed: Closed = {
    today,
    firstDay: day('2025-10-01'),
    until: day('2026-11-23'),
    lastMonth: month,
    lastYear: year,
  }
  const young: Closed = { today, firstDay: today, until: undefined, lastMonth: undefined, lastYear: undefined }

  test('of archives', () => {
    expect(archivePresets(closed, [])).toEqual([
      { name: 'lastMonth', period: month },
      { name: 'lastYear', period: year },
      { name: 'sinceLast', period: { from: '2025-10-01', to: '2026-11-23' } },
    ])
    const since = archivePresets(closed, [month, year]).at(-1)
    expect(since).toEqual({ name: 'sinceLast', period: { from: '2026-11-01', to: '2026-11-23' } })
    expect(
      archivePresets(closed, [{ from: day('2026-11-01'), to: day('2026-11-23') }]).map(({ name }) => name),
    ).toEqual(['lastMonth', 'lastYear'])
    expect(archivePresets(young, [])).toEqual([])
  })
  test('of exports: the fiscal year that goes on begins behind the last closed one', () => {
    expect(exportPresets(closed).map(({ name, period }) => [name, period.from, period.to])).toEqual([
      ['lastMonth', '2026-10-01', '2026-10-31'],
      ['thisYear', '2026-10-01', '2026-11-23'],
      ['lastYear', '2025-10-01', '2026-09-30'],
    ])
    expect(exportPresets(young)).toEqual([])
  })
  test('two ends in their order make a period', () => {
    expect(wholePeriod(month)).toEqual(month)
    expect(wholePeriod({ from: month.to, to: month.from })).toBeUndefined()
    expect(wholePeriod({ from: month.from, to: undefined })).toBeUndefined()
  })
})

describe('the guide', () => {
  const software = { name: 'Zinc', version: '0.2.0', coreVersion: '2.0.0', coreHash: 'f'.repeat(64) }
  const parts = guideParts(guide(software, 'CAISSE-1'))
  test('is cut at its headings, its lines made whole again', () => {
    expect(parts.map(({ title }) => title)).toEqual([
      'Logiciel',
      'Ce qui est enregistré',
      "Comment c'est scellé",
      'Clôtures',
      'Comment vérifier',
      'Événements (code NF525 quand il est connu, puis nom)',
    ])
    expect(parts[1]?.paragraphs).toHaveLength(2)
    expect(parts[1]?.paragraphs[0]).toMatch(/^Chaque ticket .* où il a lieu\.$/)
  })
  test('lists its events with their codes', () => {
    expect(parts.at(-1)?.rows).toContainEqual({ code: '90', name: 'integrity-defect' })
    expect(parts.at(-1)?.paragraphs).toEqual([])
  })
})

describe('a file in pieces', () => {
  const file = Uint8Array.from({ length: 25 }, (_, index) => index)
  const read = (offset: number) =>
    Promise.resolve({
      base64: Buffer.from(file.subarray(offset, offset + 10)).toString('base64'),
      bytes: file.length,
    })
  test('is read to its end, with its progress', async () => {
    const seen: number[] = []
    const parts = await readPieces(read, (done) => seen.push(done))
    expect(Buffer.concat(parts ?? [])).toEqual(Buffer.from(file))
    expect(seen).toEqual([10, 20, 25])
  })
  test('is nothing where it is not, or where it stops short', async () => {
    expect(
      await readPieces(
        () => Promise.resolve(null),
        () => undefined,
      ),
    ).toBeUndefined()
    expect(
      await readPieces(
        () => Promise.resolve({ base64: '', bytes: 5 }),
        () => undefined,
      ),
    ).toBeUndefined()
  })
})
