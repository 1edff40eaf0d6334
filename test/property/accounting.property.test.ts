import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eReport } from '../../src/main/accounting/e-reporting.ts'
import { checkFec, type FecFault } from '../../src/main/accounting/fec-check.ts'
import { fecBytes, fecName } from '../../src/main/accounting/fec.ts'
import { salesJournal } from '../../src/main/accounting/sales-journal.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import { defaultAccounts, zAccounts } from '../../src/shared/contracts/accounting.ts'
import type { Closure } from '../../src/shared/contracts/closures.ts'
import type { TenderKind } from '../../src/shared/ticket.ts'
import { invoiceOf, randomDays, sealedDays, smallDay } from '../support/closure-samples.ts'
import { createRandom, type Random } from '../support/random.ts'

const SIREN = '732829320'
const NAME = `${SIREN}FEC20261231.txt`
const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const total = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0)
const closuresOf = (seed: number) => sealedDays(randomDays(createRandom(seed), 12))

/** A file's data lines, read without any code of the till: cells, one string each. */
function linesOf(bytes: Uint8Array): string[][] {
  const text = new TextDecoder('iso-8859-15').decode(bytes)
  return text
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split('\t'))
}

const AT = { number: 2, date: 3, account: 4, label: 5, ref: 8, pieceDate: 9, debit: 11, credit: 12, valid: 15 }

/** Whole cents of `12,34`, without a fraction on the way. */
function centsAt(line: readonly string[], column: number): number {
  const [, whole = '', part = ''] = /^(\d+),(\d\d)$/.exec(line[column] ?? '') ?? []
  return Number(whole + part)
}

/** What an account was credited with, less its debits. */
function creditOf(lines: readonly string[][], account: string): number {
  return total(lines.filter((l) => l[AT.account] === account).map((l) => centsAt(l, AT.credit) - centsAt(l, AT.debit)))
}

