import { zAnomaly, type Anomaly } from '../shared/contracts/till.ts'
import type { Clock } from './clock.ts'
import type { EventFacts, EventLog } from './fiscal/event-log.ts'
import type { CommandContext } from './hosts/handlers.ts'

const ANOMALY_SHOWN_MS = 24 * 3_600_000

/** What the till notices of its own ledger and clock: written into the event log, shown as a bar; selling goes on. */
export function createLedgerWatch(eventLog: EventLog, clock: Clock) {
  let jumpRecorded = false

  return {
    /** Inside the transaction of every command, before its handler: a clock that jumped is recorded once. */
    begun(context: CommandContext): void {
      const leap = clock.leap()
      if (leap) {
        eventLog.record('clock-forward', context, leap)
        context.afterCommit(clock.leapRecorded)
      }
      const jump = clock.jump()
      if (!jump) jumpRecorded = false
      else if (!jumpRecorded) {
        eventLog.record('clock-back', context, jump)
        // A refusal undoes the event with everything else: then the next command records it.
        context.afterCommit(() => (jumpRecorded = true))
        context.announce('till.changed')
      }
    },

    /** Inside a transaction. */
    recordDefects(defects: readonly Anomaly[], facts: EventFacts): void {
      for (const { kind, where } of defects) eventLog.record('integrity-defect', facts, { kind, where })
    },

    /** Inside the transaction of a start, when the clock is already behind what the ledger saw, or far ahead of it. */
    recordJump(facts: EventFacts): void {
      const jump = clock.jump()
      if (jump) eventLog.record('clock-back', facts, jump)
      jumpRecorded = jump !== undefined
      const leap = clock.leap()
      if (leap) eventLog.record('clock-forward', facts, leap)
      clock.leapRecorded()
    },

    anomalies(nowMs: number): readonly Anomaly[] {
      const found = eventLog
        .since('integrity-defect', nowMs - ANOMALY_SHOWN_MS)
        .map((payload) => zAnomaly.parse({ kind: payload['kind'], where: payload['where'] }))
      const jump = clock.jump()
      const told = jump
        ? [...found, { kind: 'clock-back' as const, where: new Date(jump.fromMs).toISOString() }]
        : found
      return [...new Map(told.map((anomaly) => [`${anomaly.kind} ${anomaly.where}`, anomaly])).values()]
    },
  }
}
export type LedgerWatch = ReturnType<typeof createLedgerWatch>
