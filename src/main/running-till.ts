import { randomUUID } from 'node:crypto'
import { assert } from '../shared/assert.ts'
import type { TillEvent, TillStatus } from '../shared/contracts/till.ts'
import type { OperatorId } from '../shared/ids.ts'
import type { Refused } from '../shared/result.ts'
import { checkArchive, writeArchiveApart, writeArchiveHere } from './archive-apart.ts'
import { backupTools } from './backup-apart.ts'
import { createClock } from './clock.ts'
import { erasedListOf } from './customers/index.ts'
import { headsElsewhere, lastHead, type DataFolder } from './data-folder.ts'
import { inTransaction, storageFailure, type StorageFailure } from './db/open.ts'
import { watchPaper } from './demo.ts'
import { devicesApart, devicesHere, hostedScanners } from './device-host/index.ts'
import type { PrinterSimulator } from './devices/simulators/printer/server.ts'
import type { EventLog } from './fiscal/event-log.ts'
import type { CommandContext } from './hosts/handlers.ts'
import { wholeContract } from './bricks.ts'
import { createHost } from './hosts/host.ts'
import { createRouter, createTillEvents } from './hosts/router.ts'
import { createHousekeeping } from './housekeeping.ts'
import { checkLedger, checkLedgerApart, type LedgerCheck, type Progress } from './integrity.ts'
import { loadKeyRing, type Journal } from './journal/index.ts'
import { createLedgerKeeper } from './ledger-keeper.ts'
import { createLedgerWatch } from './ledger-watch.ts'
import { openLog } from './log.ts'
import type { PrinterAddress } from './printer-crew.ts'
import type { Opened } from './open-ledger.ts'
import type { OneTill, StartOptions } from './open-till.ts'
import { createUpdateWatch, versionOnDisk } from './program-on-disk.ts'
import { noScanners, shownScanners } from './scans/index.ts'
import { software } from './software.ts'
import { writeStart } from './start-entries.ts'
import { lostSince } from './startup-check.ts'
import { shownCheck, statusHandlers } from './status/handlers.ts'
import { assemble } from './till-handlers.ts'
import { vatRatesDigest } from './vat-rates-digest.ts'
import { createUnasked } from './unasked.ts'

type StoppedStatus = Extract<TillStatus, { phase: 'stopped' }>

const FIRST_CHECK_AFTER_MS = 3000
const NOBODY = 'opr_till' as OperatorId
const NOTHING_LOST = { anomalies: [], heads: [] }

