import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { alteredBuyers } from './invoices/index.ts'
import { migrate } from './db/migrate.ts'
import { openLedgerReadOnly, openScratch, storageFailure, type ReadDb } from './db/open.ts'
import { headsElsewhere, type DataFolder } from './data-folder.ts'
import { compareProjections, loadKeyRing, readHead, verifyJournal, type Fault } from './journal/index.ts'
import { readIsDemo } from './settings/store.ts'
import { projectionsOf, tracks } from './ledger-parts.ts'

/** What a full reading of the ledger found. `damaged`: SQLite itself cannot read the file any more. */
export const zLedgerCheck = z.strictObject({
  damaged: z.string().nullable(),
  entries: z.int().min(0),
  faults: z.array(z.strictObject({ chain: z.string(), seq: z.int(), what: z.string() })),
  headCode: z.string(),
  /** A demo's: whole as it may be, it proves nothing that was sold. */
  demo: z.boolean(),
  durationMs: z.number(),
})
export type LedgerCheck = z.infer<typeof zLedgerCheck>

/** Told of every thousand entries read, and how many there are. */
export type Progress = (done: number, of: number) => void

/** Reads the whole file: SQLite's own check, then every entry of the journal against its seal and the heads outside, and every table that only repeats the journal. */
export function checkLedger(data: DataFolder, progress?: Progress): LedgerCheck {
  const startedMs = performance.now()
  const ring = loadKeyRing(data.keys)
  const head = readHead(data.head, ring) // before the file: sales go on, and the head must never look ahead of it
  const elsewhere = headsElsewhere(data, ring)
  try {
    const db = openLedgerReadOnly(data.ledger)
    try {
      db.prepare('BEGIN').run()
      const pages = db.pragma('quick_check(1)', { simple: true })
      if (pages !== 'ok') return damaged(String(pages), startedMs)
      const { entries, faults, headCode } = verifyJournal(db, ring, head, progress, elsewhere)
      const buyers = alteredBuyers(db).map((seq) => ({ chain: 'invoices', seq, what: 'buyer-altered' }))
      const all = [...faults, ...buyers, ...(faults.every(isOfAHead) ? differences(db) : [])]
      const demo = readIsDemo(db) === true
      return { damaged: null, entries, faults: all, headCode, demo, durationMs: performance.now() - startedMs }
    } finally {
      db.close()
    }
  } catch (error) {
    if (storageFailure(error) === 'corrupt') return damaged(String(error), startedMs)
    throw error
  }
}

/** What heads outside say leaves the journal itself whole; one with any other fault is no measure for tables. */
const isOfAHead = ({ what }: Fault): boolean =>
  ['rolled-back', 'tail-lost', 'replaced', 'head-unreadable', 'key-unannounced'].includes(what)

/** Tables that do not say what the journal says: lists and searches would show what was never sealed. */
function differences(db: ReadDb): LedgerCheck['faults'] {
  const scratch = openScratch()
  try {
    migrate(scratch, tracks, () => 0)
    const tables = compareProjections(db, scratch, projectionsOf(scratch))
    return tables.map((table) => ({ chain: table, seq: 0, what: 'projection-differs' }))
  } catch (error) {
    if (storageFailure(error) === 'corrupt') throw error
    // An entry that no projector can read: what is wrong with it, its own seal already told.
    return [{ chain: 'journal', seq: 0, what: 'projection-differs' }]
  } finally {
    scratch.close()
  }
}

function damaged(what: string, startedMs: number): LedgerCheck {
  return {
    damaged: what,
    entries: 0,
    faults: [],
    headCode: '',
    demo: false,
    durationMs: performance.now() - startedMs,
  }
}

/** The same in a process of its own. */
export async function checkLedgerApart(cliPath: string, folder: string, progress?: Progress): Promise<LedgerCheck> {
  const child = startZinc(cliPath, ['verify', '--data', folder, '--json', '--progress'])
  child.stdin.end()
  let answer = ''
  for await (const line of createInterface({ input: child.stdout })) {
    const [, done, of] = /^PROGRESS (\d+) (\d+)$/.exec(line) ?? []
    if (done !== undefined && of !== undefined) progress?.(Number(done), Number(of))
    else answer = line
  }
  return zLedgerCheck.parse(JSON.parse(answer))
}

/** Runs `zinc …` beside the till and answers with what it printed: selling goes on meanwhile. */
export async function zincApart(cliPath: string, args: readonly string[], input = ''): Promise<string> {
  const child = startZinc(cliPath, args)
  child.stdin.end(input)
  let answer = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (answer += text))
  const code = await new Promise<number | null>((done, failed) => child.on('close', done).on('error', failed))
  if (code !== 0) throw new Error(`zinc ${args[0] ?? ''} ended with ${code ?? 'a signal'}`)
  return answer.trim()
}

/** Starts `zinc …` with a low priority. */
export function startZinc(cliPath: string, args: readonly string[]) {
  return spawn(process.execPath, [cliPath, ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ZINC_LOW_PRIORITY: '1' },
  })
}
