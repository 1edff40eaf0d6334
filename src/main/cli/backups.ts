import { InvalidArgumentError, type Command } from 'commander'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { texts } from '../../shared/texts/index.ts'
import { carryBackups, makeBackup } from '../backup-apart.ts'
import { dataFolder, type DataFolder } from '../data-folder.ts'
import { freeName, isCopyName, stamp } from '../db/backup.ts'
import { holdFolder } from '../db/single-instance.ts'
import { filePermissions, hasPrivateKey, loadOrCreateSigner } from '../journal/index.ts'
import { applyReady, layReady, stageRestore } from '../restore.ts'
import { existing, print } from './common.ts'

type Restoring = { readonly data: string; readonly from: string; readonly identity: string; readonly newKey: boolean }

export function addBackupCommands(zinc: Command): void {
  zinc
    .command('backup')
    .description('back the ledger up, open the backup and check it; sealed where the café has a recovery key')
    .requiredOption('--data <folder>', 'the folder of the till')
    .option('--name <name>', 'the name of the copy', asCopyName)
    .option('--at <ms>', 'the instant that it bears', asInstant)
    .option('--json', 'answer for a program', false)
    .action(async ({ data, name, at, json }: { data: string; name?: string; at?: number; json: boolean }) => {
      const nowMs = at ?? Date.now()
      const made = await makeBackup(existing(data), name ?? `by-hand-${stamp(nowMs)}`, nowMs)
      print(json ? JSON.stringify(made) : made.file)
    })

  zinc
    .command('carry-backups', { hidden: true })
    .requiredOption('--data <folder>')
    .requiredOption('--at <ms>', '', asInstant)
    .action(async ({ data, at }: { data: string; at: number }) => {
      print(JSON.stringify(await carryBackups(existing(data), at)))
    })

  zinc
    .command('restore')
    .description('put a backup in the place of a ledger that is damaged or gone; keeps what was there')
    .requiredOption('--data <folder>', 'the folder of the till')
    .requiredOption('--from <backup>', 'a sealed backup, the folder of a plain copy, or a ledger alone')
    .option('--identity <key>', 'the recovery key on the café’s sheet; - reads it from the input', '')
    .option('--new-key', 'the sealing key is lost for good: make another one for this ledger', false)
    .action(restore)

  zinc
    .command('open-backup', { hidden: true })
    .requiredOption('--data <folder>')
    .requiredOption('--from <backup>')
    .action(async ({ data, from }: { data: string; from: string }) => {
      print(JSON.stringify(await stageRestore(dataFolder(data), from, await heard(), Date.now())))
    })

  zinc
    .command('new-key')
    .description('on the owner’s word, make another key for a ledger whose key is lost; keeps what was there')
    .requiredOption('--data <folder>', 'the folder of the till')
    .action(({ data }: { data: string }) => {
      const folder = existing(data)
      const release = holdFolder(folder.folder)
      makeNewKey(folder)
      release()
    })
}

async function restore({ data, from, identity, newKey }: Restoring): Promise<void> {
  const key = identity === '-' ? await heard() : identity
  const folder = dataFolder(data)
  const release = holdFolder(folder.folder)
  const found = await stageRestore(folder, from, key, Date.now())
  if (!found.ok) {
    release()
    throw new CannotRestore(`${texts.en.backups.unusable[found.why]} (${from})`)
  }
  layReady(folder)
  applyReady(folder)
  if (newKey) makeNewKey(folder)
  release()
  const { site, till, lost } = found.preview
  print(`${folder.ledger} is now the backup ${from} (${site}, ${till})`)
  if (lost && lost.entries > 0)
    print(`${lost.entries} entries of before are only in the ledger that was kept beside it`)
  if (!hasPrivateKey(folder.keys)) print('The private key is not here. If it is lost: zinc new-key --data FOLDER')
}

/** A sentence for whoever typed the command. */
export class CannotRestore extends Error {}

async function heard(): Promise<string> {
  let said = ''
  for await (const piece of process.stdin) said += String(piece)
  return said.trim()
}

/** The next start writes into the event log that the ledger goes on under another key. */
function makeNewKey({ keys }: DataFolder): void {
  const file = join(keys, 'till.key')
  if (hasPrivateKey(keys)) renameSync(file, freeName(`${file}.replaced-${stamp(Date.now())}`))
  print(`new key ${loadOrCreateSigner(keys, filePermissions()).signer.key}`)
}

function asInstant(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('milliseconds')
  return Number(text)
}

function asCopyName(text: string): string {
  if (!isCopyName(text)) throw new InvalidArgumentError('a plain name, without a path')
  return text
}
