import {
  zSettings,
  type Anomaly,
  type Software,
  type till as tillContract,
  type TillStatus,
  type Verification,
} from '../../shared/contracts/till.ts'
import { ok } from '../../shared/result.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { LedgerCheck } from '../integrity.ts'
import type { KeyProtector } from '../journal/index.ts'
import type { People } from '../people/index.ts'
import type { SettingsStore } from '../settings/store.ts'

type Parts = {
  readonly settings: SettingsStore
  readonly people: People
  readonly eventLog: EventLog
  readonly software: Software
  readonly protector: KeyProtector
  /** With the name of whoever answers for it. */
  readonly training: () => { readonly startedAtMs: number; readonly responsible: string } | null
  readonly anomalies: (nowMs: number) => readonly Anomaly[]
  readonly update: () => { readonly version: string } | null
  readonly check: () => Promise<Verification>
  /** Set when the ledger turned out to be damaged while the till was running. */
  readonly stopped: () => Extract<TillStatus, { phase: 'stopped' }> | undefined
}

const FAULTS_SHOWN = 20

export function statusHandlers(parts: Parts): Handlers<typeof tillContract> {
  const { settings, software } = parts
  return {
    status(_input, { nowMs, caller }) {
      const stopped = parts.stopped()
      if (stopped) return stopped
      const { till, demo, site, settings: current } = settings.current()
      const holder = parts.people.holder(caller.station)
      return {
        phase: 'running',
        till,
        site,
        operator: holder
          ? { operatorId: holder.operatorId, name: holder.name, initials: holder.initials, role: holder.role }
          : null,
        settings: current,
        training: parts.training(),
        demo,
        anomalies: [...parts.anomalies(nowMs)],
        update: parts.update(),
        keyProtection: parts.protector.kind,
        software,
      }
    },

    changeSettings(input, context) {
      const before = settings.current().settings
      const { commandId: _, ...asked } = input
      // What was not asked for arrives as undefined: it must not wipe what is set.
      const after = zSettings.parse({ ...before, ...JSON.parse(JSON.stringify(asked)) })
      settings.change(after)
      parts.eventLog.record('setting-changed', context, { before, after })
      context.afterCommit(settings.reload)
      context.announce('settings.changed')
      return ok(after)
    },

    verifyLedger: () => parts.check(),
  }
}

/** A reading of the ledger as screens show it: the first faults, in the order of the chains. */
export function shownCheck({ damaged, entries, faults, headCode, durationMs }: LedgerCheck): Verification {
  const all = damaged === null ? faults : [{ chain: 'file', seq: 0, what: 'damaged' }, ...faults]
  return { entries, ok: all.length === 0, faults: all.slice(0, FAULTS_SHOWN), headCode, durationMs }
}
