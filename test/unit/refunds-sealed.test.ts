import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRefundCheck, type Entry, type Payload } from '../../src/main/journal/index.ts'
import { openShop, refusalOf } from '../support/shop.ts'
import { refundOf } from '../support/years.ts'

describe('F-06 what was given back', () => {
  it('is what the sealed refunds say, whatever a table beside them says', async () => {
    const shop = await openShop()
    onTestFinished(() => shop.close())
    await shop.openDay()
    await shop.sell(['prd_cafe', 'prd_demi'])
    await shop.sell(['prd_cafe'])
    await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
    const db = new Database(shop.ledgerFile)
    db.exec('DELETE FROM refunded_lines; UPDATE tickets SET corrects = NULL')
    db.close()
    expect(await refusalOf(shop.ask.corrections.refund(refundOf(1, [{ position: 0 }])))).toBe('REFUND_ABOVE_ORIGINAL')
    expect(await shop.ask.corrections.correctable({ number: 1 })).toMatchObject({
      lines: [{ leftMilli: 0 }, { leftMilli: 1000 }],
      correctedBy: [3],
    })
    await shop.ask.corrections.refund(refundOf(1, [{ position: 1 }]))
    await shop.ask.corrections.refund(refundOf(2, [{ position: 0 }]))
    expect(await refusalOf(shop.ask.corrections.refund(refundOf(2, [{ position: 0 }])))).toBe('REFUND_ABOVE_ORIGINAL')
  })

  it('is found by an index over the sealed entries, not by reading them all', async () => {
    const shop = await openShop()
    onTestFinished(() => shop.close())
    const db = new Database(shop.ledgerFile, { readonly: true })
    const inEntry = (path: string) => `CASE WHEN json_valid(entry) THEN json_extract(entry, '$.${path}') END`
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT entry FROM journal_entries WHERE chain = 'tickets' AND ${inEntry('kind')} <> 'sale'
           AND ${inEntry('payload.corrects.number')} = 1 ORDER BY seq`,
      )
      .all()
    db.close()
    expect(JSON.stringify(plan)).toContain('SEARCH journal_entries USING INDEX journal_corrections')
  })
})

describe('F-06 the verifier of refunds', () => {
  const line = { quantityMilli: 3000, ttcCents: 100, vatCents: 9, vatRate: 1000 }
  const bottle = { quantityMilli: 2000, ttcCents: -40, vatCents: 0, vatRate: 0 } // a deposit that is given back
  const entry = (seq: number, kind: string, payload: Payload) => ({ seq, kind, payload }) as Partial<Entry>
  const sale = entry(5, 'sale', { lines: [line, bottle] })
  const back = (quantityMilli: number, ttcCents: number, vatCents: number, more: Payload = {}) => ({
    ...line,
    quantityMilli: -quantityMilli,
    ttcCents: 0 - ttcCents,
    vatCents: 0 - vatCents,
    ofLine: 0,
    ...more,
  })
  const refund = (lines: readonly Payload[], corrects: Payload = { number: 5, hash: 'h5' }, seq = 6) =>
    entry(seq, 'refund', { corrects, lines })
  const check = (...refunds: readonly Partial<Entry>[]) => {
    const { follows } = createRefundCheck(3, (number) => (number === 5 ? { entry: sale, hash: 'h5' } : undefined))
    return refunds.map(follows)
  }

  it('lets parts pass that make the whole', () => {
    const parts = [back(1000, 33, 3), back(1000, 34, 3), back(1000, 33, 3)]
    expect(check(sale, ...parts.map((part) => refund([part])))).toEqual([true, true, true, true])
    expect(check(refund([{ ...bottle, quantityMilli: -2000, ttcCents: 40, vatCents: 0, ofLine: 1 }]))).toEqual([true])
    expect(check(entry(6, 'tender-change', { corrects: { number: 5, hash: 'h5' }, lines: [] }))).toEqual([true])
  })

  it.each([
    ['more of a line than was sold', [refund([back(3000, 100, 9)]), refund([back(1, 0, 0)])]],
    ['the same line twice in one refund', [refund([back(2000, 67, 6), back(2000, 33, 3)])]],
    ['more money than the line made', [refund([back(1000, 101, 3)])]],
    ['more VAT than the line bore', [refund([back(1000, 33, 10)])]],
    ['all of the quantity and not all of the money', [refund([back(3000, 99, 9)])]],
    ['another rate', [refund([back(1000, 33, 3, { vatRate: 2000 })])]],
    ['a line that was not there', [refund([back(1000, 33, 3, { ofLine: 2 })])]],
    ['nothing, or less', [refund([back(0, 0, 0)])]],
    ['a ticket of another hash', [refund([], { number: 5, hash: 'h6' })]],
    ['a ticket to come', [refund([], { number: 6, hash: 'h6' })]],
    ['a ticket that is not there', [refund([], { number: 4, hash: 'h4' })]],
    ['no ticket', [entry(6, 'refund', { lines: [] })]],
  ] as const)('tells a refund of %s', (_what, refunds) => {
    expect(check(...refunds).at(-1)).toBe(false)
  })

  it('says nothing of a ticket that lies before what it reads', () => {
    expect(check(refund([back(9000, 900, 90)], { number: 2, hash: 'h2' }))).toEqual([true])
  })
})
