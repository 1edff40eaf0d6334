import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkFiles } from '../../src/main/network/index.ts'
import { hashOf } from '../../src/main/network/seal.ts'
import { defaultNetwork } from '../../src/shared/network.ts'
import { figureNames, fileCsv, readFileCsv, type FileContent } from '../../src/shared/network-file.ts'
import { coffees, daysFrom, morningOf, openNetworkCafe, textOf, type NetworkCafe } from '../support/network.ts'
import { zinc } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'

const terms = defaultNetwork
let cafe: NetworkCafe
let folder: string
let remove: () => void
/** Files as two tills wrote them: October and November of one, November of the other with a hole. */
const texts: Record<string, string> = {}

beforeAll(async () => {
  ;({ folder, remove } = temporaryFolder())
  mkdirSync(folder, { recursive: true })
  cafe = openNetworkCafe()
  cafe.settings({})
  coffees(cafe, daysFrom('2026-10', 1, 31))
  cafe.clockTo(morningOf('2026-11-01'))
  cafe.closeOver()
  cafe.make('2026-10')
  coffees(cafe, daysFrom('2026-11', 1, 30))
  cafe.clockTo(morningOf('2026-12-01'))
  cafe.closeOver()
  cafe.make('2026-11')
  texts['october.csv'] = await textOf(cafe, 1, '.csv')
  texts['november.csv'] = await textOf(cafe, 2, '.csv')
  texts['november.json'] = await textOf(cafe, 2, '.json')

  const other = openNetworkCafe()
  other.settings({ siteId: 'AUB-002' })
  other.clockTo(morningOf('2026-11-01'))
  coffees(other, [...daysFrom('2026-11', 1, 13), ...daysFrom('2026-11', 15, 30)])
  other.clockTo(morningOf('2026-12-01'))
  other.closeOver()
  other.make('2026-11')
  texts['holes.csv'] = await textOf(other, 1, '.csv')
  await other.close()
})
afterAll(async () => {
  await cafe.close()
  remove()
})

const given = (...names: readonly string[]) => names.map((name) => ({ name, text: texts[name] ?? '' }))
const faultsOf = (...names: readonly string[]) => checkFiles(given(...names), terms).faults

/** The same file with something else in it, sealed again: what somebody with a program could write. */
function forged(name: string, changed: Partial<FileContent>): string {
  const read = readFileCsv(texts[name] ?? '')
  if (!read) throw new Error('a file of a till is read')
  const content = { ...read.content, ...changed }
  return fileCsv(content, hashOf(content))
}