describe('the sales journal of any days', () => {
  it('F-61 balances entry by entry, each line on one side only and never negative', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const entries = salesJournal(closuresOf(seed), defaultAccounts, [])
        for (const { lines } of entries) {
          expect(total(lines.map((line) => line.debitCents))).toBe(total(lines.map((line) => line.creditCents)))
          expect(lines.filter((line) => Math.min(line.debitCents, line.creditCents) !== 0)).toEqual([])
          expect(lines.filter((line) => Math.max(line.debitCents, line.creditCents) <= 0)).toEqual([])
          const accounts = lines.map((line) => `${line.account} ${line.label}`)
          expect(lines).toHaveLength(new Set(accounts).size)
        }
        expect(entries.map((entry) => entry.number)).toEqual(entries.map((_, i) => i + 1))
      }),
    )
  })

  it('F-61 can be read back from the file to the closures: each rate, each tender, each difference', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const closures = closuresOf(seed)
        const lines = linesOf(fecBytes(salesJournal(closures, defaultAccounts, []), defaultAccounts))
        const figures = closures.map((closure) => closure.figures)
        const rateOf = (rate: number, of: 'htCents' | 'vatCents') =>
          total(figures.flatMap(({ vat }) => vat.filter((row) => row.rate === rate).map((row) => row[of])))
        const suffixes: readonly (readonly [number, string])[] = [
          [2000, '200'],
          [1000, '100'],
          [550, '055'],
          [210, '021'],
          [850, '000'], // a rate without accounts of its own
        ]
        for (const [rate, suffix] of suffixes) {
          expect(creditOf(lines, `707${suffix}`) + creditOf(lines, `706${suffix}`)).toBe(rateOf(rate, 'htCents'))
          expect(creditOf(lines, `44571${suffix}`)).toBe(rateOf(rate, 'vatCents'))
        }
        const families = (nature: string, supply?: string) =>
          total(
            figures
              .flatMap((day) => day.families)
              .filter((row) => row.nature === nature && (supply ?? row.supply) === row.supply)
              .map((row) => row.ttcCents),
          )
        const moved = (...reasons: readonly string[]) =>
          total(
            figures
              .flatMap((day) => day.cashMovements)
              .filter(({ reason }) => reasons.includes(reason))
              .map((row) => row.amountCents),
          )
        const toOthers = moved('third-party-paid')
        expect(creditOf(lines, '467')).toBe(families('agency') - toOthers)
        expect(creditOf(lines, '4196')).toBe(families('liability', 'goods'))
        expect(creditOf(lines, '165')).toBe(families('liability', 'service'))
        const over = total(figures.map((day) => day.cashOverCents))
        const short = total(figures.map((day) => day.cashShortCents))
        expect(creditOf(lines, '758')).toBe(over)
        expect(creditOf(lines, '658')).toBe(0 - short)
        const left = (closures.at(-1)?.advances ?? []).map((advance) => advance.amountCents)
        // Advances and vouchers are both money that the café still owes something for.
        const vouchersSold = total(
          figures
            .flatMap((day) => day.families)
            .filter((row) => row.owed === 'voucher')
            .map((row) => row.ttcCents),
        )
        expect(creditOf(lines, '4191')).toBe(total(left) + vouchersSold - takenIn(closures, 'voucher'))
        expect(creditOf(lines, '5115')).toBe(0 - takenIn(closures, 'card'))
        const change = moved('change-brought')
        const [topped, dropped, deposited] = [moved('float-topped-up'), moved('safe-drop'), moved('bank-deposit')]
        const owner = moved('owner-brought') - moved('owner-took')
        const others = moved('other-in') - moved('other-out')
        const spent = moved('petty-purchase')
        const toStaff = moved('tips-paid')
        expect(creditOf(lines, '580')).toBe(change - deposited)
        expect(creditOf(lines, '5310')).toBe(topped + deposited - dropped)
        expect([creditOf(lines, '108'), creditOf(lines, '471'), creditOf(lines, '6068')]).toEqual([
          owner,
          others,
          0 - spent,
        ])
        const intoDrawer = change + topped + owner + others - spent - toStaff - toOthers - dropped
        expect(creditOf(lines, '5300')).toBe(0 - (takenIn(closures, 'cash') + over - short + intoDrawer))
      }),
    )
  })

  it('F-61 in any cut of the days is the same as in one go', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 12 }), (seed, cut) => {
        const closures = closuresOf(seed)
        const whole = salesJournal(closures, defaultAccounts, [])
        const first = closures.slice(0, cut)
        const later = salesJournal(closures.slice(cut), defaultAccounts, first.at(-1)?.advances ?? [])
        const joined = [...salesJournal(first, defaultAccounts, []), ...later]
        expect(joined.map(({ number, lines }) => ({ number, lines }))).toEqual(
          whole.map(({ number, lines }) => ({ number, lines })),
        )
      }),
    )
  })
})

/** What came in by one kind: on settled tickets, and on those still open at the end. */
function takenIn(closures: readonly Closure[], kind: TenderKind): number {
  const settled = closures.flatMap(({ figures }) => figures.tenders.filter((tender) => tender.kind === kind))
  const open = (closures.at(-1)?.advances ?? []).filter((advance) => advance.kind === kind)
  return total([...settled, ...open].map((tender) => tender.amountCents))
}

/** A file with at least four entries, so that each mutation finds its place. */
function fileOf(seed: number): { readonly lines: string[][]; readonly firsts: readonly number[] } {
  const random = createRandom(seed)
  const busy = randomDays(random, 12).map((day, i) =>
    i % 2 === 0 ? { ...day, tickets: [...day.tickets, ...smallDay.tickets] } : day,
  )
  const lines = linesOf(fecBytes(salesJournal(sealedDays(busy), defaultAccounts, []), defaultAccounts))
  return { lines, firsts: lines.flatMap((l, i) => (l[AT.number] === lines[i - 1]?.[AT.number] ? [] : [i])) }
}

