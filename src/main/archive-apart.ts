import { createInterface } from 'node:readline'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { assert } from '../shared/assert.ts'
import type { BusinessDay } from '../shared/business-day.ts'
import { zInstantMs } from '../shared/contracts/procedure.ts'
import { zSite, type Site } from '../shared/contracts/till.ts'
import { closedPeriod, verifyArchive, writeArchive, type ArchiveCheck, type ArchiveMade } from './archives/index.ts'
import { readClosures } from './closures/index.ts'
import type { DataFolder } from './data-folder.ts'
import { openLedgerReadOnly } from './db/open.ts'
import { startZinc } from './integrity.ts'
import { loadKeyRing, type Signer } from './journal/index.ts'
import { readIsDemo } from './settings/store.ts'
import { software } from './software.ts'

export type ArchiveOrder = { readonly from: BusinessDay; readonly to: BusinessDay; readonly out: string }
/** What the file says of the till, and whose key signs it: handed to the process apart, which has no key. */
const zFacts = z.strictObject({ till: z.string(), site: zSite, key: z.string(), madeAtMs: zInstantMs })
type Facts = z.infer<typeof zFacts>

/** Writes the archive of a period from the ledger's file, read beside the till that goes on selling. */
export async function writeArchiveHere(
  data: Pick<DataFolder, 'ledger' | 'keys'>,
  order: ArchiveOrder,
  { key, madeAtMs, ...facts }: Facts,
  sign: (bytes: Uint8Array) => Promise<string>,
): Promise<ArchiveMade> {
  const db = openLedgerReadOnly(data.ledger)
  try {
    db.prepare('BEGIN').run() // one moment of the ledger, however long the writing takes
    const period = closedPeriod(readClosures(db), order.from, order.to)
    assert(period, `the days from ${order.from} to ${order.to} are closed`)
    const source = { db, keys: data.keys, software, demo: readIsDemo(db) === true, ...facts }
    return await writeArchive(source, period, order.out, madeAtMs, { key, sign })
  } finally {
    db.close()
  }
}

/** The same in a process of its own. It asks for the one signature that it needs, so that the key never leaves the till. */
export async function writeArchiveApart(
  cliPath: string,
  data: Pick<DataFolder, 'folder'>,
  order: ArchiveOrder,
  facts: { readonly till: string; readonly site: Site; readonly madeAtMs: number },
  signer: Signer,
): Promise<ArchiveMade> {
  const { from, to, out } = order
  const child = startZinc(cliPath, ['write-archive', '--data', data.folder, '--from', from, '--to', to, '--out', out])
  child.stdin.write(`${JSON.stringify({ ...facts, key: signer.key } satisfies Facts)}\n`)
  let made: ArchiveMade | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, content = ''] = line.split(' ', 2)
    if (word === 'SIGN') child.stdin.end(`${signer.sign(Buffer.from(content, 'base64'))}\n`)
    // Our own process wrote it a moment ago, from the very types it is read as.
    if (word === 'DONE') made = JSON.parse(Buffer.from(content, 'base64').toString('utf8')) as ArchiveMade
  }
  if (!made) throw new Error('zinc write-archive ended without an archive')
  return made
}

/** What that process does: the first line it hears is the facts, the second the signature it asked for. */
export async function serveArchiveWriter(data: DataFolder, order: ArchiveOrder): Promise<void> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  const heard = async () => {
    const line = await lines.next()
    assert(line.done !== true, 'the till is there') // it died: what it did not sign is not finished
    return line.value
  }
  const facts = zFacts.parse(JSON.parse(await heard()))
  const made = await writeArchiveHere(data, order, facts, (bytes) => {
    process.stdout.write(`SIGN ${Buffer.from(bytes).toString('base64')}\n`)
    return heard()
  })
  process.stdout.write(`DONE ${Buffer.from(JSON.stringify(made)).toString('base64')}\n`)
}

/** Reads an archive's file against the till's own keys, where it has any. */
export function checkArchive(file: string, keys: string | undefined): ArchiveCheck {
  return verifyArchive(readFileSync(file), keys === undefined ? undefined : loadKeyRing(keys))
}
