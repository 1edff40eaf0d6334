import { describe, expect, it, onTestFinished } from 'vitest'
import { FEC_FAULTS_MAX, checkFec } from '../../src/main/accounting/fec-check.ts'
import { decimalComma } from '../../src/main/documents/csv.ts'
import { fecBytes, fecDescription, fecName, fecText } from '../../src/main/accounting/fec.ts'
import { isPosted, salesJournal } from '../../src/main/accounting/sales-journal.ts'
import { Defect } from '../../src/shared/assert.ts'
import type { CashReason } from '../../src/shared/cash.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import { accountFault, defaultAccounts, zAccounts, type Accounts } from '../../src/shared/contracts/accounting.ts'
import type { Closure } from '../../src/shared/contracts/closures.ts'
import { cents } from '../../src/shared/money.ts'
import { vatRate } from '../../src/shared/vat.ts'
import { sealedDays, smallDay, type SampleDay } from '../support/closure-samples.ts'
import { command, day } from '../support/said.ts'
import { NOON_MS } from '../support/shop.ts'
import { DAY_MS, openClockedShop, trade } from '../support/years.ts'

const latin9 = (bytes: Uint8Array) => new TextDecoder('iso-8859-15').decode(bytes)
const quiet: SampleDay = { ...smallDay, day: '2026-11-24', tickets: [], advances: [], over: 0, short: 0 }
const entriesOf = (...days: readonly SampleDay[]) => salesJournal(sealedDays(days), defaultAccounts, [])
/** An entry as an accountant writes it: account, debit, credit. */
const sidesOf = (days: readonly SampleDay[], accounts: Accounts = defaultAccounts) =>
  salesJournal(sealedDays(days), accounts, []).map(({ lines }) =>
    lines.map((line) => [line.account, line.debitCents, line.creditCents]),
  )

