import { expect, it, onTestFinished } from 'vitest'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { dataFolder } from '../../src/main/data-folder.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { entriesOf } from '../support/books.ts'
import { createRandom } from '../support/random.ts'
import { firstAnswers } from '../support/real-cafe.ts'
import { command } from '../support/said.ts'
import { startTill, type TillProcess } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'

const KILLS = Number(
  process.env['ZINC_SETUP_KILLS'] ?? (process.env['npm_lifecycle_event'] === 'test:crash' ? 100 : 20),
)
const SEED = Number(process.env['ZINC_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
/** Longer than an installation takes: a kill falls before, in the middle of or behind it. */
const INSTALL_MS = 1500

const asked = () => ({ ...command(), ...firstAnswers })

it(`leaves nothing or a whole café when it is killed ${KILLS} times while one is installed`, async () => {
  const random = createRandom(SEED)
  console.log(`ZINC_SEED=${SEED}`)
  const seen = { nothing: 0, whole: 0 }
  const tills: TillProcess[] = []
  onTestFinished(async () => {
    for (const till of tills) await till.kill()
  })
  for (let n = 0; n < KILLS; n += 1) {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    const start = async () => {
      const till = startTill({ dataFolder: folder, demo: false })
      tills.push(till)
      return { till, ...(await till.connect()) }
    }
    const killed = await start()
    const answer = killed.ask.setup.install(asked()).catch(() => undefined) // the line drops either way
    await later(random.whole(0, INSTALL_MS))
    await killed.till.kill()
    killed.close()
    void answer

    let { till, ask } = await start()
    let status = await ask.till.status({})
    if (status.phase === 'new') {
      seen.nothing += 1
      await ask.setup.install(asked()).catch(() => undefined)
      await till.stop()
      ;({ till, ask } = await start())
      status = await ask.till.status({})
    } else {
      seen.whole += 1
    }
    expect(status).toMatchObject({ phase: 'running', demo: false, site: { name: 'Le Petit Zinc' } })
    expect((await ask.people.list({})).people.map(({ name }) => name)).toEqual(['Odile'])
    expect((await ask.catalogue.all({})).products.length).toBeGreaterThan(50)
    await till.stop()
    const ledgerFile = join(folder, 'ledger.db')
    expect(entriesOf({ ledgerFile }, 'events').filter(({ kind }) => kind === 'till-installed')).toHaveLength(1)
    expect(checkLedger(dataFolder(folder)).faults).toEqual([])
  }
  console.log(JSON.stringify(seen))
})
