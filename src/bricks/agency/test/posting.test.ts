import { afterEach, describe, expect, it } from 'vitest'
import { toText } from '../../../main/documents/text.ts'
import { cents } from '../../../shared/money.ts'
import { expectBooksToBalance } from '../../../../test/support/books.ts'
import { stubPaper } from '../papers/stub-paper.ts'
import { zItem } from '../rules/items.ts'
import { newItemId } from '../ids.ts'
import { onDay, openAgencyShop, type AgencyShop } from './agency-shop.ts'

let shop: AgencyShop | undefined
afterEach(() => shop?.close())

describe('what a day of the counter services leaves behind', () => {
  it('F-28 F-55 is posted on 467, 4196 and 70; the Z expects what lies in the drawer, and a closing bears it', async () => {
    const open = (shop = await openAgencyShop())
    const sessionId = await open.openDay(10_000)
    await open.addTemplate('fdj-tirage')
    await open.sellOne('gaz', 'butane-13', { bulletin: 'B-1' })
    await open.sellOne('timbres', 'carnet-vert')
    await open.payOut('la-poste', 4000)
    await open.typeDay('fdj-tirage', '2026-11-23', { mises: 3000 }, 12_000)
    const expected = 10_000 + 3890 + 3200 + 1824 - 4000 + 3000 - 12_000
    expect(await open.expectedCents()).toBe(expected)
    await open.ask.cashSessions.close(open.command({ sessionId, countedCents: cents(expected) }))
    open.set('2026-11-24 10:00')
    await open.openDay()
    await expectBooksToBalance(open)

    const exportId = crypto.randomUUID()
    const period = { from: onDay('2026-11-23'), to: onDay('2026-11-23') }
    await open.ask.accounting.prepare(open.command({ exportId, kind: 'sales-journal' as const, ...period }))
    const made = await open.ask.accounting.files({ exportId })
    const [header = [], ...rows] = Buffer.from(made?.files[0]?.base64 ?? '', 'base64')
      .toString('latin1')
      .split('\r\n')
      .map((row) => row.split('\t'))
    const of = (account: RegExp) =>
      rows
        .filter((row) => account.test(row[header.indexOf('CompteNum')] ?? ''))
        .map((row) => [row[header.indexOf('Debit')], row[header.indexOf('Credit')]])
    // 18.24 - 40.00 + 30.00 - 120.00: the partners owe the café what it paid for them.
    expect(of(/^467/)).toEqual([['111,76', '0,00']])
    expect(of(/^4196/)).toEqual([['0,00', '32,00']])
    expect(of(/^165/)).toEqual([])
    expect(of(/^70/)).toEqual([['0,00', '32,42']])
    expect(of(/^4457/)).toEqual([['0,00', '6,48']])
  })
})

it('the stub of something that was left says its number twice, what it is and what it costs', () => {
  const item = zItem.parse({
    itemId: newItemId(),
    service: 'pressing',
    number: 'P-2026-000012',
    article: 'manteau',
    label: 'Manteau',
    pieces: 1,
    note: 'bouton à recoudre',
    name: 'Aglaé Mirliton',
    phone: '06 00 00 00 09',
    priceCents: 1600,
    state: 'deposited',
    depositedAtMs: Date.parse('2026-11-23T10:00:00+01:00'),
    sentAtMs: null,
    backAtMs: null,
    calledAtMs: null,
    endedAtMs: null,
  })
  const site = {
    name: 'Café de la Place',
    addressLines: ['1 place'],
    phone: '',
    siret: '',
    vatNumber: '',
    naf: '',
    thanks: '',
  }
  const text = toText(stubPaper({ item, service: 'Dépôt pressing', site, zone: 'Europe/Paris' }), 42)
  for (const words of ['P-2026-000012', 'Manteau', 'bouton à recoudre', '16,00', 'Aglaé Mirliton', '23/11/2026'])
    expect(text).toContain(words)
  expect(text).not.toContain('06 00')
})