const HEADER = [
  ...['JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib', 'CompAuxNum', 'CompAuxLib'],
  ...['PieceRef', 'PieceDate', 'EcritureLib', 'Debit', 'Credit', 'EcritureLet', 'DateLet', 'ValidDate'],
  ...['Montantdevise', 'Idevise'],
]
const textOf = (lines: readonly string[][], header = HEADER) =>
  [header, ...lines].map((line) => `${line.join('\t')}\r\n`).join('')
/** The labels used here have the same bytes in ISO 8859-1. */
const bytesOf = (text: string) => Buffer.from(text, 'latin1')

type File = ReturnType<typeof fileOf>
type Expected = readonly (readonly [line: number, column: string | null, what: FecFault['what']])[]
type Mutation = (
  file: File,
  random: Random,
) => { readonly text: string; readonly faults: Expected; readonly name?: string }

/** Changes one cell of one line, which the fault must name; the header is line 1. */
function cell(
  columns: readonly number[],
  change: (before: string, line: readonly string[]) => string,
  what: FecFault['what'],
  which: (file: File, random: Random, column: number) => number = ({ lines }, random) =>
    random.whole(0, lines.length - 1),
): Mutation {
  return (file, random) => {
    const column = random.pick(columns)
    const index = which(file, random, column)
    const lines = file.lines.map((line, i) =>
      i === index ? line.map((text, c) => (c === column ? change(text, line) : text)) : line,
    )
    return { text: textOf(lines), faults: [[index + 2, HEADER[column] ?? '', what]] }
  }
}

const sides = [AT.debit, AT.credit]
const dates = [AT.date, AT.pieceDate, AT.valid]
const usedSide: Parameters<typeof cell>[3] = ({ lines }, random, column) =>
  random.pick(lines.flatMap((line, i) => (centsAt(line, column) > 0 ? [i] : [])))
const notFirst: Parameters<typeof cell>[3] = ({ lines, firsts }, random) =>
  random.pick(lines.flatMap((_, i) => (firsts.includes(i) ? [] : [i])))
/** The first line of a line's entry. */
const entryStart = ({ firsts }: File, index: number) => Math.max(...firsts.filter((first) => first <= index))
const renumber = (file: File, from: number, to: (number: number) => number) =>
  file.lines.map((line, i) => (i >= from ? line.with(AT.number, String(to(Number(line[AT.number])))) : line))

