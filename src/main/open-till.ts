import { randomUUID } from 'node:crypto'
import { zAnomaly, type Anomaly, type TillEvent, type TillStatus } from '../shared/contracts/till.ts'
import type { OperatorId } from '../shared/ids.ts'
import { createClock } from './clock.ts'
import { dataFolder, type DataFolder } from './data-folder.ts'
import { inTransaction, type WriteDb } from './db/open.ts'
import { holdFolder } from './db/single-instance.ts'
import { demoCafe, watchPaper } from './demo.ts'
import type { PrinterAddress } from './desk-printer.ts'
import { startPrinterSimulator, type PrinterSimulator } from './devices/simulators/printer/server.ts'
import { createHost } from './hosts/host.ts'
import { createRouter, createTillEvents, type TillRouter } from './hosts/router.ts'
import { checkLedger, checkLedgerApart, type LedgerCheck } from './integrity.ts'
import { loadKeyRing, readHead, type KeyProtector } from './journal/index.ts'
import { createLedgerKeeper } from './ledger-keeper.ts'
import { openLog } from './log.ts'
import { openLedgerOf, stoppedBy, type Opened } from './open-ledger.ts'
import { createSettingsStore } from './settings/store.ts'
import { software } from './software.ts'
import { lostSince } from './startup-check.ts'
import { statusHandlers } from './status/handlers.ts'
import { assemble, tracks } from './till.ts'

export { printerAddress } from './desk-printer.ts'

export type TillOptions = {
  readonly dataFolder: string
  readonly protector: KeyProtector
  /** Install the demo café where nothing is installed yet, and print on a simulated printer. */
  readonly demo: boolean
  readonly printer?: PrinterAddress | undefined
  /** `zinc`'s own file, to read the ledger in a process apart; without it the reading is done here. */
  readonly cliPath?: string | undefined
  readonly nowMs?: () => number
}
export type Till = {
  readonly router: TillRouter
  readonly phase: 'running' | 'stopped'
  /** The port of the simulated printer, where there is one. */
  readonly simulatorPort: number | undefined
  close(): Promise<void>
}

/** There is no café in this folder, and none was asked for. */
export class NothingInstalled extends Error {
  override readonly name = 'NothingInstalled'
}

const ANOMALY_SHOWN_MS = 24 * 3_600_000
const FIRST_CHECK_AFTER_MS = 3000
const NOBODY = 'opr_till' as OperatorId

/**
 * Opens the till of a data folder: ledger, parts, printer, and the router that every host serves. Throws `AlreadyRunning`
 * and `NothingInstalled`; a ledger that cannot be opened gives a till in phase `stopped`, whose screen says why.
 */
export async function openTill(options: TillOptions): Promise<Till> {
  const data = dataFolder(options.dataFolder)
  const release = holdFolder(data.folder)
  try {
    const opened = openLedgerOf(data, tracks, options.protector, options.nowMs ?? Date.now)
    if (opened.state === 'stopped') return stoppedTill(data, opened, options, release)
    let simulator: PrinterSimulator | undefined
    try {
      simulator = await simulatorFor(opened.db, options)
      return runningTill(data, opened, simulator, options, release)
    } catch (error) {
      await simulator?.close()
      opened.db.close()
      return stoppedTill(data, stoppedBy(error), options, release)
    }
  } catch (error) {
    release()
    throw error
  }
}

type StoppedStatus = Extract<TillStatus, { phase: 'stopped' }>

function stoppedTill(
  data: DataFolder,
  { reason, detail }: Extract<Opened, { state: 'stopped' }>,
  options: TillOptions,
  release: () => void,
): Till {
  const log = openLog(data.log)
  log.error({ reason, detail }, 'the ledger stays shut')
  const status: StoppedStatus = { phase: 'stopped', reason, detail, dataFolder: data.folder, software }
  return {
    router: createRouter({
      host: undefined,
      handlers: { till: { status: () => status } },
      events: createTillEvents(),
      nowMs: options.nowMs ?? Date.now,
      reportDefect: (id, error) => log.error({ id, err: error }, 'defect'),
      stopped: () => true,
    }),
    phase: 'stopped',
    simulatorPort: undefined,
    close: () => Promise.resolve(release()),
  }
}

/** A demo café without a printer gets one that shows its paper on the screen. */
async function simulatorFor(db: WriteDb, options: TillOptions): Promise<PrinterSimulator | undefined> {
  const known = createSettingsStore(db)
  const demo = known.installed() ? known.current().demo : options.demo
  return demo && !options.printer ? startPrinterSimulator({ msPerLine: 8 }) : undefined
}

