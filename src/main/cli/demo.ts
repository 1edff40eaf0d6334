import { InvalidArgumentError, type Command } from 'commander'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { dataFolder } from '../data-folder.ts'
import { openLedgerReadOnly } from '../db/open.ts'
import { holdFolder } from '../db/single-instance.ts'
import { makeDemo } from '../demo-maker.ts'
import { filePermissions } from '../journal/index.ts'
import { readIsDemo } from '../settings/store.ts'
import { print } from './common.ts'

/** The folder of a real café was named: a demo is never made in it, nor served from it as one. */
export class RealCafe extends Error {}

const DAYS_MAX = 400

type Options = {
  readonly data: string
  readonly days: number
  readonly seed: number
  readonly onlyMake: boolean
  readonly port: number
  readonly pages: string
}

/** `zinc demo`: a made-up café with weeks behind it, made once and then opened as it was left. */
export function addDemoCommand(
  zinc: Command,
  { asPort, pages, serve }: { asPort: (text: string) => number; pages: string; serve: (options: Options) => unknown },
): void {
  zinc
    .command('demo')
    .description('a made-up café with weeks of history, to look at and to try; nothing in it is real')
    .option('--data <folder>', 'the folder of the demo', join(homedir(), '.local', 'share', 'zinc-demo'))
    .option('--days <number>', 'how many days it has traded', asDays, 60)
    .option('--seed <number>', 'the same number, the same days', asSeed, 1)
    .option('--only-make', 'make it and do not open it', false)
    .option('--port <number>', 'port; 0 takes a free one', asPort, 0)
    .option('--pages <folder>', 'the built pages', pages)
    .action(async (options: Options) => {
      await makeIfNew(options)
      if (!options.onlyMake) await serve(options)
    })
}

async function makeIfNew({ data: folder, days, seed }: Options): Promise<void> {
  const data = dataFolder(folder)
  if (existsSync(data.ledger)) {
    const db = openLedgerReadOnly(data.ledger)
    const isDemo = readIsDemo(db)
    db.close()
    if (isDemo === false) throw new RealCafe(folder)
    if (isDemo === true) return print(`The demo in ${folder} goes on as it was left.`)
  }
  const release = holdFolder(data.folder)
  const startedMs = performance.now()
  try {
    const refused = await makeDemo(data, { protector: filePermissions() }, { days, seed }, (done) => {
      if (done % 5 === 0 || done === days) print(`Day ${done} of ${days}`)
      return true
    })
    if (refused.length > 0) print(`Not done, for the till refused: ${refused.join(', ')}`)
  } finally {
    release()
  }
  print(`${days} days lived in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`)
}

function asDays(text: string): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 0 || days > DAYS_MAX) throw new InvalidArgumentError(`0 to ${DAYS_MAX}`)
  return days
}

function asSeed(text: string): number {
  const seed = Number(text)
  if (!Number.isInteger(seed) || seed < 0) throw new InvalidArgumentError('a whole number')
  return seed
}