const mutations: Readonly<Record<string, Mutation>> = {
  'a point for a comma': cell(sides, (text) => text.replace(',', '.'), 'amount-point'),
  'a space between thousands': cell(sides, () => '1 234,56', 'amount-thousands'),
  'a no-break space between thousands': cell(sides, () => '12\u00a0345,60', 'amount-thousands'),
  'a point between thousands': cell(sides, () => '1.234,56', 'amount-thousands'),
  'a negative amount': cell(sides, (text) => `-${text}`, 'amount-negative', usedSide),
  'a minus at the end': cell(sides, (text) => `${text}-`, 'amount-negative', usedSide),
  'words for an amount': cell(sides, () => 'douze', 'amount-format'),
  'three decimals': cell(sides, () => '1,234', 'amount-format'),
  'letters in an account': cell([AT.account], (text) => `${text}A`, 'account-letters'),
  'an account of two digits': cell([AT.account], (text) => text.slice(0, 2), 'account-too-short'),
  'an account of class 0': cell([AT.account], (text) => `0${text}`, 'account-too-short'),
  'an account of thirteen digits': cell([AT.account], (text) => text.padEnd(13, '0'), 'account-too-long'),
  '31 November': cell(dates, () => '20261131', 'date-calendar'),
  'month 13': cell(dates, () => '20261301', 'date-calendar'),
  'dashes in a date': cell(dates, (text) => text.replace(/^(....)(..)/, '$1-$2-'), 'date-format'),
  'a day first': cell(dates, () => '23/11/2026', 'date-format'),
  'lettering without a date': cell([14], () => 'hier', 'date-format'),
  'an unreadable foreign amount': cell([16], () => '1.5', 'amount-point'),
  'letters in a number': cell([AT.number], (text) => `${text}A`, 'number-format'),
  'no journal, label, reference or date': cell(
    [0, 1, AT.date, AT.label, AT.ref, AT.pieceDate, 10, AT.valid],
    () => '',
    'empty',
  ),
  'no account': cell([AT.account], () => '', 'empty'),
  'no number': cell([AT.number], () => '', 'empty'),
  'another date in an entry': cell([AT.date], () => '20200229', 'entry-dates', notFirst),
  'both sides': (file, random) => {
    const index = random.whole(0, file.lines.length - 1)
    const lines = file.lines.map((line, i) =>
      i === index ? line.with(AT.debit, '7,00').with(AT.credit, '7,00') : line,
    )
    return { text: textOf(lines), faults: [[index + 2, 'Debit', 'both-sides']] }
  },
  'no side': (file, random) => {
    const index = random.whole(0, file.lines.length - 1)
    const lines = file.lines.map((line, i) => (i === index ? line.with(AT.debit, '0,00').with(AT.credit, '') : line))
    return { text: textOf(lines), faults: [[index + 2, 'Debit', 'no-side']] }
  },
  'one cent more': (file, random) => {
    const index = random.whole(0, file.lines.length - 1)
    const column = centsAt(file.lines[index]!, AT.debit) > 0 ? AT.debit : AT.credit
    const more = String(centsAt(file.lines[index]!, column) + 1).padStart(3, '0')
    const lines = file.lines.map((line, i) => (i === index ? line.with(column, more.replace(/(..)$/, ',$1')) : line))
    return { text: textOf(lines), faults: [[entryStart(file, index) + 2, 'EcritureNum', 'unbalanced']] }
  },
  'a line left out': (file, random) => {
    const index = random.pick(file.lines.flatMap((_, i) => (file.firsts.includes(i) ? [] : [i])))
    return {
      text: textOf(file.lines.toSpliced(index, 1)),
      faults: [[entryStart(file, index) + 2, 'EcritureNum', 'unbalanced']],
    }
  },
  'a gap in the numbers': (file, random) => {
    const first = random.pick(file.firsts.slice(1))
    return { text: textOf(renumber(file, first, (n) => n + 1)), faults: [[first + 2, 'EcritureNum', 'number-gap']] }
  },
  'a number that goes back': (file) => {
    const last = file.firsts.at(-1)!
    return { text: textOf(renumber(file, last, (n) => n - 2)), faults: [[last + 2, 'EcritureNum', 'number-back']] }
  },
  'a validation before its entry': (file) => {
    const lines = file.lines.map((line, i) => (i === 0 ? line.with(AT.valid, '20200229') : line))
    return { text: textOf(lines), faults: [[2, 'ValidDate', 'valid-before-entry']] }
  },
  'a validation out of order': (file) => {
    const last = file.lines.length - 1
    const lines = file.lines.map((line, i) => (i === last - 1 ? line.with(AT.valid, '20270131') : line))
    return { text: textOf(lines), faults: [[last + 2, 'ValidDate', 'valid-order']] }
  },
  'a column less': (file, random) => {
    const index = random.whole(0, file.lines.length - 1)
    const column = random.whole(0, 17)
    const lines = file.lines.map((line, i) => (i === index ? line.toSpliced(column, 1) : line))
    return { text: textOf(lines), faults: [[index + 2, null, 'column-count']] }
  },
  'a tab in a label': (file, random) => {
    const index = random.whole(0, file.lines.length - 1)
    const lines = file.lines.map((line, i) => (i === index ? line.with(AT.label, 'Cai\tsse') : line))
    return { text: textOf(lines), faults: [[index + 2, null, 'column-count']] }
  },
  'another separator on a line': (file, random) => {
    const index = random.whole(0, file.lines.length - 1)
    const lines = file.lines.map((line, i) => (i === index ? [line.join('|')] : line))
    return { text: textOf(lines), faults: [[index + 2, null, 'separator']] }
  },
  'semicolons throughout': (file) => ({
    text: textOf(file.lines).replaceAll('\t', ';'),
    faults: [[1, null, 'separator']],
  }),
  'an empty line': (file, random) => {
    const index = random.whole(0, file.lines.length)
    return { text: textOf(file.lines.toSpliced(index, 0, [''])), faults: [[index + 2, null, 'empty-line']] }
  },
  'two names of the header changed over': (file, random) => {
    const [left, right] = [random.whole(0, 8), random.whole(9, 17)]
    const header = HEADER.with(left, HEADER[right]!).with(right, HEADER[left]!)
    return {
      text: textOf(file.lines, header),
      faults: [
        [1, HEADER[left]!, 'header-name'],
        [1, HEADER[right]!, 'header-name'],
      ],
    }
  },
  'a header of seventeen names': (file, random) => {
    return { text: textOf(file.lines, HEADER.toSpliced(random.whole(0, 17), 1)), faults: [[1, null, 'column-count']] }
  },
  'a header alone': () => ({ text: textOf([]), faults: [[1, null, 'empty-file']] }),
  'nothing at all': () => ({
    text: '',
    faults: [
      [1, null, 'separator'],
      [1, null, 'empty-file'],
    ],
  }),
  'UTF-8': (file) => {
    const text = textOf(file.lines)
    const line = text.split('\r\n').findIndex((row) => /[^ -~\t]/.test(row)) + 1
    return { text: Buffer.from(text, 'utf8').toString('latin1'), faults: [[line, null, 'encoding']] }
  },
  'the mark of UTF-8': (file) => ({ text: `\u00ef\u00bb\u00bf${textOf(file.lines)}`, faults: [[1, null, 'encoding']] }),
  'an apostrophe of Windows-1252': (file, random) => {
    const index = random.whole(0, file.lines.length - 1)
    const lines = file.lines.map((line, i) => (i === index ? line.with(AT.label, 'L\u0092impôt') : line))
    return { text: textOf(lines), faults: [[index + 2, null, 'encoding']] }
  },
  'a control character': (file, random) => {
    const index = random.whole(0, file.lines.length - 1)
    const lines = file.lines.map((line, i) => (i === index ? line.with(AT.label, 'Cai\u0000sse') : line))
    return { text: textOf(lines), faults: [[index + 2, null, 'encoding']] }
  },
  'a name that is none': (file, random) => {
    const name = random.pick([
      'FEC.txt',
      `${SIREN}FEC20261231.csv`,
      `${SIREN}FEC2026-12-31.txt`,
      `x${NAME}`,
      `73282932FEC20261231.txt`,
    ])
    return { text: textOf(file.lines), name, faults: [[0, null, 'name-format']] }
  },
  'a SIREN of a wrong key': (file) => {
    return { text: textOf(file.lines), name: '123456789FEC20261231.txt', faults: [[0, null, 'name-siren-key']] }
  },
  'a closing on 31 November': (file) => {
    return { text: textOf(file.lines), name: `${SIREN}FEC20261131.txt`, faults: [[0, null, 'name-date']] }
  },
  'a closing before the last entry': (file) => {
    const last = file.firsts.at(-1)!
    const before = file.lines[last - 1]![AT.date]!
    return {
      text: textOf(file.lines),
      name: `${SIREN}FEC${before}.txt`,
      faults: [[last + 2, 'EcritureDate', 'closing-before-entry']],
    }
  },
}

