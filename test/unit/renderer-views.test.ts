import { describe, expect, test } from 'vitest'
import { countedPieces, countView, piecesFound, typedPieces, withPieces } from '../../src/renderer/cash/count-view.ts'
import { readingView } from '../../src/renderer/cash/reading-view.ts'
import { toggleOption, withSuggestion } from '../../src/renderer/counter/editor-view.ts'
import { payView, withAmountDigit } from '../../src/renderer/counter/pay-view.ts'
import { oneLess, oneMore, typedQuantity, withDigit } from '../../src/renderer/counter/quantity-view.ts'
import { lastView, lineDetail, tenderWord, touchedLine } from '../../src/renderer/counter/ticket-view.ts'
import { badgeCount, newestFirst } from '../../src/renderer/demo/paper-view.ts'
import { bars, type Known } from '../../src/renderer/shell/banners-view.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import type { Reading } from '../../src/shared/contracts/cash-sessions.ts'
import type { OptionGroup } from '../../src/shared/catalogue.ts'
import { newCashSessionId, newLineId, newPrintJobId, newTicketId, zOptionId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { AMOUNT_MAX_CENTS, type Line, type OpenTicket } from '../../src/shared/ticket.ts'
import { zProductId } from '../../src/shared/ids.ts'
import { vatRate } from '../../src/shared/vat.ts'
import { untouchedShownLine, untouchedShownTicket } from '../support/drafts.ts'

const line = (more: Partial<Line> = {}): Line => ({
  lineId: newLineId(),
  productId: zProductId.parse('prd_cafe'),
  label: 'Café',
  note: '',
  options: [],
  quantityMilli: milli(1000),
  unitPriceCents: cents(160),
  ttcCents: cents(160),
  vatRate: vatRate(1000),
  nature: 'own',
  supply: 'service',
  ...untouchedShownLine,
  ...more,
})
const ticket = (total: number, paid = 0, lines: readonly Line[] = [line()]): OpenTicket => ({
  ticketId: newTicketId(),
  place: 'on-site',
  openedAtMs: 0,
  ...untouchedShownTicket,
  lines: [...lines],
  tenders: [],
  totalCents: cents(total),
  paidCents: cents(paid),
  dueCents: cents(total - paid),
})

describe('pay view', () => {
  test.each([
    ['nothing on the ticket', null, undefined, false, { due: 0, canPay: false, free: false, label: 'toPay' }],
    ['a coffee', ticket(160), undefined, false, { due: 160, canPay: true, free: false, label: 'toPay' }],
    ['a tender on its way', ticket(160), undefined, true, { canPay: false }],
    ['partly paid', ticket(1000, 400), undefined, false, { due: 600, canPay: true, label: 'stillToPay' }],
    ['nothing to take', ticket(0), undefined, false, { canPay: false, free: true }],
    [
      'less typed than due',
      ticket(1000),
      '400',
      false,
      { typed: 400, change: 0, canTakeCash: true, canTakeCard: true },
    ],
    ['more typed than due', ticket(1000), '2000', false, { change: 1000, canTakeCash: true, canTakeCard: false }],
    ['nothing typed yet', ticket(1000), '', false, { canTakeCash: false, canTakeCard: false }],
  ] as const)('%s', (_, open, digits, taking, shown) => {
    expect(payView(open, digits, taking)).toMatchObject(shown)
  })
  test.each([
    ['', '5', '5'],
    ['5', '00', '500'],
    ['', '0', ''],
    ['1234567', '8', '1234567'],
    ['12', 'back', '1'],
    ['', 'back', ''],
  ])('%s then %s is %s', (digits, key, next) => {
    expect(withAmountDigit(digits, key)).toBe(next)
  })
})

describe('quantities', () => {
  test.each([
    ['', 1000],
    ['3', 3000],
    ['12', 12000],
    ['000', 1000],
  ])('typed %s', (digits, quantity) => {
    expect(typedQuantity(digits)).toBe(quantity)
  })
  test('a leading zero and a fourth digit are not heard', () => {
    expect(withDigit('', '0')).toBe('')
    expect(withDigit('10', '0')).toBe('100')
    expect(withDigit('999', '9')).toBe('999')
  })
  test('one more stops at the bound, one less at nothing', () => {
    expect(oneMore({ quantityMilli: milli(999_000) })).toBe(999_000)
    expect(oneLess({ quantityMilli: milli(1000) })).toBe(0)
  })
})

describe('ticket view', () => {
  const coffee = line()
  const tea = line({ label: 'Thé' })
  test('the touched line is the new one, or the one whose quantity moved', () => {
    expect(touchedLine(null, ticket(160, 0, [coffee]))).toBe(coffee.lineId)
    expect(touchedLine(ticket(160, 0, [coffee]), ticket(320, 0, [coffee, tea]))).toBe(tea.lineId)
    const two = { ...coffee, quantityMilli: milli(2000) }
    expect(touchedLine(ticket(320, 0, [coffee, tea]), ticket(480, 0, [two, tea]))).toBe(coffee.lineId)
  })
  test('a line says its options and its note', () => {
    const options = [{ optionId: zOptionId.parse('opt_soja'), label: 'lait de soja', priceCents: cents(40) }]
    expect(lineDetail({ options, note: 'bien chaud' })).toBe('lait de soja · bien chaud')
    expect(lineDetail({ options: [], note: '' })).toBe('')
  })
  test.each([
    [[], 'none'],
    [['cash', 'cash'], 'cash'],
    [['card'], 'card'],
    [['cash', 'card'], 'mixed'],
  ] as const)('tenders %j', (kinds, word) => {
    expect(tenderWord(kinds)).toBe(word)
  })
  test('no last ticket', () => {
    expect(lastView(null)).toEqual({ kind: 'none' })
  })
})

describe('options', () => {
  const option = (id: string) => ({ id: zOptionId.parse(id), label: id, priceCents: cents(0) })
  const [milk, soy, oat] = [option('opt_milk'), option('opt_soy'), option('opt_oat')] as const
  const group = (max: number): OptionGroup => ({ id: 'lait', label: 'Lait', min: 0, max, options: [milk, soy, oat] })
  test.each([
    ['chosen', 2, [], milk, [milk.id]],
    ['taken off again', 2, [milk.id], milk, []],
    ['in place of the only one', 1, [milk.id], soy, [soy.id]],
    ['beyond the maximum', 2, [milk.id, soy.id], oat, [milk.id, soy.id]],
  ] as const)('%s', (_, max, chosen, tapped, next) => {
    expect(toggleOption(chosen, group(max), tapped)).toEqual(next)
  })
  test('a frequent note is added once and taken off again', () => {
    expect(withSuggestion('', 'bien chaud')).toBe('bien chaud')
    expect(withSuggestion('bien chaud', 'sans sucre')).toBe('bien chaud, sans sucre')
    expect(withSuggestion('bien chaud, sans sucre', 'bien chaud')).toBe('sans sucre')
    expect(withSuggestion('x'.repeat(58), 'sans sucre')).toBe('x'.repeat(58))
  })
})

describe('counting', () => {
  test('pieces add up and compare', () => {
    const pieces = withPieces(withPieces({}, cents(2000), 6), cents(5), 3)
    expect(countedPieces(pieces)).toBe(12015)
    const over = { counted: 12015, difference: 15, verdict: 'over', explain: false }
    expect(countView(cents(12000), cents(12015), cents(500))).toEqual(over)
    expect(countView(cents(100), cents(90), cents(500)).verdict).toBe('short')
    expect(countView(cents(100), cents(100), cents(0))).toMatchObject({ verdict: 'right', explain: false })
    expect(countView(cents(1000), cents(499), cents(500)).explain).toBe(true)
    expect(countView(cents(1000), cents(1500), cents(500)).explain).toBe(false)
    expect(piecesFound(pieces)).toEqual([
      { valueCents: 2000, count: 6 },
      { valueCents: 5, count: 3 },
    ])
  })
  test('what is typed is whole and bounded', () => {
    expect(typedPieces('12a')).toBe(12)
    expect(typedPieces('')).toBe(0)
    expect(withPieces({}, cents(100), -1)[100]).toBe(0)
    expect(withPieces({}, cents(100), 1e9)[100]).toBe(9999)
  })
  test('no count is more than an amount may be', () => {
    const full = withPieces(withPieces({}, cents(50_000), 9_999), cents(20_000), 9_999)
    expect(full[50_000]).toBe(199)
    expect(countedPieces(full)).toBeLessThanOrEqual(AMOUNT_MAX_CENTS)
    expect(withPieces(full, cents(50_000), 3)[50_000]).toBe(3)
  })
})

describe('reading', () => {
  const reading: Reading = {
    papers: [],
    sessionId: newCashSessionId(),
    businessDay: '2026-11-23' as Reading['businessDay'], // a literal in the right form
    openedAtMs: 0,
    ticketCount: 3,
    refundCount: 0,
    tenderChangeCount: 0,
    refundsCents: cents(0),
    owed: [],
    tips: [],
    advances: [],
    advancesBefore: [],
    firstTicket: 1,
    lastTicket: 3,
    lineCount: 4,
    turnoverCents: cents(1000),
    htCents: cents(909),
    vatCents: cents(91),
    agencyCents: cents(0),
    vat: [],
    tenders: [
      { kind: 'cash', count: 2, amountCents: cents(600) },
      { kind: 'card', count: 1, amountCents: cents(400) },
    ],
    categories: [
      { label: 'Froid', quantityMilli: 1000, ttcCents: cents(250) },
      { label: 'Café', quantityMilli: 3000, ttcCents: cents(750) },
    ],
    voidedLines: 0,
    voidedTickets: 0,
    drawerOpenings: 2,
    openingReasons: [],
    movements: [],
    safeCents: cents(0),
    floatCents: cents(15000),
    expectedCents: cents(15600),
  }
  test('average, cash, best category first', () => {
    const view = readingView(reading)
    expect(view).toMatchObject({ averageCents: 333, cashInCents: 600, takenCents: 1000 })
    expect(view.categories.map(({ label }) => label)).toEqual(['Café', 'Froid'])
    expect(view.categories[0]?.share).toBe(1)
  })
  test('no ticket, no average', () => {
    expect(readingView({ ...reading, ticketCount: 0, tenders: [], categories: [] }).averageCents).toBeUndefined()
  })
})

describe('bars', () => {
  const job = {
    jobId: newPrintJobId(),
    document: 'receipt',
    number: 7,
    printerId: null,
    copyNumber: 0,
    createdAtMs: 0,
    why: '',
  } as const
  const calm: Known = {
    line: 'up',
    held: false,
    anomalies: [],
    unknownCode: undefined,
    update: undefined,
    backups: undefined,
    mayChange: true,
    printing: {
      configured: true,
      health: 'ready',
      drawerFailed: false,
      drawer: 'unwatched' as const,
      printers: [],
      jobs: [],
      old: null,
    },
    askedCode: undefined,
    payments: undefined,
    ticketId: undefined,
    day: undefined,
  }
  const closedDay = { state: 'closed' as const, lastCountedCents: cents(0) }
  const openDay = {
    state: 'open' as const,
    sessionId: newCashSessionId(),
    businessDay: '2026-11-23' as BusinessDay,
    openedAtMs: 0,
    floatCents: cents(0),
    overdue: false,
  }
  const wanted = { overdue: false, missing: 0, wanted: true }
  const kinds = (known: Partial<Known>) => bars({ ...calm, ...known }).shown.map(({ kind }) => kind)
  const printing = (more: Partial<NonNullable<Known['printing']>>) => ({
    printing: {
      configured: true,
      health: 'ready' as const,
      drawerFailed: false,
      drawer: 'unwatched' as const,
      printers: [],
      jobs: [],
      old: null,
      ...more,
    },
  })
  test.each([
    ['nothing to say', {}, []],
    ['the line is down', { line: 'down' as const }, ['line-down']],
    ['an answer is missing', { held: true }, ['held']],
    ['the chain is broken', { anomalies: [{ kind: 'chain-broken' as const, where: '' }] }, ['anomaly']],
    ['a code nobody knows', { unknownCode: '123456' }, ['unknown-code']],
    ['no paper', printing({ health: 'paper-out' }), ['printer']],
    ['a job on its way is no news', printing({ jobs: [{ ...job, state: 'sending' }] }), []],
    ['a job to settle', printing({ jobs: [{ ...job, state: 'unknown' }] }), ['unsettled-job']],
    [
      'a job that the printer holds is no question yet',
      printing({ health: 'paper-out', jobs: [{ ...job, state: 'held-by-printer' }] }),
      ['printer'],
    ],
    [
      'a job that the printer held, once it was helped',
      printing({ jobs: [{ ...job, state: 'held-by-printer' }] }),
      ['unsettled-job'],
    ],
    ['nobody made the sheet of the backups', { backups: wanted }, ['backups-wanted']],
    ['a server cannot make it', { backups: wanted, mayChange: false }, []],
    ['the sheet is there', { backups: { ...wanted, wanted: false } }, []],
    ['another version, while a day is open', { update: '0.3.0', day: openDay }, []],
    ['another version, between two days', { update: '0.3.0', day: closedDay }, ['update']],
    ['papers that nobody waits for', printing({ old: { count: 3, sinceMs: 1 } }), ['old-papers']],
    [
      'old papers, and no printer to print them',
      printing({ old: { count: 3, sinceMs: 1 }, health: 'offline' }),
      ['printer'],
    ],
    ['the drawer was opened without the till', printing({ drawer: 'unasked' }), ['drawer-open']],
    ['the drawer was left open', printing({ drawer: 'left-open' }), ['drawer-open']],
    ['the drawer is open while change is given', printing({ drawer: 'open' }), []],
    ['the drawer stayed shut', printing({ drawerFailed: true }), ['drawer-failed']],
    ['no printer, no trouble', printing({ configured: false, health: 'offline' }), []],
  ])('%s', (_, known, shown) => {
    expect(kinds(known)).toEqual(shown)
  })
  test('two at the most, the gravest first, and how many more', () => {
    const known = { line: 'down' as const, unknownCode: '1', ...printing({ drawerFailed: true, health: 'offline' }) }
    expect(kinds(known)).toEqual(['line-down', 'unknown-code'])
    expect(bars({ ...calm, ...known }).more).toBe(2)
  })
  test('jobs wait behind a printer that is out of paper', () => {
    const known = printing({ health: 'paper-out', jobs: [{ ...job, state: 'waiting' }] })
    expect(bars({ ...calm, ...known }).shown).toEqual([{ kind: 'printer', health: 'paper-out', waiting: 1 }])
  })
  test('a job that the printer holds does not wait in the till', () => {
    const known = printing({ health: 'cover-open', jobs: [{ ...job, state: 'held-by-printer' }] })
    expect(bars({ ...calm, ...known }).shown).toEqual([{ kind: 'printer', health: 'cover-open', waiting: 0 }])
  })
})

describe('paper', () => {
  const slip = (number: number, kind: 'paper' | 'drawer') => ({ slip: number, atMs: 0, kind, svg: '', text: '' })
  const paper = [slip(1, 'paper'), slip(2, 'drawer'), slip(3, 'paper')]
  test('the badge counts paper that was not seen', () => {
    expect(badgeCount(paper, 0)).toBe(2)
    expect(badgeCount(paper, 1)).toBe(1)
    expect(badgeCount(paper, 3)).toBe(0)
    expect(newestFirst(paper).map((one) => one.slip)).toEqual([3, 2, 1])
  })
})
