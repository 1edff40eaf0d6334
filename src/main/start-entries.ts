import type { Anomaly } from '../shared/contracts/till.ts'
import { inTransaction, type WriteDb } from './db/open.ts'
import { demoCafe } from './demo.ts'
import type { EventFacts } from './fiscal/event-log.ts'
import type { KeyProtector, Signer } from './journal/index.ts'
import type { LedgerWatch } from './ledger-watch.ts'
import { software } from './software.ts'
import type { Parts } from './till.ts'

/** There is no café in this folder, and none was asked for. */
export class NothingInstalled extends Error {
  override readonly name = 'NothingInstalled'
}

/**
 * What every start writes, in one transaction: the café where there is none yet, the key, a new version, the start itself,
 * and what was found wrong. Throws `NothingInstalled`.
 */
export function writeStart(
  db: WriteDb,
  { settings, catalogue, eventLog }: Parts,
  watch: LedgerWatch,
  start: {
    readonly facts: () => EventFacts
    readonly demo: boolean
    readonly key: { readonly signer: Signer; readonly created: boolean; readonly protector: KeyProtector }
    readonly lost: readonly Anomaly[]
  },
): void {
  const { key } = start
  const isFirst = !settings.installed()
  inTransaction(db, () => {
    if (isFirst) {
      if (!start.demo) throw new NothingInstalled()
      const cafe = demoCafe()
      settings.install(cafe.installation)
      catalogue.replace(cafe.catalogue)
    }
    const facts = start.facts()
    if (isFirst) eventLog.record('till-installed', facts, { demo: settings.current().demo })
    // A first start that was cut short may have made the key already.
    if (key.created || isFirst) {
      eventLog.record('key-created', facts, { key: key.signer.key, protection: key.protector.kind })
    }
    const before = eventLog.lastVersion()
    if (before !== undefined && before !== software.version) {
      eventLog.record('version-changed', facts, { from: before, to: software.version })
    }
    eventLog.record('till-started', facts, { version: software.version, core: software.coreVersion })
    watch.recordDefects(start.lost, facts)
    watch.recordJump(facts)
  })
}