describe('our checker of such files', () => {
  it('F-61 finds nothing in any file that the till writes, whatever the labels', () => {
    const label = fc
      .array(fc.constantFrom('a', 'É', 'ç', 'œ', '€', '’', '–', '«', '\u202f', '"', '|', '=', '🍺', '\u00ad'))
      .map((chars) => [...`${chars.join('')}é${chars.join('')} é`].slice(0, 30).join(''))
    fc.assert(
      fc.property(seeds, label, (seed, text) => {
        const closures = closuresOf(seed)
        const accounts = zAccounts.parse({
          ...defaultAccounts,
          journalLabel: text,
          agency: { account: '467', label: text },
        })
        const entries = salesJournal(closures, accounts, [])
        const name = fecName(SIREN, '2026-12-31' as BusinessDay)
        expect(entries.length).toBeGreaterThan(0)
        expect(checkFec(fecBytes(entries, accounts), name)).toEqual([])
      }),
    )
  })

  it.each(Object.entries(mutations))('F-61 names the fault and its line: %s', (_, mutate) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const file = fileOf(seed)
        expect(checkFec(bytesOf(textOf(file.lines)), NAME)).toEqual([])
        const { text, faults, name = NAME } = mutate(file, createRandom(seed + 1))
        expect(checkFec(bytesOf(text), name).map(({ line, column, what }) => [line, column, what])).toEqual(faults)
      }),
      { numRuns: 25 },
    )
  })
})