describe('the entry of a day', () => {
  it('F-61 balances tenders, sales by rate, VAT, press and a drawer that was short: worked out by hand', () => {
    expect(sidesOf([smallDay])).toEqual([
      [
        ['5115', 1200, 0],
        ['5300', 610, 0], // 9.30 taken, 3.00 given back, 0.20 missing
        ['658', 20, 0],
        ['706100', 0, 145],
        ['706200', 0, 250], // two beers of 3.00 less the one refunded: 6.00 − 3.00, HT
        ['467', 0, 170],
        ['707200', 0, 1000],
        ['44571100', 0, 15],
        ['44571200', 0, 250],
      ],
    ])
  })

  it('F-61 takes cash that moved without a sale to the safe, the bank, purchases, the owner and suspense', () => {
    const moved = (reason: CashReason, amountCents: number) => ({ reason, count: 1, amountCents: cents(amountCents) })
    const cashMovements = [
      moved('change-brought', 10_000),
      moved('float-topped-up', 2_000),
      moved('owner-brought', 700),
      moved('other-in', 50),
      moved('petty-purchase', 1_540),
      moved('owner-took', 300),
      moved('other-out', 20),
      moved('safe-drop', 30_000),
      moved('bank-deposit', 25_000),
    ]
    expect(sidesOf([{ ...quiet, cashMovements }])).toEqual([
      [
        ['580', 15_000, 0], // 250.00 taken to the bank, 100.00 brought back as change
        ['5310', 3_000, 0], // 300.00 dropped, 250.00 to the bank, 20.00 back to the drawer
        ['6068', 1_540, 0],
        ['5300', 0, 19_110],
        ['108', 0, 400],
        ['471', 0, 30],
      ],
    ])
    const undone = [moved('safe-drop', 0)]
    expect(sidesOf([{ ...quiet, cashMovements: undone }])).toEqual([])
  })

  it('reads accounts that were kept before cash could move without a sale', () => {
    const { safe: _s, transfers: _t, pettyPurchases: _p, owner: _o, suspense: _u, ...before } = defaultAccounts
    expect(zAccounts.parse(before)).toEqual(defaultAccounts)
  })

  it('changes sides when more was refunded than sold, and shows an excess of cash', () => {
    const beer = { family: 'Bières', nature: 'own', supply: 'service', rate: 2000, ttc: -600 } as const
    const refund = { lines: [beer], tenders: [{ kind: 'card', amount: -600 } as const] }
    expect(sidesOf([{ ...quiet, tickets: [refund], over: 35 }])).toEqual([
      [
        ['5300', 35, 0],
        ['706200', 500, 0],
        ['44571200', 100, 0],
        ['5115', 0, 600],
        ['758', 0, 35],
      ],
    ])
  })

  it('credits deposits on packaging to 4196 and security deposits to 165, TTC', () => {
    const deposit = (supply: 'goods' | 'service', ttc: number) =>
      ({ family: 'Consignes', nature: 'liability', supply, rate: 0, ttc }) as const
    const ticket = {
      lines: [deposit('goods', 200), deposit('service', 15_000)],
      tenders: [{ kind: 'card', amount: 15_200 } as const],
    }
    expect(sidesOf([{ ...quiet, tickets: [ticket] }])).toEqual([
      [
        ['5115', 15_200, 0],
        ['4196', 0, 200],
        ['165', 0, 15_000],
      ],
    ])
  })

  it('takes advances on open tickets to 4191, and back on the day the ticket is settled', () => {
    const coffee = { family: 'Boissons chaudes', nature: 'own', supply: 'service', rate: 1000, ttc: 1100 } as const
    const paid = [{ kind: 'cash', amount: 1000 } as const, { kind: 'card', amount: 100 } as const]
    const taken = { ...quiet, advances: paid.slice(0, 1) }
    const settled = { ...quiet, day: '2026-11-25', tickets: [{ lines: [coffee], tenders: paid }] }
    expect(sidesOf([taken, settled])).toEqual([
      [
        ['5300', 1000, 0],
        ['4191', 0, 1000],
      ],
      [
        ['5115', 100, 0], // of the 11.00, 10.00 in cash came the day before
        ['4191', 1000, 0],
        ['706100', 0, 1000],
        ['44571100', 0, 100],
      ],
    ])
  })

  it('begins from the advances that the last entry before it left', () => {
    const [first] = sealedDays([{ ...quiet, advances: [{ kind: 'card', amount: 700 }] }])
    const before = [{ kind: 'card' as const, amountCents: cents(500) }]
    expect(salesJournal([first!], defaultAccounts, before)[0]?.lines).toEqual([
      { account: '5115', label: 'Cartes bancaires à encaisser', debitCents: 200, creditCents: 0 },
      { account: '4191', label: 'Clients - avances et acomptes reçus', debitCents: 0, creditCents: 200 },
    ])
  })

  it('is left out for a day without figures, whose advances the next entry takes along', () => {
    const [moved, day] = sealedDays([
      { ...quiet, advances: [{ kind: 'cash', amount: 300 }] },
      { ...smallDay, day: '2026-11-25' },
    ])
    const unnumbered = { ...moved!, accountingNumber: null }
    const next = { ...day!, accountingNumber: 1, advances: moved!.advances }
    const entries = salesJournal([unnumbered, next], defaultAccounts, [])
    expect(entries).toHaveLength(1)
    expect(entries[0]?.lines).toContainEqual({
      account: '4191',
      label: 'Clients - avances et acomptes reçus',
      debitCents: 0,
      creditCents: 300,
    })
  })

  it('shows both sides when two families cancel out on one account, since its number is taken', () => {
    const line = (family: string, ttc: number) => ({ family, nature: 'own', supply: 'goods', rate: 550, ttc }) as const
    const tickets = [
      { lines: [line('Épicerie', 211)], tenders: [{ kind: 'cash', amount: 211 } as const] },
      { lines: [line('Pain', -211)], tenders: [{ kind: 'cash', amount: -211 } as const] },
    ]
    expect(sidesOf([{ ...quiet, tickets }])).toEqual([
      [
        ['707055', 200, 0],
        ['707055', 0, 200],
      ],
    ])
  })

  it('is validated on the day of its closing, after midnight as well, and never before the one that precedes it', () => {
    const [noon, night] = [Date.UTC(2026, 10, 25, 12), Date.UTC(2026, 10, 28, 23, 30)]
    const days = [
      { ...smallDay, day: '2026-11-25', closedAtMs: noon },
      { ...smallDay, day: '2026-11-26', closedAtMs: night }, // half past midnight in Paris
      { ...smallDay, day: '2026-11-27', closedAtMs: noon }, // a clock that was put back
      { ...smallDay, day: '2026-11-30', closedAtMs: noon },
    ]
    const validated = entriesOf(...days).map((entry) => entry.validatedOn)
    expect(validated).toEqual(['2026-11-25', '2026-11-29', '2026-11-29', '2026-11-30'])
  })

  it('is refused as a defect when the closure does not add up or is out of order', () => {
    const [one, two] = sealedDays([smallDay, { ...smallDay, day: '2026-11-24' }])
    const journal =
      (...days: readonly Closure[]) =>
      () =>
        salesJournal(days, defaultAccounts, [])
    const [card, ...others] = one!.figures.tenders
    const wrong = {
      ...one!,
      figures: { ...one!.figures, tenders: [{ ...card!, amountCents: cents(1201) }, ...others] },
    }
    expect(journal(wrong)).toThrow('an entry balances')
    expect(journal(two!, one!)).toThrow('entry 1 is out of order')
    expect(journal(one!, { ...two!, accountingNumber: 3 })).toThrow('entry 3 is out of order')
    expect(journal({ ...two!, accountingNumber: 1 }, { ...one!, accountingNumber: 2 })).toThrow(
      'entry 2 is out of order',
    )
    expect(journal({ ...one!, accountingNumber: null })).toThrow('no accounting number')
    expect(journal({ ...one!, level: 'month' })).toThrow(Defect)
  })

  it('does not exist for a number given to a day that moves nothing: the checker names the gap', () => {
    const [one, free, two] = sealedDays([smallDay, quiet, { ...smallDay, day: '2026-11-25' }])
    const days = [one!, { ...free!, accountingNumber: 2 }, { ...two!, accountingNumber: 3 }]
    const entries = salesJournal(days, defaultAccounts, [])
    expect(entries.map(({ number }) => number)).toEqual([1, 3])
    const faults = checkFec(fecBytes(entries, defaultAccounts), '732829320FEC20261231.txt')
    expect(faults).toEqual([{ line: 11, column: 'EcritureNum', what: 'number-gap' }])
  })

  it('is needed as soon as anything moves', () => {
    const posted = (day: Partial<SampleDay>, before: Closure['advances'] = []) =>
      isPosted(sealedDays([{ ...quiet, ...day }])[0]!, before)
    expect(posted({})).toBe(false)
    expect(posted({ short: 1 })).toBe(true)
    expect(posted({ over: 1 })).toBe(true)
    expect(posted({ tickets: smallDay.tickets })).toBe(true)
    expect(posted({ advances: [{ kind: 'cash', amount: 100 }] })).toBe(true)
    expect(posted({ advances: [{ kind: 'cash', amount: 100 }] }, [{ kind: 'cash', amountCents: cents(100) }])).toBe(
      false,
    )
  })
})