describe('files of several cafés', () => {
  it('hold together: chain, months, fees; a table and its JSON are one file', () => {
    const found = checkFiles(given('november.json', 'october.csv', 'november.csv'), terms)
    expect(found.faults).toEqual([])
    expect(found.months.map(({ site, month, fee }) => [site, month, fee?.baseCents, fee?.feeCents])).toEqual([
      ['LOZ-007', '2026-10', 4495, 10_090], // 31 coffees at 1.45 HT
      ['LOZ-007', '2026-11', 4350, 10_087],
    ])
  })

  it('D-02: a month with a hole is refused and its day named', () => {
    const found = checkFiles(given('holes.csv', 'november.csv'), terms)
    expect(found.faults).toEqual([{ what: 'incomplete', site: 'AUB-002', month: '2026-11', days: ['2026-11-14'] }])
    expect(found.months.map(({ fee }) => fee?.feeCents ?? null)).toEqual([null, 10_087])
  })

  it('a changed byte is found, wherever it is', () => {
    const whole = texts['november.csv'] ?? ''
    for (let at = 0; at < whole.length; at += 1) {
      const other = whole[at] === '1' ? '2' : '1'
      const text = `${whole.slice(0, at)}${other}${whole.slice(at + 1)}`
      const { faults, months } = checkFiles([{ name: 'november.csv', text }], terms)
      expect([faults.length, months.length], `byte ${at}: ${whole[at]}`).toEqual([1, 0])
    }
    const json = texts['november.json'] ?? ''
    for (let at = 0; at < json.length; at += 1) {
      const text = `${json.slice(0, at)} ${json.slice(at + 1)}`
      expect(checkFiles([{ name: 'november.json', text }], terms).faults, `byte ${at}`).toHaveLength(1)
    }
  })

  it('a month that was written anew breaks the chain of the one after it', () => {
    texts['forged.csv'] = forged('october.csv', { missing_days: [], month: '2026-10', hash_previous: 'f'.repeat(64) })
    expect(faultsOf('forged.csv', 'november.csv')).toEqual([
      { what: 'chain-broken', site: 'LOZ-007', sequence: 2, name: 'november.csv' },
    ])
    expect(faultsOf('forged.csv', 'october.csv')).toEqual([
      { what: 'two-versions', site: 'LOZ-007', sequence: 1, names: ['forged.csv', 'october.csv'] },
    ])
  })

  it('missing numbers and months are named', () => {
    const later = readFileCsv(texts['november.csv'] ?? '')?.content
    texts['january.csv'] = forged('november.csv', { month: '2027-01', sequence: 5, rows: later?.rows ?? [] })
    expect(faultsOf('october.csv', 'january.csv')).toEqual([
      { what: 'sequence-missing', site: 'LOZ-007', from: 2, to: 4 },
      { what: 'month-missing', site: 'LOZ-007', month: '2026-11' },
      { what: 'month-missing', site: 'LOZ-007', month: '2026-12' },
    ])
  })

  it('a re-sent month replaces the one before it, and its chain goes on', () => {
    const before = readFileCsv(texts['november.csv'] ?? '')
    const rows = before?.content.rows.map((row) => ({ ...row, tickets: row.tickets }))
    texts['again.csv'] = forged('november.csv', {
      sequence: 3,
      hash_previous: before?.hash ?? '',
      rows: [...(rows ?? []), ...(rows?.slice(1, 2).map((row) => ({ ...row, activity: 'food' as const })) ?? [])],
    })
    const found = checkFiles(given('october.csv', 'november.csv', 'again.csv'), terms)
    expect(found.faults).toEqual([])
    expect(found.months.map(({ month, file }) => [month, file.content.sequence])).toEqual([
      ['2026-10', 1],
      ['2026-11', 3],
    ])
    expect(found.months[1]?.fee?.baseCents).toBe(8700)
  })

  it('a spreadsheet’s own copy is no file of a till', () => {
    texts['excel.csv'] = (texts['november.csv'] ?? '').replaceAll('2026-11', 'nov-26')
    expect(faultsOf('excel.csv')).toEqual([{ what: 'unreadable', name: 'excel.csv' }])
    texts['photo.jpg'] = '\u0000\u0001'
    expect(faultsOf('photo.jpg')).toEqual([{ what: 'unreadable', name: 'photo.jpg' }])
    texts['braces.json'] = '{"'
    expect(faultsOf('braces.json')).toEqual([{ what: 'unreadable', name: 'braces.json' }])
  })
})

describe('zinc network check', () => {
  const write = (name: string) => {
    const path = join(folder, name)
    writeFileSync(path, texts[name] ?? '')
    return path
  }

  it('answers in French with a table of fees, and writes what holds into one table', async () => {
    const out = join(folder, 'all.csv')
    const paths = ['october.csv', 'november.json', 'holes.csv'].map(write)
    const { code, output } = await zinc('network', 'check', ...paths, '--lang', 'fr', '--out', out)
    expect(code).toBe(1)
    expect(output).toMatch(/AUB-002, novembre 2026\s: incomplet, part non calculée\. Il manque\s: sam\. 14 nov\.\n/)
    expect(output).toMatch(/LOZ-007 +2026-10 +1 +44,95 +0,00 +44,95 +0,90 +100,00 +100,90/)
    expect(output).toMatch(/AUB-002 +2026-11 +1 .* refusé/)
    expect(output).toMatch(/3 fichiers, 2 cafés, 1 défaut\./)
    const rows = readFileSync(out, 'utf8').split('\r\n')
    expect(rows).toHaveLength(1 + 2 + 2 + 1)
    expect(rows[1]?.split(';')).toHaveLength(figureNames.length + 8)
  })

  it('answers a program in JSON, by the terms that it is given, and nothing is wrong with files that hold', async () => {
    const paths = ['october.csv', 'november.csv'].map(write)
    const { code, output } = await zinc('network', 'check', ...paths, '--json', '--fixed', '50', '--percent', '2,5')
    expect(code).toBe(0)
    const told = JSON.parse(output) as {
      faults: unknown[]
      totalCents: number
      months: { fee: { feeCents: number } }[]
    }
    expect(told.faults).toEqual([])
    expect(told.months.map(({ fee }) => fee.feeCents)).toEqual([5112, 5109])
    expect(told.totalCents).toBe(10_221)
  })

  it('names a file that is not there', async () => {
    const { code, output } = await zinc('network', 'check', join(folder, 'nowhere.csv'), '--lang', 'en')
    expect(code).toBe(1)
    expect(output).toContain('there is no such file')
  })
})