function runningTill(
  data: DataFolder,
  { db, signer, keyCreated }: Extract<Opened, { state: 'open' }>,
  simulator: PrinterSimulator | undefined,
  options: TillOptions,
  release: () => void,
): Till {
  const log = openLog(data.log)
  const events = createTillEvents()
  const publish = (name: TillEvent['name']) => events.publish('told', { name })
  const reportDefect = (id: string, error: unknown) => log.error({ id, err: error }, 'defect')
  const report = (error: unknown) => reportDefect(randomUUID(), error)
  const printer: PrinterAddress | undefined =
    options.printer ?? (simulator && { host: '127.0.0.1', port: simulator.port, profile: 'epson-80' })

  const parts = assemble({
    db,
    signer,
    printer,
    publish,
    reportDefect: report,
    dayEnded: (nowMs) => ({
      inTransaction: () => host.forgetOldAnswers(nowMs),
      afterCommit: () => keeper.dayEnded(nowMs),
    }),
  })
  const { settings, journal, eventLog } = parts
  const clock = createClock(options.nowMs ?? Date.now, lastSeenMs())
  const operator = (): OperatorId => settings.operators()[0]?.operatorId ?? NOBODY

  function lastSeenMs(): number {
    const ends = (['tickets', 'events', 'closures'] as const).map((chain) => {
      const tail = journal.tail(chain)
      return tail ? Date.parse(journal.entry(chain, tail.seq)?.at ?? '') : 0
    })
    return Math.max(...ends)
  }

  const keeper = createLedgerKeeper({
    db,
    data,
    journal,
    signer,
    nowMs: clock.nowMs,
    cliPath: options.cliPath,
    report,
  })

  let jumpRecorded = false
  const host = createHost({
    db,
    nowMs: clock.nowMs,
    operator,
    publish,
    reportDefect,
    reportStorage(failure, error) {
      log.error({ failure, err: error }, 'storage')
      if (failure === 'corrupt') stop('LEDGER_CORRUPT', String(error))
    },
    begun(context) {
      const jump = clock.jump()
      if (!jump) jumpRecorded = false
      else if (!jumpRecorded) {
        eventLog.record('clock-back', context, jump)
        // A refusal undoes the event with everything else: then the next command records it.
        context.afterCommit(() => (jumpRecorded = true))
        context.announce('till.changed')
      }
    },
    committed: keeper.committed,
  })

  let stopped: StoppedStatus | undefined
  function stop(reason: StoppedStatus['reason'], detail: string): void {
    stopped = { phase: 'stopped', reason, detail, dataFolder: data.folder, software }
    publish('till.changed')
  }

  function anomalies(nowMs: number): readonly Anomaly[] {
    const found = eventLog
      .since('integrity-defect', nowMs - ANOMALY_SHOWN_MS)
      .map((payload) => zAnomaly.parse({ kind: payload['kind'], where: payload['where'] }))
    const jump = clock.jump()
    const told = jump ? [...found, { kind: 'clock-back' as const, where: new Date(jump.fromMs).toISOString() }] : found
    return [...new Map(told.map((anomaly) => [`${anomaly.kind} ${anomaly.where}`, anomaly])).values()]
  }

  function recordDefects(defects: readonly Anomaly[]): void {
    const facts = { nowMs: clock.nowMs(), operator: operator() }
    for (const { kind, where } of defects) eventLog.record('integrity-defect', facts, { kind, where })
  }

  function install(): void {
    if (settings.installed()) return
    if (!options.demo) throw new NothingInstalled()
    const cafe = demoCafe()
    settings.install(cafe.installation)
    parts.catalogue.replace(cafe.catalogue)
    eventLog.record('till-installed', { nowMs: clock.nowMs(), operator: operator() }, { demo: cafe.installation.demo })
  }

  const lost = settings.installed() ? lostSince(readHead(data.head, loadKeyRing(data.keys)), journal) : []
  const isFirstStart = !settings.installed()
  inTransaction(db, () => {
    install()
    const facts = { nowMs: clock.nowMs(), operator: operator() }
    const before = eventLog.lastVersion()
    // A first start that was cut short may have made the key already.
    if (keyCreated || isFirstStart)
      eventLog.record('key-created', facts, { key: signer.key, protection: options.protector.kind })
    if (before !== undefined && before !== software.version) {
      eventLog.record('version-changed', facts, { from: before, to: software.version })
    }
    eventLog.record('till-started', facts, { version: software.version, core: software.coreVersion })
    recordDefects(lost)
    const jump = clock.jump()
    if (jump) eventLog.record('clock-back', facts, jump)
    jumpRecorded = jump !== undefined
  })
  keeper.keepHead()
  parts.printStore.markInterrupted()
  parts.worker?.begin()

  const check = (): Promise<LedgerCheck> =>
    options.cliPath ? checkLedgerApart(options.cliPath, data.folder) : Promise.resolve(checkLedger(data))

  async function firstCheck(): Promise<void> {
    const found = await check()
    if (closed) return
    if (found.damaged !== null) return stop('LEDGER_CORRUPT', found.damaged)
    const fault = found.faults[0]
    if (!fault) return
    inTransaction(db, () =>
      recordDefects([{ kind: 'chain-broken', where: `${fault.chain} ${fault.seq} (${fault.what})` }]),
    )
    keeper.keepHead()
    publish('till.changed')
  }
  let closed = false
  const checking = options.cliPath ? setTimeout(() => void firstCheck().catch(report), FIRST_CHECK_AFTER_MS) : undefined

  return {
    router: createRouter({
      host,
      events,
      nowMs: clock.nowMs,
      reportDefect,
      stopped: () => stopped !== undefined,
      handlers: {
        ...parts.handlers,
        demo: simulator
          ? watchPaper(simulator, clock.nowMs, () => publish('demo.paper-came-out'))
          : { paper: () => [] },
        till: statusHandlers({
          settings,
          eventLog,
          software,
          protector: options.protector,
          anomalies,
          check,
          stopped: () => stopped,
        }),
      },
    }),
    phase: 'running',
    simulatorPort: simulator?.port,
    async close() {
      if (closed) return
      closed = true
      clearTimeout(checking)
      await parts.worker?.stop()
      await simulator?.close()
      try {
        const facts = { nowMs: clock.nowMs(), operator: operator() }
        if (!stopped) inTransaction(db, () => eventLog.record('till-stopped', facts))
      } catch (error) {
        report(error) // a disk that refuses must not keep the folder locked
      }
      await keeper.stop()
      if (!stopped) keeper.keepHead()
      db.close()
      release()
    },
  }
}