describe('the accounts', () => {
  it.each([
    ['707', undefined],
    ['123456789012', undefined],
    ['53A', 'letters'],
    ['41 1', 'letters'],
    ['٧٠٧', 'letters'],
    ['', 'too-short'],
    ['70', 'too-short'],
    ['0707', 'too-short'],
    ['1234567890123', 'too-long'],
  ])('F-61 %s: %s', (text, fault) => {
    expect(accountFault(text)).toBe(fault)
  })

  it('of a new till are valid', () => {
    expect(zAccounts.parse(defaultAccounts)).toEqual(defaultAccounts)
  })

  it('lose the spaces around a label', () => {
    const agency = { account: '467', label: ' Tiers ' }
    expect(zAccounts.parse({ ...defaultAccounts, agency }).agency.label).toBe('Tiers')
  })

  const [first, ...others] = defaultAccounts.sales
  it.each([
    ['without a row for everything else', { sales: defaultAccounts.sales.slice(0, -1) }],
    ['with two rows for the same sales', { sales: [first, ...others, { ...first, account: '701' }] }],
    ['with a rate that is no rate', { sales: [...others, { ...first, rate: 5.5 }] }],
    ['with letters in an account', { agency: { account: '467A', label: 'Tiers' } }],
    ['with a label of nothing to read', { agency: { account: '467', label: '-\u200b-' } }],
    ['without an account for a kind of tender', { tenders: { cash: defaultAccounts.tenders.cash } }],
    [
      'with two VAT accounts for one rate',
      {
        vat: {
          ...defaultAccounts.vat,
          rates: [first, first].map((row) => ({ rate: 2000, account: '445', label: row?.label })),
        },
      },
    ],
  ])('are refused %s', (_, change) => {
    expect(zAccounts.safeParse({ ...defaultAccounts, ...change }).success).toBe(false)
  })

  it('are found by the most specific row: family, then supply, then rate', () => {
    const row = (account: string, family: string | null, supply: 'service' | null, rate: number | null) => ({
      family,
      supply,
      rate: rate === null ? null : vatRate(rate),
      account,
      label: account,
    })
    const sold = (rows: Accounts['sales']) =>
      sidesOf([smallDay], zAccounts.parse({ ...defaultAccounts, sales: rows }))[0]
        ?.filter(([account]) => String(account).startsWith('70'))
        .map(([account, , credit]) => [account, credit])
    const any = row('700', null, null, null)
    expect(sold([any])).toEqual([['700', 1395]])
    expect(sold([any, row('702', null, null, 2000), row('703', null, 'service', null)])).toEqual([
      ['703', 395],
      ['702', 1000],
    ])
    expect(
      sold([any, row('704', null, 'service', 2000), row('705', 'Bières', null, null), row('706', 'Vins', null, 1000)]),
    ).toEqual([
      ['700', 1145],
      ['705', 250],
    ])
  })
})

