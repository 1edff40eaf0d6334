import { createRouterClient, type RouterClient } from '@orpc/server'
import type { Command } from 'commander'
import { existsSync } from 'node:fs'
import { setTimeout as later } from 'node:timers/promises'
import type { BusinessDay } from '../../shared/business-day.ts'
import { newCommandId } from '../../shared/ids.ts'
import { checkArchive, serveArchiveWriter } from '../archive-apart.ts'
import type { TillRouter } from '../hosts/router.ts'
import { filePermissions } from '../journal/index.ts'
import { openTill } from '../open-till.ts'
import { asDay, existing, NoSuchCopy, OF_DEMO, print } from './common.ts'

const ASK_AGAIN_MS = 50

type Period = { readonly data: string; readonly from: BusinessDay; readonly to: BusinessDay }

export function addArchiveCommands(zinc: Command): void {
  zinc
    .command('archive')
    .description('make and seal the archive of a closed period')
    .requiredOption('--data <folder>', 'the folder of the till')
    .requiredOption('--from <day>', 'its first day, YYYY-MM-DD', asDay)
    .requiredOption('--to <day>', 'its last day', asDay)
    .action(({ data, from, to }: Period) =>
      withTill(data, async (ask) => {
        await ask.archives.make({ from, to, commandId: newCommandId() })
        let { archives, job } = await ask.archives.list({})
        while (job.state === 'running') {
          await later(ASK_AGAIN_MS)
          ;({ archives, job } = await ask.archives.list({}))
        }
        if (job.state === 'failed') throw new Error(job.why)
        for (const { name, sha256 } of archives.slice(0, 1)) print(`${name} ${sha256}`)
      }),
    )

  zinc
    .command('purge')
    .description('take an archived period, older than six years, out of the ledger')
    .requiredOption('--data <folder>', 'the folder of the till')
    .requiredOption('--archive <name>', 'the name of its archive')
    .action(({ data, archive }: { data: string; archive: string }) =>
      withTill(data, async (ask) => {
        const found = (await ask.archives.list({})).archives.find((one) => one.name === archive)
        if (!found) throw new NoSuchCopy(archive)
        const { entries } = await ask.archives.purge({ seq: found.seq, commandId: newCommandId() })
        print(`${entries} entries are now only in ${archive}`)
      }),
    )

  zinc
    .command('write-archive', { hidden: true })
    .requiredOption('--data <folder>')
    .requiredOption('--from <day>', '', asDay)
    .requiredOption('--to <day>', '', asDay)
    .requiredOption('--out <file>')
    .action(({ data, ...order }: Period & { readonly out: string }) => serveArchiveWriter(existing(data), order))
}

/** `zinc verify FILE`: with a till's folder, against that till's keys too. */
export function verifyFile(file: string, data: string | undefined, json: boolean): void {
  if (!existsSync(file)) throw new NoSuchCopy(file)
  const found = checkArchive(file, data === undefined ? undefined : existing(data).keys)
  if (found.faults.length > 0) process.exitCode = 1
  if (json) return print(JSON.stringify(found))
  for (const fault of found.faults) print(`FAULT: ${JSON.stringify(fault)}`)
  const { manifest, entries, faults, sha256 } = found
  if (manifest?.demo) print(OF_DEMO)
  if (manifest) print(`${manifest.till}, ${manifest.from} to ${manifest.to}, signed by ${manifest.signedBy}`)
  print(`${entries} entries, ${faults.length} faults, sha256 ${sha256}`)
}

/** A till opened for one thing and closed again, without its screens: what it does leaves its trace as ever. */
async function withTill(data: string, work: (ask: RouterClient<TillRouter>) => Promise<void>): Promise<void> {
  const { folder } = existing(data)
  const cliPath = process.argv[1]
  const till = await openTill({ dataFolder: folder, protector: filePermissions(), demo: false, cliPath })
  try {
    await work(createRouterClient(till.router, { context: { caller: { station: 'command-line' } } }))
  } finally {
    await till.close()
  }
}
