import type { PrinterState, PrintingStatus } from '../../shared/contracts/printing.ts'
import type { Printer, PrinterSetup, PrintPurpose } from '../../shared/contracts/printers.ts'
import type { PrinterId } from '../../shared/ids.ts'
import type { PrinterTransport } from '../devices/ports.ts'
import { routeOf } from '../printers/index.ts'
import type { PrintStore, QueuedJob } from './store.ts'
import { createDrawerWatch, type DrawerHands } from './drawer-watch.ts'
import { createPrintWorker, type PrintWorker } from './worker.ts'

/** A job that another printer prints says in whose place: nobody looks for it where it never came out. */
export type StandIn = { readonly insteadOf: string | null }

type CrewParts = {
  readonly store: PrintStore
  /** The printers as they are set up now. */
  readonly setup: () => PrinterSetup
  readonly transportOf: (printer: Printer) => PrinterTransport
  /** The bytes of a job; the same job on the same printer always gives the same. */
  readonly encode: (job: QueuedJob, printer: Printer, standIn: StandIn) => Uint8Array
  readonly pulseOf: (printer: Printer) => Uint8Array
  readonly changed: () => void
  /** About now: what waited longer than it is wanted does not come out by itself. */
  readonly latestMs: () => number
  readonly reportDefect: (error: unknown) => void
  readonly retryMs?: readonly number[]
  /** Without them no drawer is watched. */
  readonly drawer?: DrawerHands
}
type Member = { readonly printer: Printer; readonly driven: string; readonly worker: PrintWorker }

