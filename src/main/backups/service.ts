import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backups, Previewed } from '../../shared/contracts/backups.ts'
import { stamp } from '../db/backup.ts'
import type { WriteDb } from '../db/open.ts'
import { backupsIn, listed, sheetOf } from './files.ts'
import { MARK, type PlaceReport } from './places.ts'
import type { BackupStore } from './store.ts'

const HOUR_MS = 3_600_000
const OVERDUE_AFTER_MS = 72 * HOUR_MS
/** After an attempt that came to nothing. */
const AGAIN_AFTER_MS = HOUR_MS / 6

/** What reaches the disk: beside the counter, in a process of its own where there is a file to start. */
export type BackupTools = {
  /** The till's own folder: a second place lies elsewhere. */
  readonly ownFolder: string
  /** Where the till's own backups lie. */
  readonly folder: string
  readonly make: (name: string, nowMs: number) => Promise<{ readonly file: string; readonly places: PlaceReport }>
  readonly carry: (nowMs: number) => Promise<PlaceReport>
  readonly preview: (path: string, identity: string) => Promise<Previewed>
  /** Whether this file is what was opened last. */
  readonly isPreviewed: (file: string) => boolean
  readonly dropPreview: () => void
  /** Lays what was opened ready for the next start, and stops selling. */
  readonly putBack: (file: string) => void
}
type Parts = {
  readonly db: WriteDb
  readonly store: BackupStore
  readonly tools: BackupTools
  readonly till: () => string
  /** Whether a Z of a café that is no demo lies in the ledger. */
  readonly hasTraded: () => boolean
  readonly nowMs: () => number
  readonly changed: () => void
  readonly report: (error: unknown) => void
}

/** Backups without being asked: after each close, and each hour in which the ledger changed. Never two at once. */
export function createBackups(parts: Parts) {
  const { store, tools } = parts
  const changesOf = parts.db.prepare<[], number>('SELECT total_changes()').pluck()
  const states = new Map<string, PlaceReport[number]>()
  let queue: Promise<void> = Promise.resolve()
  let queued = 0
  let failed = false
  let triedAtMs = -Infinity
  let changesAtLast: number | undefined
  let looking: Promise<void> | undefined

  function know(report: PlaceReport): void {
    for (const place of report) {
      const lastAtMs = place.lastAtMs ?? states.get(place.placeId)?.lastAtMs ?? null
      states.set(place.placeId, { ...place, lastAtMs })
    }
  }

  /** One after the other: a day that is closed in the second of its Z asks for a copy of the same name. */
  function next(work: () => Promise<void>): Promise<void> {
    queued += 1
    queue = queue
      .then(work)
      .then(() => void (failed = false))
      .catch((error: unknown) => {
        failed = true
        parts.report(error)
      })
      .finally(() => {
        queued -= 1
        parts.changed()
      })
    return queue
  }

  function make(why: string): Promise<void> {
    const nowMs = parts.nowMs()
    triedAtMs = nowMs
    return next(async () => {
      const changes = changesOf.get()
      const { places } = await tools.make(`${why}-${stamp(nowMs)}`, nowMs)
      changesAtLast = changes
      know(places)
    })
  }

  const newestAtMs = () => backupsIn(tools.folder, parts.till())[0]?.madeAtMs ?? -Infinity

  function makeDue(nowMs: number): void {
    const isDue = nowMs - newestAtMs() >= HOUR_MS && nowMs - triedAtMs >= AGAIN_AFTER_MS
    if (queued === 0 && isDue && changesOf.get() !== changesAtLast) void make('hourly')
  }

  /** A share whose server is gone can hold a question for minutes: it is asked beside everything else, and once at a time. */
  async function lookAtPlaces(nowMs: number): Promise<void> {
    let hasCome = false
    for (const { placeId, path } of store.places()) {
      const marked = await access(join(path, MARK)).then(
        () => true,
        () => false,
      )
      const was = states.get(placeId)
      if (!marked && was?.state !== 'missing') {
        know([{ placeId, state: 'missing', lastAtMs: null }])
        parts.changed()
      }
      if (marked && (was?.state !== 'there' || (was.lastAtMs ?? -Infinity) < newestAtMs())) hasCome = true
    }
    if (hasCome && queued === 0) await next(async () => know(await tools.carry(nowMs)))
  }

  function look(): void {
    if (!store.setup()) return
    const nowMs = parts.nowMs()
    makeDue(nowMs)
    looking ??= lookAtPlaces(nowMs)
      .catch(parts.report)
      .finally(() => void (looking = undefined))
  }

  function isOverdue(nowMs: number): boolean {
    const setup = store.setup()
    return setup !== undefined && nowMs - Math.max(newestAtMs(), setup.sinceMs) > OVERDUE_AFTER_MS
  }

  return {
    /** After a Z or a closing. */
    dayEnded: (): void => void make('after-z'),
    makeNow: (): void => void make('by-hand'),
    /** Once in a while: what is due is made, and media that were away are looked for. */
    look,
    /** Places may have changed: they are looked at at once. */
    lookAgain: (): void => void setImmediate(look),
    state: (nowMs: number) => ({
      overdue: isOverdue(nowMs),
      missing: store.places().filter(({ placeId }) => !['there', undefined].includes(states.get(placeId)?.state))
        .length,
      wanted: !store.setup() && parts.hasTraded(),
    }),
    shown(nowMs: number): Backups {
      const setup = store.setup()
      return {
        setup: setup
          ? {
              sheet: sheetOf(setup.recipient),
              sinceMs: setup.sinceMs,
              withKey: setup.withKey,
              retention: setup.retention,
            }
          : null,
        backups: [...listed(tools.folder, parts.till())],
        places: store.places().map(({ placeId, path }) => {
          const known = states.get(placeId)
          return { placeId, path, state: known?.state ?? 'unknown', lastAtMs: known?.lastAtMs ?? null }
        }),
        working: queued > 0,
        failed,
        overdue: isOverdue(nowMs),
      }
    },
    /** Waits for what is being made: a day is closed, and the machine is switched off a moment later. */
    stop: (): Promise<void> => queue,
  }
}
export type BackupsService = ReturnType<typeof createBackups>