describe('the e-reporting of any days', () => {
  it('F-62 and what invoices cover make the closures to the cent, by day, supply and rate', () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, vatOnDebits) => {
        const random = createRandom(seed)
        const samples = randomDays(random, 12)
        const closures = sealedDays(samples)
        const invoiced = samples.flatMap(({ day, tickets }) =>
          tickets.filter(() => random.chance(0.3)).flatMap((ticket) => invoiceOf(day, ticket)),
        )
        const period = { from: closures[0]!.from, to: closures.at(-1)!.to }
        const report = eReport(closures, { siren: SIREN, ...period, vatOnDebits, demo: false }, invoiced)
        for (const { to, figures } of closures) {
          const groups = report.transactions.filter((group) => group.date === to)
          const covered = report.invoiced.filter((row) => row.businessDay === to)
          for (const [supply, category] of [
            ['goods', 'TLB1'],
            ['service', 'TPS1'],
          ] as const) {
            const mine = groups.filter((group) => group.category === category)
            const out = covered.filter((row) => row.supply === supply)
            expect(mine.length).toBeLessThanOrEqual(1)
            const count = figures.supplies.find((row) => row.supply === supply)?.ticketCount ?? 0
            expect(total([...mine.map((g) => g.transactionCount), ...out.map((row) => row.ticketCount)])).toBe(count)
            const rates = mine.flatMap((g) => g.rates.map((row) => row.rate))
            expect(rates).toEqual(rates.toSorted((x, y) => x - y))
            expect(mine.map((g) => g.vatTotalCents)).toEqual(mine.map((g) => total(g.rates.map((row) => row.vatCents))))
            const own = figures.families.filter((row) => row.nature === 'own' && row.supply === supply)
            for (const rate of new Set(own.map((row) => row.rate))) {
              const told = [...mine.flatMap((g) => g.rates), ...out].filter((row) => row.rate === rate)
              const sold = own.filter((row) => row.rate === rate)
              expect(total(told.map((row) => row.htCents))).toBe(total(sold.map((row) => row.htCents)))
              expect(total(told.map((row) => row.vatCents))).toBe(total(sold.map((row) => row.vatCents)))
            }
          }
          const services = groups.filter((g) => g.category === 'TPS1').flatMap((g) => g.rates)
          const received = report.receipts.filter((row) => row.date === to)
          const ttc = vatOnDebits ? 0 : total(services.map((row) => row.htCents + row.vatCents))
          expect(total(received.map((row) => row.ttcCents))).toBe(ttc)
          if (figures.saleCount + figures.refundCount === 0) expect(groups).toEqual([])
        }
        const all = report.transactions.flatMap((group) => group.rates)
        const turnover = total(closures.map(({ figures }) => figures.turnoverCents))
        expect(total([...all, ...invoiced].map((row) => row.htCents + row.vatCents))).toBe(turnover)
      }),
    )
  })
})
