import { z } from 'zod'
import { zSettings, zSite, type Settings, type Site } from '../../shared/contracts/till.ts'
import { zOperatorId } from '../../shared/ids.ts'
import { zRole } from '../../shared/rights.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'

export const settingsTrack: MigrationTrack = {
  part: 'settings',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'settings and operators',
      sql: `
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE operators (
          operator_id TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL
        ) STRICT;`,
    },
  ],
}

export const zOperator = z.strictObject({
  operatorId: zOperatorId,
  name: z.string().min(1),
  initials: z.string().max(3),
  role: zRole,
})

/** What makes this installation this café: its name on documents, its till number, its ways. */
export const zInstallation = z.strictObject({
  till: z.string().regex(/^[A-Z0-9-]{1,12}$/),
  demo: z.boolean(),
  site: zSite,
  settings: zSettings,
  operators: z.array(zOperator).min(1),
})
export type Installation = z.infer<typeof zInstallation>

/** Whether a ledger is a demo's, read beside the till; undefined where nothing was installed in it. */
export function readIsDemo(db: ReadDb): boolean | undefined {
  const hasTable = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'settings'`).get() !== undefined
  const text = hasTable
    ? db.prepare<[], string>(`SELECT value FROM settings WHERE name = 'demo'`).pluck().get()
    : undefined
  return text === undefined ? undefined : z.boolean().parse(JSON.parse(text))
}

/** Whose ledger a file is, read beside the till; undefined where no café was installed in it. */
export function readWho(db: ReadDb): Pick<Installation, 'till' | 'site'> | undefined {
  const read = db.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck()
  const [till, site] = [read.get('till'), read.get('site')]
  if (till === undefined || site === undefined) return undefined
  return zInstallation.pick({ till: true, site: true }).parse({ till: JSON.parse(till), site: JSON.parse(site) })
}

export type Remembered = 'vat-rates' | 'restored' | 'assistant'

export function createSettingsStore(db: WriteDb) {
  const read = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?')
  const write = db.prepare<[string, string]>(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const remove = db.prepare<[string]>('DELETE FROM settings WHERE name = ?')
  const value = (name: string): unknown => {
    const row = read.get(name)
    return row ? (JSON.parse(row.value) as unknown) : undefined
  }
  // Read on every sale and changed once a year: kept in memory, read again after a change or a roll-back.
  let known = load()

  function load() {
    const installed = value('till') !== undefined
    return installed
      ? {
          till: z.string().parse(value('till')),
          demo: z.boolean().parse(value('demo')),
          site: zSite.parse(value('site')),
          settings: zSettings.parse(value('settings')),
        }
      : undefined
  }

  return {
    installed: () => known !== undefined,
    install(installation: Installation): void {
      for (const name of ['till', 'demo', 'site', 'settings'] as const)
        write.run(name, JSON.stringify(installation[name]))
      known = load()
    },
    current(): Omit<Installation, 'operators'> {
      if (!known) throw new Error('the till is not installed')
      return known
    },
    /** As they lie in the file now, for their digest. */
    stored: (name: 'site' | 'settings'): string => read.get(name)?.value ?? '',
    change(settings: Settings): void {
      write.run('settings', JSON.stringify(settings))
    },
    changeSite(site: Site): void {
      write.run('site', JSON.stringify(site))
    },
    /** A small fact that is left for later: the digest of the VAT rates, a copy that was put back, how far the assistant is. */
    remembered: (name: Remembered): string | undefined => z.string().optional().parse(value(name)),
    remember: (name: Remembered, fact: string): void => void write.run(name, JSON.stringify(fact)),
    forget: (name: Remembered): void => void remove.run(name),
    reload(): void {
      known = load()
    },
  }
}
export type SettingsStore = ReturnType<typeof createSettingsStore>