const header =
  'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\t' +
  'EcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise'
const line = (account: string, label: string, debit: string, credit: string) =>
  `VT\tVentes au comptoir\t1\t20261123\t${account}\t${label}\t\t\tCJ-000001\t20261123\tVentes du 23/11/2026\t` +
  `${debit}\t${credit}\t\t\t20261124\t\t`

describe('the file', () => {
  it('F-61 is what LPF A47 A-1 asks for, to the letter', () => {
    const bytes = fecBytes(entriesOf(smallDay), defaultAccounts)
    expect(latin9(bytes).split('\r\n')).toEqual([
      header,
      line('5115', 'Cartes bancaires à encaisser', '12,00', '0,00'),
      line('5300', 'Caisse', '6,10', '0,00'),
      line('658', 'Manquants de caisse', '0,20', '0,00'),
      line('706100', 'Prestations de services 10 %', '0,00', '1,45'),
      line('706200', 'Prestations de services 20 %', '0,00', '2,50'),
      line('467', 'Encaissements pour le compte de tiers', '0,00', '1,70'),
      line('707200', 'Ventes de marchandises 20 %', '0,00', '10,00'),
      line('44571100', 'TVA collectée 10 %', '0,00', '0,15'),
      line('44571200', 'TVA collectée 20 %', '0,00', '2,50'),
      '',
    ])
    expect(checkFec(bytes, '732829320FEC20261231.txt')).toEqual([])
  })

  it('F-61 is one byte a character, in ISO 8859-15', () => {
    const label = 'Café à 3 €, œufs'
    const accounts = { ...defaultAccounts, agency: { account: '467', label } }
    const bytes = fecBytes(salesJournal(sealedDays([smallDay]), accounts, []), accounts)
    // é E9, à E0, € A4, œ BD: the last two are elsewhere in ISO 8859-1.
    const written = [0x43, 0x61, 0x66, 0xe9, 0x20, 0xe0, 0x20, 0x33, 0x20, 0xa4, 0x2c, 0x20, 0xbd, 0x75, 0x66, 0x73]
    expect(Buffer.from(bytes).includes(Buffer.from(written))).toBe(true)
  })

  it.each([
    ['L’Équipe – “midi”', "L'Équipe - 'midi'"],
    ['Un\ttrait\r\nde\u202fplus\u00a0 ici', 'Un trait de plus ici'],
    ['Œufs… 3 €', 'Œufs... 3 €'],
    ['Chaud\u00ad\u200bfroid\u0007', 'Chaudfroid'],
    ['e\u0301cole', 'école'],
    ['Bar 🍺 № 1', 'Bar ? No 1'],
    ['2 ƒ', '2 ?'], // printers have it, ISO 8859-15 has not
    ['"Tiers"', "'Tiers'"],
  ])('writes %j as %j', (label, written) => {
    expect(fecText(label)).toBe(written)
  })

  it.each(['=1+1', '+33', '-2', '@A1', ' =\t=A1', '＝1', '–1', '\u200b@x'])(
    'F-36 gives a spreadsheet no formula: %j',
    (label) => {
      expect(fecText(label)).toMatch(/^[0-9A-Za-z]/)
    },
  )

  it.each([
    [0, '0,00'],
    [5, '0,05'],
    [123_456_789, '1234567,89'],
    [-1050, '-10,50'],
  ])('writes %d cents as %s', (amount, text) => {
    expect(decimalComma(cents(amount))).toBe(text)
  })

  it('bears the SIREN and the last day of the year', () => {
    expect(fecName('732829320', '2026-12-31' as BusinessDay)).toBe('732829320FEC20261231.txt')
    expect(() => fecName('732 829 320', '2026-12-31' as BusinessDay)).toThrow(Defect)
  })

  it('F-36 comes with a description of its encoding, its separators, its zones and its accounts', () => {
    const text = latin9(fecDescription('732829320FEC20261231.txt', entriesOf(smallDay), defaultAccounts, false))
    const zones = header.split('\t')
    expect(text).toContain('Fichier : 732829320FEC20261231.txt\r\nÉcritures : 1, numéros 1 à 1\r\n')
    expect(text).toContain('Jeu de caractères : ISO 8859-15')
    expect(text).toContain(
      "Séparateur de zones : tabulation, jamais présente dans une zone. Séparateur d'enregistrements : CR LF.",
    )
    expect(zones.filter((zone, i) => !text.includes(`\r\n${i + 1}. ${zone} (`))).toEqual([])
    expect(text.split('\r\n').filter((row) => row.startsWith('Compte '))).toEqual([
      'Compte 44571100 : TVA collectée 10 %',
      'Compte 44571200 : TVA collectée 20 %',
      'Compte 467 : Encaissements pour le compte de tiers',
      'Compte 5115 : Cartes bancaires à encaisser',
      'Compte 5300 : Caisse',
      'Compte 658 : Manquants de caisse',
      'Compte 706100 : Prestations de services 10 %',
      'Compte 706200 : Prestations de services 20 %',
      'Compte 707200 : Ventes de marchandises 20 %',
    ])
    expect(text).not.toContain('?')
  })
})

