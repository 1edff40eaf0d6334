import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { backUp } from '../../src/main/db/backup.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import { openLedger } from '../../src/main/db/open.ts'
import { hostTrack } from '../../src/main/hosts/host.ts'
import { contract } from '../../src/shared/contracts/index.ts'
import type { ProcedureMeta } from '../../src/shared/contracts/procedure.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { NOON_MS, openShop, refusalOf, temporaryFolder } from '../support/shop.ts'
import { command, LEA, SAMI } from '../support/said.ts'

const PIN = '7391'

async function shopWithPin() {
  const own = temporaryFolder()
  const shop = await openShop({ dataFolder: own.folder })
  onTestFinished(async () => {
    await shop.close()
    own.remove()
  })
  return shop
}

describe('a PIN', () => {
  it('is written nowhere: no file of the till, no row and no digest in it gives it away', async () => {
    const shop = await shopWithPin()
    const ids = Array.from({ length: 4 }, newCommandId)
    await shop.ask.people.setPin({ commandId: ids[0]!, operatorId: LEA, pin: PIN })
    await shop.ask.people.signOut(command())
    await shop.ask.people.signIn({ commandId: ids[1]!, operatorId: LEA, pin: PIN })
    await shop.openDay()
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    const refusedId = newCommandId()
    expect(await refusalOf(shop.ask.cashSessions.openDrawer({ commandId: refusedId, reason: 'give-change' }))).toBe(
      'RIGHT_MISSING',
    )
    await shop.ask.people.approve({ commandId: ids[2]!, operatorId: LEA, pin: PIN, refusedId })
    const copy = backUp(dataFolder(shop.folder), 'seen')
    await shop.till.close()
    const digests = ids.flatMap((commandId) =>
      ['people.setPin', 'people.signIn', 'people.approve'].flatMap((name) => {
        const inputs = [
          { operatorId: LEA, pin: PIN, commandId },
          { operatorId: LEA, pin: PIN, refusedId, commandId },
        ]
        return inputs.map((input) =>
          createHash('sha256')
            .update(JSON.stringify([name, input]))
            .digest('hex'),
        )
      }),
    )
    const files = readdirSync(shop.folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
    expect(files.map((file) => file.name)).toContain('ledger.db')
    expect(copy).toContain('seen')
    for (const file of files) {
      const content = readFileSync(join(file.parentPath, file.name), 'latin1')
      for (const sought of [...digests, ...ids]) expect(content.includes(sought), file.name).toBe(false)
      expect(content.includes(`"${PIN}"`), file.name).toBe(false)
    }
  })

  it('is declared a secret of every command that takes one', () => {
    const takesPin = Object.entries(contract).flatMap(([part, procedures]) =>
      Object.entries(procedures).flatMap(([name, procedure]) => {
        const { inputSchema, meta } = procedure['~orpc'] as unknown as {
          inputSchema?: { shape?: object }
          meta: ProcedureMeta
        }
        return 'pin' in (inputSchema?.shape ?? {}) ? [{ name: `${part}.${name}`, secret: meta.secret }] : []
      }),
    )
    expect(takesPin).toEqual([
      { name: 'people.signIn', secret: true },
      { name: 'people.approve', secret: true },
      { name: 'people.setPin', secret: true },
      { name: 'setup.install', secret: true },
    ])
  })

  it('is set once however often the same command is asked, and with another PIN the command is refused', async () => {
    const shop = await shopWithPin()
    const asked = { ...command(), operatorId: SAMI, pin: PIN }
    await shop.ask.people.setPin({ ...command(), operatorId: LEA, pin: '4711' })
    const first = await shop.ask.people.setPin(asked)
    expect(await shop.ask.people.setPin(asked)).toEqual(first)
    expect(await refusalOf(shop.ask.people.setPin({ ...asked, pin: '1111' }))).toBe('COMMAND_REUSED')
    expect(shop.one(`SELECT count(*) FROM event_log WHERE kind = 'rights-changed'`)).toBe(2)
  })

  it('signs in anew after a restart, where the answer of before would be untrue', async () => {
    const shop = await shopWithPin()
    await shop.ask.people.setPin({ ...command(), operatorId: LEA, pin: PIN })
    await shop.ask.people.signOut(command())
    const asked = { ...command(), operatorId: LEA, pin: PIN }
    await shop.ask.people.signIn(asked)
    await shop.till.close()
    const again = await openShop({ dataFolder: shop.folder })
    expect((await again.ask.people.list({})).signedIn).toBe(null)
    expect((await again.ask.people.signIn(asked)).signedIn).toBe(LEA)
    expect((await again.ask.people.list({})).signedIn).toBe(LEA)
    await again.till.close()
  })
})

describe('wrong PINs', () => {
  it('still count after a restart, until a right one', async () => {
    const shop = await shopWithPin()
    await shop.ask.people.setPin({ ...command(), operatorId: LEA, pin: PIN })
    const tried = (ask: typeof shop.ask, pin: string) =>
      refusalOf(ask.people.signIn({ ...command(), operatorId: LEA, pin }))
    for (const pin of ['0001', '0002', '0003']) expect(await tried(shop.ask, pin)).toBe('PIN_WRONG')
    await shop.till.close()
    let nowMs = NOON_MS + 5000
    const reopened = () => openShop({ dataFolder: shop.folder, nowMs: () => (nowMs += 1) })
    const again = await reopened()
    expect(await tried(again.ask, PIN)).toBe('PIN_WAIT')
    nowMs += 15_000
    expect(await tried(again.ask, '0004')).toBe('PIN_WRONG')
    nowMs += 15_000
    expect(await tried(again.ask, PIN)).toBe('PIN_WAIT') // the fourth costs twice the wait of the third
    await again.till.close()
    const third = await reopened()
    nowMs += 30_000
    expect(await tried(third.ask, PIN)).toBe('none')
    await third.till.close()
    const fourth = await reopened()
    expect(await tried(fourth.ask, '0005')).toBe('PIN_WRONG')
    expect(await tried(fourth.ask, PIN)).toBe('none')
    await fourth.till.close()
  })
})

describe('answers that an older version kept', () => {
  it('are gone with the first start, and overwritten', () => {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    const file = join(folder, 'ledger.db')
    const db = openLedger(file)
    migrate(db, [{ ...hostTrack, steps: hostTrack.steps.slice(0, 1) }], Date.now)
    const digests = Array.from({ length: 200 }, (_, n) => createHash('sha256').update(String(n)).digest('hex'))
    for (const [n, digest] of digests.entries()) {
      db.prepare('INSERT INTO command_log VALUES (?, ?, ?, 1)').run(`cmd_${n}`, digest, 'x'.repeat(n))
    }
    migrate(db, [hostTrack], Date.now)
    db.close()
    const seen = new Database(file, { readonly: true })
    expect(seen.prepare('SELECT count(*) FROM command_log').pluck().get()).toBe(0)
    seen.close()
    const content = readFileSync(file, 'latin1')
    expect(digests.filter((digest) => content.includes(digest))).toEqual([])
  })
})
