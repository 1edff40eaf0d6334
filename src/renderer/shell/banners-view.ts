import type { SessionState } from '../../shared/contracts/cash-sessions.ts'
import type { CardPayment, CardPayments } from '../../shared/contracts/card-payments.ts'
import type { PrintJob, PrintingStatus } from '../../shared/contracts/printing.ts'
import type { Resolved } from '../../shared/contracts/scans.ts'
import type { Anomaly } from '../../shared/contracts/till.ts'
import type { TicketId } from '../../shared/ids.ts'
import type { LineState } from '../client/line.ts'

/** What the till has to say besides selling; the gravest first. */
export type Bar =
  | { readonly kind: 'held' }
  | { readonly kind: 'line-down' }
  | { readonly kind: 'anomaly'; readonly anomaly: Anomaly['kind'] }
  | { readonly kind: 'backups'; readonly overdue: boolean; readonly missing: number }
  /** Told to whoever can change it. */
  | { readonly kind: 'backups-wanted' }
  | { readonly kind: 'unknown-code'; readonly code: string }
  | { readonly kind: 'asked-code'; readonly resolved: Resolved }
  | { readonly kind: 'drawer-failed' }
  | { readonly kind: 'unsettled-job'; readonly job: PrintJob }
  | { readonly kind: 'old-papers'; readonly count: number; readonly since: number }
  | { readonly kind: 'printer'; readonly health: PrintingStatus['health']; readonly waiting: number }
  /** Nobody heard how it ended, and its ticket is not on this screen. */
  | { readonly kind: 'drawer-open'; readonly drawer: 'unasked' | 'left-open' }
  | { readonly kind: 'doubtful-payment'; readonly payment: CardPayment }
  | { readonly kind: 'other-printer'; readonly printer: string; readonly waiting: number }
  | { readonly kind: 'stand-in'; readonly printer: string; readonly others: readonly string[] }
  | { readonly kind: 'overdue'; readonly since: number }
  /** Another version lies ready: told only while no day is open, for nobody should restart a till during one. */
  | { readonly kind: 'update'; readonly version: string }

export type Known = {
  readonly line: LineState
  readonly held: boolean
  readonly anomalies: readonly Anomaly[]
  readonly unknownCode: string | undefined
  readonly update: string | undefined
  readonly askedCode: Resolved | undefined
  readonly backups: { readonly overdue: boolean; readonly missing: number; readonly wanted: boolean } | undefined
  readonly mayChange: boolean
  readonly printing: PrintingStatus | undefined
  readonly payments: CardPayments | undefined
  /** The ticket in hand, which tells of itself. */
  readonly ticketId: TicketId | undefined
  readonly day: SessionState | undefined
}

const SHOWN_MAX = 2 // the tiles must keep their size
const troubles: ReadonlySet<PrintingStatus['health']> = new Set(['paper-out', 'cover-open', 'error', 'offline'])

export function bars(known: Known): { readonly shown: readonly Bar[]; readonly more: number } {
  const all: Bar[] = [
    ...lineBars(known),
    ...known.anomalies.map(({ kind }) => ({ kind: 'anomaly' as const, anomaly: kind })),
    ...(known.payments?.doubtful ?? [])
      .filter((payment) => payment.ticketId !== known.ticketId)
      .map((payment) => ({ kind: 'doubtful-payment' as const, payment })),
    ...(known.unknownCode === undefined ? [] : [{ kind: 'unknown-code' as const, code: known.unknownCode }]),
    ...(known.askedCode === undefined ? [] : [{ kind: 'asked-code' as const, resolved: known.askedCode }]),
    ...(known.printing ? printingBars(known.printing) : []),
    ...(known.day?.state === 'open' && known.day.overdue
      ? [{ kind: 'overdue' as const, since: known.day.openedAtMs }]
      : []),
    ...(known.backups && (known.backups.overdue || known.backups.missing > 0)
      ? [{ kind: 'backups' as const, overdue: known.backups.overdue, missing: known.backups.missing }]
      : []),
    ...(known.backups?.wanted === true && known.mayChange ? [{ kind: 'backups-wanted' as const }] : []),
    ...(known.update !== undefined && known.day?.state === 'closed'
      ? [{ kind: 'update' as const, version: known.update }]
      : []),
  ]
  return { shown: all.slice(0, SHOWN_MAX), more: Math.max(0, all.length - SHOWN_MAX) }
}

function lineBars({ line, held }: Known): readonly Bar[] {
  if (line === 'down') return [{ kind: 'line-down' }]
  return held ? [{ kind: 'held' }] : []
}

function printingBars({
  configured,
  health,
  drawer,
  drawerFailed,
  jobs,
  printers,
  old,
}: PrintingStatus): readonly Bar[] {
  // What a printer held it finishes by itself once it is helped; whether it did, only a person sees.
  const helped = health === 'ready' || health === 'paper-low'
  const unsettled = jobs.find(({ state }) => state === 'unknown' || (state === 'held-by-printer' && helped))
  const waiting = jobs.filter(({ state }) => state === 'waiting' || state === 'sending').length
  return [
    ...(drawer === 'unasked' || drawer === 'left-open' ? [{ kind: 'drawer-open' as const, drawer }] : []),
    ...(drawerFailed ? [{ kind: 'drawer-failed' as const }] : []),
    ...(unsettled ? [{ kind: 'unsettled-job' as const, job: unsettled }] : []),
    ...(configured && (troubles.has(health) || health === 'paper-low')
      ? [{ kind: 'printer' as const, health, waiting: troubles.has(health) ? waiting : 0 }]
      : []),
    ...printers
      .filter(({ receipts, waiting: queued, health: its }) => !receipts && queued > 0 && troubles.has(its))
      .map(({ name, waiting: queued }) => ({ kind: 'other-printer' as const, printer: name, waiting: queued })),
    ...printers
      .filter(({ standsInFor }) => standsInFor.length > 0)
      .map(({ name, standsInFor }) => ({ kind: 'stand-in' as const, printer: name, others: standsInFor })),
    // While the printer is away, to print them is no answer.
    ...(configured && old && helped ? [{ kind: 'old-papers' as const, count: old.count, since: old.sinceMs }] : []),
  ]
}