describe('our checker', () => {
  const bytes = fecBytes(entriesOf(smallDay), defaultAccounts)

  it('names the key of the demonstration café’s SIREN, and nothing else', () => {
    expect(checkFec(bytes, '123456789FEC20261231.txt')).toEqual([{ line: 0, column: null, what: 'name-siren-key' }])
  })

  it('accepts bars for separators and a single line feed: the law does', () => {
    const text = latin9(bytes).replaceAll('\t', '|').replaceAll('\r\n', '\n')
    expect(checkFec(Buffer.from(text, 'latin1'), '732829320FEC20261231.txt')).toEqual([])
  })

  it('stops at a hundred faults', () => {
    const faulty = line('5300', 'Caisse', '1.00', '0.00').replace('20261124', '2026-11-24')
    const faults = faultsOf(...Array.from({ length: 500 }, () => faulty))
    expect(FEC_FAULTS_MAX).toBe(100)
    expect(faults).toHaveLength(100)
    expect(faults.slice(0, 3).map(({ line: at, what }) => [at, what])).toEqual([
      [2, 'date-format'],
      [2, 'amount-point'],
      [2, 'amount-point'],
    ])
  })

  it('follows each journal’s numbers apart, and does not take up a number that it has seen', () => {
    const pair = (journal: string, number: number) => entry(journal, number, ['1,00', '0,00'], ['0,00', '1,00'])
    expect(faultsOf(...pair('VT', 7), ...pair('OD', 1), ...pair('VT', 8), ...pair('OD', 2))).toEqual([])
    expect(faultsOf(...pair('VT', 1), ...pair('VT', 3), ...pair('VT', 2), ...pair('VT', 4))).toEqual([
      { line: 4, column: 'EcritureNum', what: 'number-gap' },
      { line: 6, column: 'EcritureNum', what: 'number-back' },
    ])
  })

  it('does not let one entry make up for another of the same number', () => {
    expect(faultsOf(...entry('VT', 1, ['1,00', '0,00']), ...entry('OD', 1, ['0,00', '1,00']))).toEqual([
      { line: 2, column: 'EcritureNum', what: 'unbalanced' },
      { line: 3, column: 'EcritureNum', what: 'unbalanced' },
    ])
  })

  it('judges the balance of an entry again after one that it could not read', () => {
    const [one = '', two = ''] = entry('VT', 1, ['1,00', '0,00'], ['0,00', '1,00'])
    const wrong = entry('VT', 2, ['1,00', '0,00'])
    expect(faultsOf(one, 'VT', two, ...wrong)).toEqual([
      { line: 3, column: null, what: 'column-count' },
      { line: 5, column: 'EcritureNum', what: 'unbalanced' },
    ])
  })

  it('tells faults in the order of the lines, that of an entry at its first', () => {
    const [one = '', two = ''] = entry('VT', 1, ['1,00', '0,00'], ['0,00', '2,00'])
    expect(faultsOf(one, two.replace('CJ-000001', ' '))).toEqual([
      { line: 2, column: 'EcritureNum', what: 'unbalanced' },
      { line: 3, column: 'PieceRef', what: 'empty' },
    ])
  })

  it('reads amounts without cents, with one decimal, and negative ones of a foreign currency', () => {
    const [debit = '', ...credits] = entry('VT', 1, ['12,50', '0,00'], ['', '12'], ['0', '0,5'])
    expect(faultsOf(debit.replace(/\t\t$/, '\t-12,50\tGBP'), ...credits)).toEqual([])
  })
})

