import type { OperatorId } from '../../shared/ids.ts'
import type { WriteDb } from '../db/open.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { Entry, Journal, Payload, Projection } from '../journal/index.ts'
import { changedSince, type SetupDigests } from './setup.ts'

/**
 * What is done with the till itself: in France the JET (checklist F-40, F-41). The numbers are the NF525 codes that are
 * publicly known (brief fiscal §1.8); an event without a known code has none. Never personal data.
 */
export const eventCodes = {
  'till-installed': null,
  'till-started': 80,
  'till-stopped': 40,
  'key-created': 270,
  'version-changed': 250,
  'setting-changed': 270,
  'session-opened': null,
  'session-closing': 330,
  'session-sealed': 50,
  'period-closing': 330,
  'period-closed': 50,
  'year-closed': 60,
  'ticket-voided': 190,
  'line-voided': null,
  'ticket-lowered': null,
  'tickets-merged': null,
  'table-changed': null,
  'ticket-split': null,
  'tender-taken-back': null,
  'card-payment-unknown': null,
  'card-payment-settled': null,
  'ticket-refunded': 190,
  'tender-changed': null,
  'drawer-opened': null,
  'drawer-opened-unasked': null,
  'drawer-counted': null,
  'drawer-chosen': null,
  'cash-in': null,
  'cash-out': null,
  'safe-drop': null,
  'bank-deposit': null,
  'document-copied': null,
  'clock-back': null,
  'clock-forward': null,
  'integrity-defect': 90,
  'period-archived': 20,
  'year-archived': 30,
  purged: null,
  'data-exported': 110,
  'accountant-exchange': 290,
  'tax-control-opened': 280,
  'ledger-restored': null,
  'offline-started': 70,
  'offline-ended': null,
  'price-changed': 270,
  'product-added': 270,
  'product-changed': 270,
  'options-changed': 270,
  'price-list-saved': 270,
  'price-list-removed': 270,
  'alcohol-refused': null,
  'foreign-cash-allowed': null,
  'vat-rates-changed': 270,
  'retention-applied': null,
  'customer-erased': null,
  'account-limit-set': null,
  'stamps-corrected': null,
  'voucher-blocked': null,
  'voucher-replaced': null,
  'voucher-code-wrong': null,
  'training-started': null,
  'training-ended': null,
  'signed-in': 80,
  'signed-out': 40,
  'pin-wrong': null,
  'right-refused': null,
  override: 130,
  'rights-changed': 130,
} as const
export type EventKind = keyof typeof eventCodes

/** Events of what decides over prices, taxes and rights bear its digests, recorded once it is changed; so does each start. */
const setupKinds: ReadonlySet<EventKind> = new Set<EventKind>([
  'setting-changed',
  'drawer-chosen',
  'price-changed',
  'product-added',
  'product-changed',
  'options-changed',
  'rights-changed',
  'till-started',
])

export const eventLogTrack: MigrationTrack = {
  part: 'event-log',
  needs: ['journal'],
  steps: [
    {
      step: 1,
      title: 'events, as the journal tells them',
      sql: `
        CREATE TABLE event_log (
          seq INTEGER PRIMARY KEY,
          at TEXT NOT NULL,
          kind TEXT NOT NULL,
          operator_id TEXT NOT NULL,
          session_id TEXT
        ) STRICT;
        CREATE INDEX event_log_by_session ON event_log (session_id, kind);
        CREATE INDEX event_log_by_kind ON event_log (kind, at);`,
    },
  ],
}

export type EventFacts = { readonly nowMs: number; readonly operator: string }

