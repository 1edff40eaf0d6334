import { inTransaction, type WriteDb } from './db/open.ts'
import type { EventFacts } from './fiscal/event-log.ts'
import type { KeyProtector, Signer } from './journal/index.ts'
import type { LedgerWatch } from './ledger-watch.ts'
import { software } from './software.ts'
import type { NewCafe } from './new-cafe.ts'
import { sealPin } from './people/index.ts'
import { installDemoStock } from './stock/index.ts'
import type { Lost } from './startup-check.ts'
import type { Parts } from './till-handlers.ts'

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
  { settings, catalogue, kitchenStore, peopleStore, customers, eventLog, journal, closures }: Parts,
  watch: LedgerWatch,
  start: {
    readonly facts: () => EventFacts
    /** What is installed where nothing is. */
    readonly cafe: NewCafe | undefined
    readonly key: { readonly signer: Signer; readonly protector: KeyProtector }
    readonly lost: Lost
    /** The digest of the VAT rates that this version knows. */
    readonly vatRates: string
  },
): void {
  const { key } = start
  const isFirst = !settings.installed()
  const keyBefore = journal.lastKey()
  const tampered = isFirst ? [] : eventLog.setupTampered()
  inTransaction(db, () => {
    const facts = start.facts()
    if (isFirst) {
      const { cafe } = start
      if (!cafe) throw new NothingInstalled()
      settings.install(cafe.installation)
      if (!cafe.installation.demo) settings.remember('assistant', '')
      catalogue.replace(cafe.catalogue)
      kitchenStore.saveSetup(cafe.kitchen)
      kitchenStore.reload()
      for (const person of cafe.installation.operators) peopleStore.save({ ...person, active: true })
      const [first] = cafe.installation.operators
      if (first && cafe.pin !== '') peopleStore.setPin(first.operatorId, sealPin(cafe.pin))
      peopleStore.reload()
      if (cafe.installation.demo) installDemoStock(db, { ...facts, day: closures.today(facts.nowMs) })
    }
    if (isFirst) eventLog.record('till-installed', facts, { demo: settings.current().demo })
    // Every key is announced by the first entry that it seals, and one that takes another's place is told on the screen.
    if (key.signer.key !== keyBefore) {
      eventLog.record('key-created', facts, { key: key.signer.key, protection: key.protector.kind })
      const where = key.signer.key.slice(0, 8)
      if (keyBefore !== undefined) watch.recordDefects([{ kind: 'key-changed', where }], facts)
    }
    const before = eventLog.lastVersion()
    if (before !== undefined && before !== software.version) {
      eventLog.record('version-changed', facts, { from: before, to: software.version })
    }
    const restored = settings.remembered('restored')
    if (restored !== undefined) {
      eventLog.record('ledger-restored', facts, { copy: restored, abandoned: start.lost.heads })
      settings.forget('restored')
    }
    customers.eraseAgain(facts)
    const rates = settings.remembered('vat-rates')
    if (rates !== start.vatRates) {
      if (rates !== undefined) eventLog.record('vat-rates-changed', facts, { before: rates, after: start.vatRates })
      settings.remember('vat-rates', start.vatRates)
    }
    eventLog.record('till-started', facts, { version: software.version, core: software.coreVersion })
    watch.recordDefects(start.lost.anomalies, facts)
    watch.recordDefects(
      tampered.map((where) => ({ kind: 'settings-tampered', where })),
      facts,
    )
    watch.recordJump(facts)
  })
}
