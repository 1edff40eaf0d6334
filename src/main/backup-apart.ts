import { z } from 'zod'
import { carry, makeSealed, readPlaces, readSetup, zPlaceReport, type BackupTools } from './backups/index.ts'
import { dataFolder, type DataFolder } from './data-folder.ts'
import { backUp } from './db/backup.ts'
import { openLedgerReadOnly } from './db/open.ts'
import { checkLedger, zincApart } from './integrity.ts'
import { dropStaged, layReady, stageApart, stagedFile, stageRestore } from './restore.ts'
import { readWho } from './settings/store.ts'
import { software } from './software.ts'

/** What came of a backup, told by the process that made it. */
const zMade = z.strictObject({ file: z.string(), places: zPlaceReport })
type Made = z.infer<typeof zMade>

/**
 * Makes a backup under a plain name and carries it to its second places. Sealed once the café has a recovery key; before
 * that, a plain copy that never leaves this machine.
 */
export async function makeBackup(data: DataFolder, name: string, nowMs: number): Promise<Made> {
  const { setup, who } = setupOf(data)
  if (!setup || !who) return { file: backUp(data, name), places: [] }
  const check = (folder: string) => checkLedger(dataFolder(folder))
  const file = await makeSealed({ data, name, setup, ...who, software, nowMs, check })
  return { file, places: await carryBackups(data, nowMs) }
}

/** Carries the newest backup to the places that lack it: a medium that was away is plugged in again. */
export async function carryBackups(data: DataFolder, nowMs: number): Promise<Made['places']> {
  const { setup, who, places } = setupOf(data)
  if (!setup || !who) return []
  return carry({ from: data.backups, till: who.till, places, nowMs, retention: setup.retention })
}

/** From the ledger itself: a process apart is told nothing else. */
function setupOf({ ledger }: DataFolder) {
  const db = openLedgerReadOnly(ledger)
  try {
    const known = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'backup_setup'`).get() !== undefined
    return known
      ? { setup: readSetup(db), who: readWho(db), places: readPlaces(db) }
      : { setup: undefined, who: undefined, places: [] }
  } finally {
    db.close()
  }
}

/** What reaches the disk for a till: a process of its own, or this one where there is no file to start. */
export function backupTools(
  data: DataFolder,
  cliPath: string | undefined,
  stopTill: (file: string) => void,
): BackupTools {
  const apart = async (words: readonly string[]): Promise<unknown> =>
    JSON.parse(await zincApart(cliPath ?? '', [...words, '--data', data.folder]))
  return {
    ownFolder: data.folder,
    folder: data.backups,
    async make(name, nowMs) {
      if (cliPath === undefined) return makeBackup(data, name, nowMs)
      return zMade.parse(await apart(['backup', '--name', name, '--at', String(nowMs), '--json']))
    },
    async carry(nowMs) {
      if (cliPath === undefined) return carryBackups(data, nowMs)
      return zPlaceReport.parse(await apart(['carry-backups', '--at', String(nowMs)]))
    },
    preview: (path, identity) =>
      cliPath === undefined
        ? stageRestore(data, path, identity, Date.now())
        : stageApart(cliPath, data.folder, path, identity),
    isPreviewed: (file) => stagedFile(data) === file,
    dropPreview: () => dropStaged(data),
    putBack(file) {
      layReady(data)
      stopTill(file)
    },
  }
}