/** Wires an opened ledger to its parts, its printer and its router, and begins to sell. */
export function runningTill(
  data: DataFolder,
  { db, signer }: Extract<Opened, { state: 'open' }>,
  simulator: PrinterSimulator | undefined,
  options: StartOptions,
  release: () => void,
): OneTill & { readonly look: () => void } {
  const log = openLog(data.log)
  const events = createTillEvents()
  const publish = (name: TillEvent['name']) => {
    events.publish('told', { name })
    if (name === 'settings.changed') scanners?.follow()
    if (settings.installed()) parts.customerDisplay.lines.refresh()
  }
  const reportDefect = (id: string, error: unknown) => log.error({ id, err: error }, 'defect')
  const report = (error: unknown) => reportDefect(randomUUID(), error)
  const printer: PrinterAddress | undefined =
    options.printer ?? (simulator && { host: '127.0.0.1', port: simulator.port, profile: 'epson-80' })

  // A driver that took its process with it is trouble of the world, not of the till.
  const devices = options.devices
    ? devicesApart(options.devices, (error) => log.error({ err: error }, 'devices'))
    : devicesHere()
  const scanners = options.scanners
    ? hostedScanners(devices, {
        serial: () => (settings.installed() ? settings.current().settings.serialScanners : []),
        onScan: (scan) => events.publish('scanned', scan),
        onChange: () => publish('scanners.changed'),
        report,
      })
    : undefined

  const parts = assemble({
    db,
    signer,
    erased: erasedListOf(data.erased),
    printer,
    devices,
    nowMs: () => clock.nowMs(),
    latestMs: () => clock.latestMs(),
    publish,
    scanners: scanners ? { scanners: async () => shownScanners(await scanners.now()) } : noScanners,
    reportDefect: report,
    verify: async (progress) => shownCheck(await check(progress)),
    alone: createUnasked({ write: writeAlone, nowMs: () => clock.nowMs(), publish }),
    archiveTools: {
      folder: data.archives,
      write: (order) => {
        const { till, site } = settings.current()
        const facts = { till, site, madeAtMs: clock.nowMs() }
        if (options.cliPath) return writeArchiveApart(options.cliPath, data, order, facts, signer)
        return writeArchiveHere(data, order, { ...facts, key: signer.key }, (bytes) =>
          Promise.resolve(signer.sign(bytes)),
        )
      },
      check: (file) => Promise.resolve(checkArchive(file, data.keys)),
      alone: (work) => writeAlone(() => work(clock.nowMs())),
    },
    backupTools: backupTools(data, options.cliPath, (file) => stop('RESTORE_READY', file)),
    dayEnded: (nowMs) => ({
      inTransaction: () => host.forgetOldAnswers(nowMs),
      afterCommit: () => keeper.dayEnded(),
    }),
  })
  const { settings, journal, eventLog } = parts
  const clock = createClock(options.nowMs ?? Date.now, lastSeenMs(journal))

  const copies = parts.office.backups
  const keeper = createLedgerKeeper({ db, data, journal, signer, nowMs: clock.nowMs, copies, report })

  const watch = createLedgerWatch(eventLog, clock)
  const host = createHost({
    db,
    nowMs: clock.nowMs,
    access: parts.people,
    publish,
    reportDefect,
    reportStorage,
    begun: watch.begun,
    remember: (refusal, context) => rememberRefusal(eventLog, refusal, context),
    committed: keeper.committed,
  })

  let stopped: StoppedStatus | undefined
  function reportStorage(failure: StorageFailure, error: unknown): void {
    log.error({ failure, err: error }, 'storage')
    if (failure === 'corrupt') stop('LEDGER_CORRUPT', String(error))
  }

  /** A ledger that turned out to be damaged is not written to any more, not even by the printer's queue. */
  function stop(reason: StoppedStatus['reason'], detail: string): void {
    if (!stopped) {
      parts.crew.stop().catch(report)
      parts.cardPayments.stop().catch(report)
    }
    stopped = { phase: 'stopped', reason, detail, dataFolder: data.folder, software }
    publish('till.changed')
  }

  const facts = () => ({ nowMs: clock.nowMs(), operator: NOBODY })
  const lost = settings.installed() ? lostSince(traces(data), journal, eventLog.abandonedHeads()) : NOTHING_LOST
  // The head of nothing comes before the first entry: a first start that is cut short never leaves entries without a head.
  if (!settings.installed()) keeper.keepHead()
  writeStart(db, parts, watch, {
    facts,
    cafe: options.cafe,
    key: { signer, protector: options.protector },
    lost,
    vatRates: vatRatesDigest,
  })
  const { cliPath } = options
  const update = createUpdateWatch(
    software.version,
    () => (cliPath === undefined ? software.version : versionOnDisk(cliPath)),
    () => publish('till.changed'),
  )
  const housekeeping = createHousekeeping({
    lookForUpdate: update.look,
    parts,
    alone: writeAlone,
    facts,
    dayEnded: keeper.dayEnded,
    publish,
    hasNetwork: options.hasNetwork,
    stopped: () => stopped !== undefined,
    failed(error) {
      const failure = storageFailure(error)
      if (failure) reportStorage(failure, error)
      else report(error)
    },
  })
  keeper.keepHead()
  parts.printStore.markInterrupted()
  parts.customers.store.scrub()
  // What still waits in an older ledger may have been printed before it was put back.
  if (lost.anomalies.some(({ kind }) => kind === 'ledger-rolled-back')) parts.printStore.markDoubtful()
  parts.cardPayments.foundAtStart()
  parts.crew.begin()
  scanners?.begin()
  parts.customerDisplay.lines.refresh()

  /** What no command asked for is written in a transaction of its own, and followed by what follows every commit. */
  function writeAlone<T>(work: () => T): T {
    assert(!stopped, 'a damaged ledger is not written to')
    const done = inTransaction(db, work)
    keeper.committed()
    return done
  }

  const check = (progress?: Progress): Promise<LedgerCheck> =>
    options.cliPath
      ? checkLedgerApart(options.cliPath, data.folder, progress)
      : Promise.resolve(checkLedger(data, progress))

  async function firstCheck(): Promise<void> {
    const found = await check()
    if (closed) return
    if (found.damaged !== null) return stop('LEDGER_CORRUPT', found.damaged)
    // The start already compared the same heads, and told what they saw.
    const fault = found.faults.find(({ what }) => what !== 'rolled-back')
    if (!fault) return
    const defect = { kind: 'chain-broken' as const, where: `${fault.chain} ${fault.seq} (${fault.what})` }
    inTransaction(db, () => watch.recordDefects([defect], facts()))
    keeper.keepHead()
    publish('till.changed')
  }
  let closed = false
  const checking = options.cliPath ? setTimeout(() => void firstCheck().catch(report), FIRST_CHECK_AFTER_MS) : undefined

  return {
    router: createRouter({
      contract: wholeContract,
      host,
      access: parts.people,
      events,
      nowMs: clock.nowMs,
      reportDefect,
      reportStorage,
      stopped: () => stopped !== undefined,
      handlers: {
        ...Object.fromEntries(parts.services.map((service) => [service.id, service.handlers])),
        ...parts.handlers,
        demo: simulator
          ? watchPaper(simulator, clock.nowMs, () => publish('demo.paper-came-out'))
          : { paper: () => [] },
        till: statusHandlers({
          settings,
          people: parts.people,
          training: () => {
            const going = parts.trainings.current()
            return going
              ? { startedAtMs: going.startedAtMs, responsible: parts.people.nameOf(going.responsible) }
              : null
          },
          eventLog,
          software,
          protector: options.protector,
          anomalies: watch.anomalies,
          update: update.waiting,
          check: async () => shownCheck(await check()),
          stopped: () => stopped,
        }),
      },
    }),
    phase: 'running',
    /** What it does without being asked every half minute, now: for a clock that runs faster than that. */
    look: housekeeping.look,
    simulatorPort: simulator?.port,
    async close() {
      if (closed) return
      closed = true
      clearTimeout(checking)
      housekeeping.stop()
      await parts.archives.stop()
      await parts.cardPayments.stop()
      await parts.crew.stop()
      scanners?.stop()
      parts.customerDisplay.lines.stop()
      await devices.close()
      await simulator?.close()
      try {
        if (!stopped) inTransaction(db, () => eventLog.record('till-stopped', facts()))
      } catch (error) {
        report(error) // a disk that refuses must not keep the folder locked
      }
      await keeper.stop()
      if (!stopped) keeper.keepHeadDurably()
      db.close()
      release()
    },
  }
}

function traces(data: DataFolder) {
  const ring = loadKeyRing(data.keys)
  return { last: lastHead(data, ring), elsewhere: headsElsewhere(data, ring) }
}

/** A wrong PIN and a right that was missing stay in the event log: they are what an intruder leaves. */
function rememberRefusal(eventLog: EventLog, refusal: Refused<string>, context: CommandContext): void {
  const { who, right } = refusal.detail
  if (refusal.code === 'RIGHT_MISSING') eventLog.record('right-refused', context, { right: right ?? null })
  else if (refusal.code === 'VOUCHER_UNKNOWN') eventLog.record('voucher-code-wrong', context)
  else eventLog.record('pin-wrong', context, { who: who ?? null })
}

/** The latest instant that the ledger knows. */
function lastSeenMs(journal: Journal): number {
  const ends = (['tickets', 'events', 'closures'] as const).map((chain) => journal.latest(chain)?.at)
  return Math.max(0, ...ends.filter((at) => at !== undefined).map((at) => Date.parse(at)))
}
