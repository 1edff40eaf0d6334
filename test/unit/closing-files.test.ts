import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { DEMO_MARK } from '../../src/main/documents/demonstration.ts'
import type { ClosureLevel } from '../../src/shared/contracts/closures.ts'
import { cents } from '../../src/shared/money.ts'
import { entriesOf } from '../support/books.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { openRealCafe } from '../support/real-cafe.ts'
import { command } from '../support/said.ts'
import { openClockedShop, trade, type ClockedShop } from '../support/years.ts'

const NEW_YEARS_EVE_MS = Date.UTC(2026, 11, 31, 12)
const NEW_YEARS_DAY_MS = Date.UTC(2027, 0, 1, 12)

let shop: ClockedShop
afterEach(() => shop?.close())

/** The words of a file, spaces as a keyboard has them. */
const wordsOf = (file: { readonly base64: string } | null) =>
  readPdf(Buffer.from(file!.base64, 'base64'))
    .words()
    .join('\n')
    .replaceAll(/[ \u00a0\u202f]+/g, ' ')

async function aZ(options: Parameters<typeof openClockedShop>[1] = {}) {
  shop = await openClockedShop(NEW_YEARS_EVE_MS, options)
  return trade(shop, [['prd_cafe', 'prd_demi'], ['prd_ouest-france']])
}

async function zFile(number: number, { ask }: Pick<ClockedShop, 'ask'> = shop) {
  const { copyNumber } = await ask.cashSessions.giveZ({ ...command(), number })
  return { copyNumber, file: await ask.cashSessions.zFile({ number, copyNumber }) }
}

describe('a Z as a PDF', () => {
  it('says what its paper says, and that it is a copy where the paper came out first', async () => {
    const z = await aZ()
    const { copyNumber, file } = await zFile(z.number)
    expect([copyNumber, file?.name]).toEqual([1, 'z-1.pdf'])
    const words = wordsOf(file)
    expect(words).toContain('Z n° 1')
    expect(words).toContain('DUPLICATA n° 1')
    expect(words).toContain(z.headCode)
    expect(words).toMatch(/Journée du .*31\/12\/2026/)
    expect(words).toMatch(/TTC .*4,60/)
    expect(words).toMatch(/Total perpétuel .*4,60/)
    expect(words).toContain(DEMO_MARK)
  })

  it('F-38 handed out first is the original, seals that it was, and the paper that is asked for later is its first duplicate', async () => {
    const cafe = await openRealCafe({ dataFolder: folderOfTest(), printer: undefined })
    onTestFinished(() => cafe.close())
    const z = await trade(cafe, [['prd_cafe']])
    const { copyNumber, file } = await zFile(z.number, cafe)
    expect(copyNumber).toBe(0)
    const words = wordsOf(file)
    expect(words).toContain(z.headCode)
    for (const said of ['DUPLICATA', DEMO_MARK]) expect(words).not.toContain(said)
    expect((await zFile(z.number, cafe)).copyNumber).toBe(1)
    expect(entriesOf(cafe, 'copies').map(({ kind, payload }) => [kind, payload])).toEqual([
      ['z-report', { number: 1, copyNumber: 0, reason: 'asked', medium: 'file' }],
      ['z-report', { number: 1, copyNumber: 1, reason: 'asked', medium: 'file' }],
    ])
    expect(entriesOf(cafe, 'events').filter(({ kind }) => kind === 'document-copied')).toHaveLength(2)
  })

  it('is there while somebody takes it: no question makes one that no command handed out', async () => {
    const { number } = await aZ()
    expect(await shop.ask.cashSessions.zFile({ number, copyNumber: 0 })).toBe(null)
    const { copyNumber } = await zFile(number)
    expect(await shop.ask.cashSessions.zFile({ number, copyNumber: copyNumber + 1 })).toBe(null)
    expect(await shop.ask.cashSessions.zFile({ number: 9, copyNumber })).toBe(null)
    shop.clockTo(NEW_YEARS_EVE_MS + 11 * 60_000)
    expect(await shop.ask.cashSessions.zFile({ number, copyNumber })).toBe(null)
  })
})

describe('a closing as a PDF', () => {
  it('says what the day, the month and the fiscal year come to, with the code that proves it', async () => {
    const dataFolder = folderOfTest()
    await aZ({ dataFolder })
    await shop.close()
    shop = await openClockedShop(NEW_YEARS_DAY_MS, { dataFolder })
    const titles: Readonly<Record<ClosureLevel, readonly [title: string, name: string]>> = {
      day: ['CLÔTURE DU JOUR', 'cloture-jour-2026-12-31.pdf'],
      month: ['CLÔTURE DU MOIS', 'cloture-mois-2026-12.pdf'],
      year: ['CLÔTURE D’EXERCICE', 'cloture-exercice-2026-12-31.pdf'],
    }
    for (const level of ['day', 'month', 'year'] as const) {
      const [closing] = await shop.ask.closures.list({ level, limit: 1 })
      const { seq, headCode, figures } = closing!
      expect(figures.turnoverCents).toBe(cents(460))
      const { copyNumber } = await shop.ask.closures.give({ ...command(), seq })
      const file = await shop.ask.closures.file({ seq, copyNumber })
      const [title, name] = titles[level]
      expect(file?.name).toBe(name)
      const words = wordsOf(file)
      for (const said of [title, headCode, DEMO_MARK]) expect(words).toContain(said)
      expect(words).toMatch(/Chiffre d’affaires TTC .*4,60/)
      expect(words).toMatch(/Cumul de l’exercice .*4,60/)
    }
  })
})