/** One worker for each printer of the café, and who prints in whose place (brief hardware §4). */
export function createPrintCrew(parts: CrewParts) {
  const { store } = parts
  const members = new Map<PrinterId, Member>()
  let stopped = false

  const route = (purpose: PrintPurpose): readonly Printer[] => routeOf(parts.setup(), purpose)
  /** A paper that was meant for one printer alone knows no other. */
  const routeOfJob = ({ purpose, document, printerId }: QueuedJob): readonly Printer[] =>
    document === 'test-page' && printerId !== null
      ? parts.setup().printers.filter((one) => one.printerId === printerId)
      : route(purpose)

  function insteadOf(job: QueuedJob, printer: Printer): string | null {
    const first = routeOfJob(job)[0]
    return first && first.printerId !== printer.printerId ? first.name : null
  }

  function hire(printer: Printer): Member {
    const worker = createPrintWorker({
      store,
      printerId: printer.printerId,
      transport: parts.transportOf(printer),
      encode: (job) => parts.encode(job, printer, { insteadOf: insteadOf(job, printer) }),
      pulse: parts.pulseOf(printer),
      changed: parts.changed,
      latestMs: parts.latestMs,
      notSent: () => handOver(printer),
      reportDefect: parts.reportDefect,
      ...(parts.retryMs ? { retryMs: parts.retryMs } : {}),
    })
    return { printer, driven: drivenBy(printer), worker }
  }

  /**
   * A printer does not answer: what waits for it goes to the next of its route. The last gives it back to the first, which
   * begins again after its own waiting time, so that nothing ever goes round without a pause.
   */
  function handOver({ printerId }: Printer): void {
    const { routes } = parts.setup()
    if (!routes.some(({ printerIds }) => printerIds.length > 1 && printerIds.includes(printerId))) return
    const poked = new Set<PrinterId>()
    for (const job of store.waiting().filter((one) => one.printerId === printerId)) {
      const others = routeOfJob(job)
      const here = others.findIndex((one) => one.printerId === printerId)
      const next = others[here + 1]
      const to = next ?? others[0]
      if (!to || to.printerId === printerId) continue
      store.moveTo(job.jobId, to.printerId)
      if (next) poked.add(next.printerId)
    }
    for (const id of poked) members.get(id)?.worker.poke()
  }

  /** What waits for a printer that is not there any more goes to whichever serves its purpose now. */
  function adopt(): void {
    for (const job of store.waiting()) {
      const serving = routeOfJob(job)
      const first = serving[0]
      if (serving.some(({ printerId }) => printerId === job.printerId)) continue
      if (first) store.moveTo(job.jobId, first.printerId)
      else if (job.document === 'test-page') store.setState(job.jobId, 'dismissed', 'printer-gone')
    }
  }

  /** Follows the setup: new printers are taken on, changed ones anew, those that are gone are let go. */
  function follow(): void {
    if (stopped) return
    const { printers } = parts.setup()
    for (const [id, member] of members) {
      const now = printers.find(({ printerId }) => printerId === id)
      if (now && drivenBy(now) === member.driven) continue
      members.delete(id)
      void member.worker.retire().catch(parts.reportDefect)
    }
    const taken = printers.filter(({ printerId }) => !members.has(printerId))
    for (const printer of taken) members.set(printer.printerId, hire(printer))
    adopt()
    for (const { printerId } of taken) members.get(printerId)?.worker.begin()
    for (const { worker } of members.values()) worker.poke()
    watch?.follow()
  }

  const watch =
    parts.drawer &&
    createDrawerWatch({
      ...parts.drawer,
      watched: () => route('receipts').find((one) => one.drawerPin !== null && one.drawerSensor !== undefined),
      changed: parts.changed,
      reportDefect: parts.reportDefect,
    })

  const withDrawer = (): Member | undefined => {
    const own = route('receipts').find(({ drawerPin }) => drawerPin !== null)
    return own && members.get(own.printerId)
  }

  function states(): readonly PrinterState[] {
    const receipts = route('receipts')[0]?.printerId
    return [...members.values()].map(({ printer: { printerId, name }, worker }) => ({
      printerId,
      name,
      health: worker.status().health,
      receipts: printerId === receipts,
      waiting: store.countWaiting(printerId),
      standsInFor: parts
        .setup()
        .routes.flatMap(({ purpose }) => standInOf(route(purpose), printerId))
        .filter((one, n, all) => all.indexOf(one) === n),
    }))
  }

  /** Whom a printer stands in for now: the first of a route that does not answer, where every other before it does not either. */
  function standInOf(printers: readonly Printer[], printerId: PrinterId): readonly string[] {
    const at = printers.findIndex((one) => one.printerId === printerId)
    const before = printers.slice(0, Math.max(at, 0))
    const first = before[0]
    const out = before.every((one) => isOut(members.get(one.printerId)?.worker.status().health))
    return first && out ? [first.name] : []
  }

  return {
    /** At the start. */
    begin: follow,
    follow,
    /** The printer that a paper of this purpose is queued for; nothing where the café has none for it. */
    firstFor: (purpose: PrintPurpose): PrinterId | undefined => route(purpose)[0]?.printerId,
    knows: (printerId: PrinterId): boolean => members.has(printerId),
    /** There may be something to print. */
    poke(): void {
      for (const { worker } of members.values()) worker.poke()
    },
    /** Opens the drawer, ahead of any job. */
    kick(): void {
      watch?.pulsed()
      withDrawer()?.worker.kick()
    },
    status(): Omit<PrintingStatus, 'jobs' | 'old'> {
      const receipts = route('receipts')[0]
      const member = receipts && members.get(receipts.printerId)
      return {
        configured: member !== undefined,
        health: member?.worker.status().health ?? 'unknown',
        drawerFailed: withDrawer()?.worker.status().drawerFailed ?? false,
        drawer: watch?.state() ?? 'unwatched',
        printers: [...states()],
      }
    },
    /** Waits until nothing more can be sent now; for tests and for an orderly end. */
    async idle(): Promise<void> {
      await Promise.all([...members.values()].map(({ worker }) => worker.idle()))
    },
    async stop(): Promise<void> {
      stopped = true
      watch?.stop()
      await Promise.all([...members.values()].map(({ worker }) => worker.stop()))
    },
  }
}
export type PrintCrew = ReturnType<typeof createPrintCrew>

/** A printer that is only called otherwise goes on with what it is doing. */
const drivenBy = ({ name: _, ...driven }: Printer): string => JSON.stringify(driven)

const isOut = (health: string | undefined): boolean =>
  health === 'offline' || health === 'error' || health === 'paper-out' || health === 'cover-open'
