import { copyFileSync, cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { openLedger } from '../../src/main/db/open.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { createSettingsStore } from '../../src/main/settings/store.ts'
import { putBack } from '../support/put-back.ts'
import { NOON_MS, openShop, temporaryFolder, type Shop } from '../support/shop.ts'
import { DAY_MS, trade } from '../support/years.ts'

describe('F-14 F-15 the till’s own copy, put over its ledger by hand', () => {
  const rolledBackOf = async (shop: Pick<Shop, 'ask'>) => {
    const status = await shop.ask.till.status({})
    return status.phase === 'running' ? status.anomalies.filter(({ kind }) => kind === 'ledger-rolled-back') : []
  }

  /** Three evenings, each with its copy; answers with the copies, oldest first. */
  async function threeEvenings() {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    const data = dataFolder(folder)
    let nowMs = NOON_MS
    const shop = await openShop({ dataFolder: folder, nowMs: () => (nowMs += 1) })
    for (let evening = 0; evening < 3; evening += 1) {
      await trade(shop, [['prd_cafe'], ['prd_demi']])
      nowMs += DAY_MS
    }
    await shop.close()
    const copies = readdirSync(data.backups)
      .toSorted()
      .map((name) => join(data.backups, name))
    return { folder, data, copies, again: () => openShop({ dataFolder: folder, nowMs: () => (nowMs += 1) }) }
  }

  it('with its head is told at every start and by every verification, and the first sale bears it', async () => {
    const { data, copies, again } = await threeEvenings()
    const [oldest] = copies
    copyFileSync(join(oldest!, 'ledger.db'), data.ledger)
    copyFileSync(join(oldest!, 'head.json'), data.head)
    copyFileSync(join(oldest!, 'head.json'), data.previousHead)
    expect(checkLedger(data).faults).toContainEqual({ chain: 'tickets', seq: 6, what: 'rolled-back' })
    const shop = await again()
    expect(await rolledBackOf(shop)).toContainEqual({ kind: 'ledger-rolled-back', where: 'tickets 3–6' })
    await shop.openDay()
    await shop.sell(['prd_cafe'])
    const sealed = shop.one<string>(`SELECT entry FROM journal_entries WHERE chain = 'tickets' ORDER BY seq DESC`)
    expect(sealed).toContain('ledger-rolled-back tickets 3–6')
    expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: false })
    await shop.close()
    const later = await again()
    expect(await rolledBackOf(later)).not.toEqual([])
    await later.close()
  })

  it('by a restore that was declared is told once; what it left behind is named by a sealed event, and heard no more', async () => {
    const { data, copies, again } = await threeEvenings()
    await putBack(data, copies[0]!)
    const db = openLedger(data.ledger)
    createSettingsStore(db).remember('restored', 'by hand')
    db.close()
    const shop = await again()
    expect(await rolledBackOf(shop)).toContainEqual({ kind: 'ledger-rolled-back', where: 'tickets 3–6' })
    expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
    await shop.close()
    const told = `SELECT count(*) FROM event_log WHERE kind = 'integrity-defect'`
    const before = shop.one<number>(told)
    const later = await again()
    expect(later.one(told)).toBe(before)
    expect(await later.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
    await later.close()
    // And then a copy of before, put back without a word: the declared restore excuses nothing of what came after it.
    copyFileSync(join(copies[0]!, 'ledger.db'), data.ledger)
    expect(checkLedger(data).faults).toContainEqual(expect.objectContaining({ chain: 'tickets', what: 'rolled-back' }))
  })

  it('says nothing of a copy that is merely older, or of another till', async () => {
    const { data, again } = await threeEvenings()
    const other = await threeEvenings()
    cpSync(other.copies[2]!, join(data.backups, 'of-another-till'), { recursive: true })
    expect(checkLedger(data).faults).toEqual([])
    const shop = await again()
    expect(await shop.ask.till.status({})).toMatchObject({ anomalies: [] })
    await shop.close()
  })
})
