import { z } from 'zod'
import { nextDay } from '../../shared/business-day.ts'
import type { Archive, archives as contract } from '../../shared/contracts/archives.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Closures, ClosureStore } from '../closures/index.ts'
import type { WriteDb } from '../db/open.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { deletePurged, purgeableChains, rebuild, type Journal, type Projection, type Purge } from '../journal/index.ts'
import type { Archives } from './archives.ts'
import { closedPeriod } from './period.ts'
import { mayPurge, purgeableFrom } from './rules.ts'
import { zSealedArchive, type ArchiveRow, type ArchiveStore } from './store.ts'

type Parts = {
  readonly db: WriteDb
  readonly store: ArchiveStore
  readonly archives: Archives
  readonly closureStore: ClosureStore
  readonly closures: Closures
  readonly journal: Journal
  readonly eventLog: EventLog
  /** Every projection of the ledger: what is purged leaves them as well. */
  readonly projections: () => readonly Projection[]
}
const FAULTS_SHOWN = 20

export function archiveHandlers(parts: Parts): Handlers<typeof contract> {
  const { store, archives, closureStore, closures, journal, eventLog } = parts

  function shown(row: ArchiveRow): Archive {
    return {
      ...row,
      isHere: archives.isHere(row),
      purged: row.to <= (store.purgedUntil() ?? ''),
      purgeableFrom: purgeableFrom(row.to),
    }
  }

  /** What stays of a purged period: where its chains ended, and the totals that go on. */
  function purgeOf(row: ArchiveRow): Purge {
    const sealed = zSealedArchive.parse(journal.entry('archives', row.seq)?.payload)
    const before = journal.lastPurge()
    const keys = journal
      .forwards('events', 0, () => true)
      .flatMap(({ kind, payload }) => (kind === 'key-created' ? [payload['key']] : []))
    const gone = purgeableChains.flatMap((chain) => {
      const stretch = sealed.chains[chain]
      return stretch ? [[chain, { upTo: stretch.last, lastHash: stretch.lastHash }] as const] : []
    })
    return {
      from: row.from,
      to: row.to,
      archive: { seq: row.seq, sha256: row.sha256 },
      chains: { ...before?.chains, ...Object.fromEntries(gone) },
      perpetual: sealed.totals.perpetualAfter,
      keys: z.array(z.string()).parse([...new Set([...(before?.keys ?? []), ...keys])]),
    }
  }

  return {
    make({ from, to }, context) {
      if (archives.isBusy()) return refuse('ARCHIVE_BUSY')
      if (from <= (store.purgedUntil() ?? '')) return refuse('PERIOD_PURGED')
      if (!closedPeriod(closureStore, from, to)) {
        return refuse('PERIOD_NOT_CLOSED', { day: closureStore.closedUntil() ?? '' })
      }
      const { operator, nowMs } = context
      context.afterCommit(() => void archives.begin(from, to, { operator }, nowMs))
      context.announce('archives.changed')
      return ok({ state: 'running', from, to, startedAtMs: nowMs })
    },

    purge({ seq }, context) {
      const row = store.bySeq(seq)
      if (!row) return refuse('ARCHIVE_UNKNOWN')
      const purgedUntil = store.purgedUntil()
      const firstDay = closureStore.since('day', undefined)[0]?.from ?? row.from
      const may = mayPurge({
        from: row.from,
        to: row.to,
        lastTraded: closureStore.lastTraded(),
        clockDoubtful: closures.isClockDoubtful(context.nowMs),
        nextFrom: purgedUntil ? nextDay(purgedUntil) : firstDay,
        file: archives.fileState(row),
      })
      if (!may.ok) return may
      const purge = purgeOf(row)
      journal.append({
        chain: 'archives',
        kind: 'purge',
        operator: context.operator,
        nowMs: context.nowMs,
        payload: purge,
      })
      eventLog.record('purged', context, { from: row.from, to: row.to, sha256: row.sha256 })
      const entries = deletePurged(parts.db, purge)
      rebuild(parts.db, parts.projections(), { checkOnly: false })
      context.announce('archives.changed')
      return ok({ entries })
    },

    list: () => ({ archives: store.all().map(shown), job: archives.job() }),

    read({ seq, offset }) {
      const row = store.bySeq(seq)
      return (row && archives.piece(row, offset)) ?? null
    },

    async check({ seq }) {
      const row = store.bySeq(seq)
      if (!row || !archives.isHere(row)) return { here: false, entries: 0, faults: [] }
      const { entries, faults, sha256 } = await archives.check(row)
      const told = faults.slice(0, FAULTS_SHOWN).map((fault) => JSON.stringify(fault))
      return {
        here: true,
        entries,
        faults: sha256 === row.sha256 ? told : ['another file than the sealed one', ...told],
      }
    },
  }
}