export function createEventLog(
  db: WriteDb,
  journal: () => Journal,
  setup: () => SetupDigests = () => {
    throw new Error('who writes no events has no setup')
  },
) {
  const insert = db.prepare<[number, string, string, string, string | null]>(
    'INSERT INTO event_log VALUES (?, ?, ?, ?, ?)',
  )
  const since = db
    .prepare<[string, string], number>('SELECT seq FROM event_log WHERE kind = ? AND at >= ? ORDER BY seq')
    .pluck()
  const after = db
    .prepare<[string, number], number>('SELECT seq FROM event_log WHERE kind = ? AND seq > ? ORDER BY seq')
    .pluck()
  const lastStart = db
    .prepare<[], number>(`SELECT seq FROM event_log WHERE kind = 'till-started' ORDER BY seq DESC LIMIT 1`)
    .pluck()
  const lastOf = db.prepare<[string], number | null>('SELECT max(seq) FROM event_log WHERE kind = ?').pluck()
  const countOf = db
    .prepare<[string, string], number>('SELECT count(*) FROM event_log WHERE session_id = ? AND kind = ?')
    .pluck()

  function apply(entry: Entry): void {
    const sessionId = entry.payload['sessionId']
    insert.run(entry.seq, entry.at, entry.kind, entry.operator, typeof sessionId === 'string' ? sessionId : null)
  }
  const kinds = Object.fromEntries(Object.keys(eventCodes).map((kind) => [`events/${kind}`, apply]))
  const projection: Projection = { tables: ['event_log'], kinds }

  function payloads(numbers: readonly number[]): readonly Payload[] {
    return numbers.map((seq) => journal().entry('events', seq)?.payload).filter((payload) => payload !== undefined)
  }

  return {
    projection,
    /** Writes one event. Inside the transaction of what it tells about. */
    record(kind: EventKind, facts: EventFacts, payload: Payload = {}): void {
      journal().append({
        chain: 'events',
        kind,
        operator: facts.operator,
        nowMs: facts.nowMs,
        payload: { ...payload, ...(setupKinds.has(kind) ? { setup: setup() } : {}), code: eventCodes[kind] },
      })
    },
    /** Payloads of the events of a kind since an instant, oldest first. */
    since: (kind: EventKind, sinceMs: number): readonly Payload[] =>
      payloads(since.all(kind, new Date(sinceMs).toISOString())),
    /** When events of a kind happened since an instant, oldest first. */
    timesOf: (kind: EventKind, sinceMs: number): readonly number[] =>
      since
        .all(kind, new Date(sinceMs).toISOString())
        .flatMap((seq) => journal().entry('events', seq)?.at ?? [])
        .map((at) => Date.parse(at)),
    /** The same after a number of the event log. */
    after: (kind: EventKind, seq: number): readonly Payload[] => payloads(after.all(kind, seq)),
    /** The parts of the setup that were changed since the log last told their digests: behind the till's back. */
    setupTampered(): readonly string[] {
      // From the sealed entries: a table beside them could lack the newest.
      let told: Payload | undefined
      journal().backwards('events', ({ payload }) => {
        told = payload['setup'] as Payload | undefined // `record` wrote it
        return told === undefined
      })
      return changedSince(told, setup())
    },
    /** Every PIN that was tried since an instant, oldest first. */
    pinsTried(
      sinceMs: number,
    ): readonly { readonly who: OperatorId; readonly right: boolean; readonly atMs: number }[] {
      const at = new Date(sinceMs).toISOString()
      const numbers = (['pin-wrong', 'signed-in', 'override'] as const).flatMap((kind) => since.all(kind, at))
      return numbers
        .toSorted((a, b) => a - b)
        .flatMap((seq) => journal().entry('events', seq) ?? [])
        .map((entry) => {
          const { payload } = entry // `people` recorded it
          const named = entry.kind === 'signed-in' ? entry.operator : (payload['approvedBy'] ?? payload['who'])
          return { who: named as OperatorId, right: entry.kind !== 'pin-wrong', atMs: Date.parse(entry.at) }
        })
    },
    /** Digests of the heads that declared restores left behind: what they saw is known to be gone. */
    abandonedHeads: (): ReadonlySet<unknown> =>
      new Set(
        payloads(after.all('ledger-restored', 0)).flatMap(({ abandoned }) =>
          Array.isArray(abandoned) ? abandoned : [],
        ),
      ),
    /** The number of the last event of a kind: 0 where there was none. */
    lastOf: (kind: EventKind): number => lastOf.get(kind) ?? 0,
    /** The version that ran last on this ledger. */
    lastVersion(): string | undefined {
      const seq = lastStart.get()
      const version = seq === undefined ? undefined : journal().entry('events', seq)?.payload['version']
      return typeof version === 'string' ? version : undefined
    },
    countInSession: (sessionId: string, kind: EventKind): number => countOf.get(sessionId, kind) ?? 0,
  }
}
export type EventLog = ReturnType<typeof createEventLog>
