import { unzipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DEMO_MARK } from '../../src/main/documents/demonstration.ts'
import { checkFiles } from '../../src/main/network/index.ts'
import { defaultNetwork } from '../../src/shared/network.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { coffees, daysFrom, morningOf, openNetworkCafe, textOf } from '../support/network.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { openRealCafe } from '../support/real-cafe.ts'
import { command, day } from '../support/said.ts'
import { zinc } from '../support/serve-process.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { archivesDone, trade } from '../support/years.ts'

const TODAY = day('2026-11-23')
type File = { readonly name: string; readonly base64: string }
const textIn = ({ base64 }: File) => Buffer.from(base64, 'base64').toString('latin1')

/** The same day in a demo and in a café that is none. */
const kinds = [
  ['a demo', true, (dataFolder: string) => openShop({ dataFolder })],
  ['a café', false, (dataFolder: string) => openRealCafe({ dataFolder })],
] as const

async function aClosedDay(open: (dataFolder: string) => Promise<Shop>) {
  const folder = folderOfTest()
  const shop = await open(folder)
  onTestFinished(() => shop.close())
  await trade(shop, [['prd_cafe', 'prd_demi'], ['prd_baguette']])
  await shop.ask.closures.closeDay({ ...command(), day: TODAY })
  return { shop, folder }
}

async function exported(shop: Shop, kind: 'sales-journal' | 'e-reporting'): Promise<readonly File[]> {
  const exportId = crypto.randomUUID()
  await shop.ask.accounting.prepare({ ...command(), exportId, kind, from: TODAY, to: TODAY })
  return (await shop.ask.accounting.files({ exportId }))!.files
}

describe.each(kinds)('what leaves %s', (_, demo, open) => {
  it(`${demo ? 'says' : 'does not say'} that nothing of it was sold on every page of every PDF`, async () => {
    const { shop } = await aClosedDay(open)
    const { products } = await shop.ask.catalogue.all({})
    const asked = { range: { from: TODAY, to: TODAY }, against: 'week' as const, names: [], lang: 'fr' as const }
    const made: readonly (File | null)[] = [
      await shop.ask.catalogue.allergenTable({ lang: 'fr' }),
      await shop.ask.catalogue.meatTable({ lang: 'en' }),
      await shop.ask.catalogue.shelfLabels({ productIds: products.slice(0, 30).map(({ id }) => id), lang: 'fr' }),
      await shop.ask.reports.file({ ...asked, report: 'product', format: 'pdf' }),
      await shop.ask.stock.inventoryFile({ as: 'pdf', shelf: null, blind: true }),
      await shop.ask.taxControl.attestation({}),
      await shop.ask.network.villagePage({ month: '2026-11', turnover: true, lang: 'fr' }),
    ]
    expect(made).toHaveLength(7)
    for (const file of made) {
      const { pages } = readPdf(Buffer.from(file!.base64, 'base64'))
      const marks = pages.map(({ drawn }) => drawn.filter(({ words }) => words === DEMO_MARK).length)
      expect(marks, file!.name).toEqual(pages.map(() => (demo ? 1 : 0)))
    }
  })

  it(`${demo ? 'says' : 'does not say'} so in an archive, its note and its manifest, to whoever verifies it or the ledger`, async () => {
    const { shop, folder } = await aClosedDay(open)
    await shop.ask.archives.make({ ...command(), from: TODAY, to: TODAY })
    const { archives } = await archivesDone(shop)
    const file = join(folder, 'archives', archives[0]!.name)
    const files = unzipSync(readFileSync(file))
    const [note, manifest] = ['LISEZMOI.txt', 'manifest.json'].map((name) => Buffer.from(files[name]!).toString())
    expect(note!.startsWith(DEMO_MARK)).toBe(demo)
    expect((JSON.parse(manifest!) as { demo?: true }).demo).toBe(demo ? true : undefined)
    for (const args of [
      ['verify', file],
      ['verify', '--data', folder],
    ]) {
      const { code, output } = await zinc(...args)
      expect(code).toBe(0)
      expect(output.includes(DEMO_MARK)).toBe(demo)
    }
  })

  it(`${demo ? 'says' : 'does not say'} so in what accountants and the tax platform are given`, async () => {
    const { shop } = await aClosedDay(open)
    const description = (await exported(shop, 'sales-journal')).find(({ name }) => name.endsWith('-description.txt'))
    expect(textIn(description!).startsWith('DÉMONSTRATION - SANS VALEUR')).toBe(demo)
    const [json, csv] = await exported(shop, 'e-reporting')
    expect(json!.name.startsWith('demonstration-')).toBe(demo)
    expect((JSON.parse(textIn(json!)) as { demo?: true }).demo).toBe(demo ? true : undefined)
    const lines = Buffer.from(csv!.base64, 'base64').toString().trimEnd().split('\r\n')
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.filter((line) => line.includes(DEMO_MARK))).toHaveLength(demo ? lines.length : 0)
  })
})

/** A demo whose October is over, and whose file is made. */
function demoWithOctober() {
  const cafe = openNetworkCafe({ demo: true })
  onTestFinished(() => cafe.close())
  cafe.settings({})
  coffees(cafe, daysFrom('2026-10', 1, 31))
  cafe.clockTo(morningOf('2026-11-01'))
  cafe.closeOver()
  cafe.make('2026-10')
  return cafe
}

describe('the monthly file of a demo', () => {
  it('says so in its table, its JSON and its message, and no network counts it', async () => {
    const cafe = demoWithOctober()
    for (const ending of ['.csv', '.json']) {
      const text = await textOf(cafe, 1, ending)
      expect(text).toMatch(/\bdemo\b/)
      const given = [{ name: `month${ending}`, text }]
      expect(checkFiles(given, defaultNetwork)).toMatchObject({
        faults: [{ what: 'of-demo', name: `month${ending}` }],
        months: [],
      })
    }
    expect((await cafe.files(1))?.email.subject).toContain(DEMO_MARK)
  })

  it('cannot be turned into a real one by taking the word out', async () => {
    const cafe = demoWithOctober()
    const whole = await textOf(cafe, 1, '.json')
    const without = whole.replace('"demo":true,', '')
    expect(without).not.toBe(whole)
    expect(checkFiles([{ name: 'month.json', text: without }], defaultNetwork).faults).toEqual([
      { what: 'changed', name: 'month.json' },
    ])
  })
})
