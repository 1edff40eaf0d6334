import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { ArchiveJob } from '../../shared/contracts/archives.ts'
import type { ClosureStore } from '../closures/index.ts'
import type { EventFacts, EventLog } from '../fiscal/event-log.ts'
import type { Journal } from '../journal/index.ts'
import { closedPeriod } from './period.ts'
import type { ArchiveRow, ArchiveStore, SealedArchive } from './store.ts'
import type { ArchiveCheck } from './verify-archive.ts'
import type { ArchiveMade } from './write-archive.ts'
import { UNFINISHED } from './zip-file.ts'

/** Who asked for an archive: its entries bear their name. */
type Asker = Pick<EventFacts, 'operator'>

/** The format of archives lies behind `write` and `check` alone: a mandated one would take their place. */
export type ArchiveTools = {
  /** Where the till keeps its archives until somebody keeps them elsewhere as well. */
  readonly folder: string
  /** Writes the file of a period, beside the counter. */
  readonly write: (period: {
    readonly from: BusinessDay
    readonly to: BusinessDay
    readonly out: string
  }) => Promise<ArchiveMade>
  readonly check: (file: string) => Promise<Pick<ArchiveCheck, 'faults' | 'sha256' | 'entries'>>
  /** Runs work that no command asked for in a transaction of its own, with everything that follows a commit. */
  readonly alone: (work: (nowMs: number) => void) => void
  readonly changed: () => void
  readonly reportDefect: (error: unknown) => void
}
type Parts = ArchiveTools & {
  readonly store: ArchiveStore
  readonly closures: ClosureStore
  readonly journal: Journal
  readonly eventLog: EventLog
  readonly till: () => string
}

const PIECE_BYTES = 1 << 20

/** The door of archives: one at a time is made, read back, and only then sealed. */
export function createArchives(parts: Parts) {
  const { store, journal, eventLog } = parts
  let job: ArchiveJob = { state: 'idle' }
  let running: Promise<void> | undefined
  let stopped = false

  const fileOf = (name: string) => join(parts.folder, name)

  function freeName(from: BusinessDay, to: BusinessDay): string {
    const base = `zinc-${parts.till()}-${from}-${to}`
    const taken = (name: string) => existsSync(fileOf(name)) || store.all().some((row) => row.name === name)
    for (let count = 1; ; count++) {
      const name = count === 1 ? `${base}.zip` : `${base}-${count}.zip`
      if (!taken(name)) return name
    }
  }

  /** What a till that died while it wrote left behind: one archive is made at a time. */
  function forgetUnfinished(): void {
    for (const name of readdirSync(parts.folder)) {
      if (name.endsWith(UNFINISHED)) rmSync(fileOf(name))
    }
  }

  async function make(from: BusinessDay, to: BusinessDay, by: Asker): Promise<void> {
    const period = closedPeriod(parts.closures, from, to)
    if (!period) return
    mkdirSync(parts.folder, { recursive: true, mode: 0o700 })
    forgetUnfinished()
    const name = freeName(from, to)
    const made = await parts.write({ from, to, out: fileOf(name) })
    const found = await parts.check(fileOf(name))
    if (found.faults.length > 0 || found.sha256 !== made.sha256) {
      rmSync(fileOf(name), { force: true })
      throw new Error(`the archive does not read back as it was written: ${JSON.stringify(found.faults[0])}`)
    }
    const isYear = parts.closures.newest('year', 400).some((year) => year.from === from && year.to === to)
    const sealed: SealedArchive = {
      from,
      to,
      kind: isYear ? 'year' : 'intermediate',
      name,
      sha256: made.sha256,
      bytes: made.bytes,
      manifestSha256: made.manifestSha256,
      entries: made.entries,
      chains: made.chains,
      totals: made.totals,
    }
    if (stopped) return rmSync(fileOf(name), { force: true }) // what is not sealed is no archive
    parts.alone((nowMs) => {
      journal.append({ chain: 'archives', kind: 'archive', operator: by.operator, nowMs, payload: sealed })
      const kind = isYear ? 'year-archived' : 'period-archived'
      eventLog.record(kind, { nowMs, operator: by.operator }, { from, to, sha256: made.sha256 })
    })
  }

  function begin(from: BusinessDay, to: BusinessDay, by: Asker, nowMs: number): ArchiveJob {
    job = { state: 'running', from, to, startedAtMs: nowMs }
    running = make(from, to, by)
      .then(() => {
        job = { state: 'idle' }
      })
      .catch((error: unknown) => {
        parts.reportDefect(error)
        job = { state: 'failed', from, to, why: error instanceof Error ? error.message : String(error) }
      })
      .finally(() => {
        running = undefined
        if (!stopped) parts.changed()
      })
    return job
  }

  return {
    job: () => job,
    isBusy: () => running !== undefined,
    begin,
    /** Every fiscal year that was closed gets its archive, without anybody having to ask. */
    makeDue({ operator, nowMs }: EventFacts): void {
      if (running) return
      const due = parts.closures.newest('year', 20).findLast((year) => !store.hasYear(year.from, year.to))
      const isGone = due && due.from <= (store.purgedUntil() ?? '')
      if (due && !isGone) begin(due.from, due.to, { operator }, nowMs)
    },
    fileState({ name, sha256 }: ArchiveRow): 'missing' | 'differs' | 'same' {
      if (!existsSync(fileOf(name))) return 'missing'
      const found = createHash('sha256')
        .update(readFileSync(fileOf(name)))
        .digest('hex')
      return found === sha256 ? 'same' : 'differs'
    },
    isHere: ({ name }: ArchiveRow): boolean => existsSync(fileOf(name)),
    check: ({ name }: ArchiveRow) => parts.check(fileOf(name)),
    /** A piece of a file, and the size of the whole. */
    piece({ name }: ArchiveRow, offset: number): { readonly base64: string; readonly bytes: number } | undefined {
      if (!existsSync(fileOf(name))) return undefined
      const descriptor = openSync(fileOf(name), 'r')
      try {
        const buffer = Buffer.alloc(PIECE_BYTES)
        const read = readSync(descriptor, buffer, 0, PIECE_BYTES, offset)
        return { base64: buffer.toString('base64', 0, read), bytes: fstatSync(descriptor).size }
      } finally {
        closeSync(descriptor)
      }
    },
    /** Waits for what is being made; nothing is sealed any more. */
    async stop(): Promise<void> {
      stopped = true
      await running
    },
  }
}
export type Archives = ReturnType<typeof createArchives>