/** Lines of an entry, one for each pair of debit and credit. */
function entry(journal: string, number: number, ...amounts: readonly (readonly [string, string])[]): readonly string[] {
  return amounts.map(([debit, credit]) =>
    line('5300', 'Caisse', debit, credit).replace(/^VT(.*?)\t1\t/, `${journal}$1\t${number}\t`),
  )
}

function faultsOf(...lines: readonly string[]) {
  const text = [header, ...lines].map((row) => `${row}\r\n`).join('')
  return checkFec(Buffer.from(text, 'latin1'), '732829320FEC20261231.txt')
}

it('F-61 a closed period in which nothing was sold makes a file without entries, and that is no fault', async () => {
  const shop = await openClockedShop(NOON_MS)
  onTestFinished(() => shop.close())
  await trade(shop, [['prd_cafe']])
  shop.clockTo(NOON_MS + 2 * DAY_MS)
  await shop.openDay()
  const exportId = crypto.randomUUID()
  const period = { from: day('2026-11-24'), to: day('2026-11-24') }
  await shop.ask.accounting.prepare({ ...command(), exportId, kind: 'sales-journal', ...period })
  const made = await shop.ask.accounting.files({ exportId })
  expect(Buffer.from(made?.files[0]?.base64 ?? '', 'base64').toString('latin1')).toBe(`${header}\r\n`)
  expect(made?.faults).toEqual(['name-siren-key 0']) // the demonstration café’s
})
