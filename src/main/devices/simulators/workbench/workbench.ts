import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { startCupsSimulator } from '../cups.ts'
import { startDisplaySimulator, type DisplaySimulator } from '../display.ts'
import { LOOPBACK } from '../network-peer.ts'
import type { BodyOptions } from '../printer/body.ts'
import type { Slip } from '../printer/paper.ts'
import { startPrinterSimulator } from '../printer/server.ts'
import { startScannerSimulator } from '../scanner.ts'
import { startCaisseApSimulator } from '../terminal/caisse-ap-server.ts'
import type { Action, WorkbenchState } from './actions.ts'

export type WorkbenchOptions = BodyOptions & {
  /** Ports; 0 takes a free one. */
  readonly printerPort?: number
  readonly queuePort?: number
  readonly terminalPort?: number
  /** Where the serial lines of the scanner and the display appear, under names that stay. A till takes none outside of `/dev`. */
  readonly links: string
}

export type Workbench = {
  readonly state: () => WorkbenchState
  readonly act: (action: Action) => Promise<void>
  /** A slip that lies here, or what hangs out of the slot: number 0. */
  readonly slip: (number: number) => Slip | undefined
  readonly onChange: (listener: () => void) => void
  readonly close: () => Promise<void>
}

const BLANK: readonly [string, string] = ['', '']
/** Within the text of a receipt, after the till's questions and the drawer's pulse. */
const CUT_AFTER_BYTES = 420
/** What a bad contact makes of a code. */
const GARBAGE = Buffer.concat([Buffer.alloc(400, 0xfe), Buffer.from('\x01\x04\x06\r')])

/** Every device of a counter, as peers of its protocols, with somebody who can pull at all of them. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const listeners = new Set<() => void>()
  const changed = () => listeners.forEach((listener) => listener())
  const links = serialLinks(options.links)

  const printer = await startPrinterSimulator({ ...options, port: options.printerPort ?? 0 })
  const terminal = await startCaisseApSimulator({ mode: 'by-hand', port: options.terminalPort ?? 0 })
  // The queue's backend: what it prints goes to the same printer, as it would from a real one.
  const queue = await startCupsSimulator(
    (bytes) =>
      void connect({ host: LOOPBACK, port: printer.port })
        .on('error', () => {})
        .end(bytes),
    { port: options.queuePort ?? 0, changed },
  )
  const scanner = links && startScannerSimulator(links.scanner)
  let display: DisplaySimulator | undefined
  let printerPlugged = true
  let terminalPlugged = true
  let takenUpTo = 0
  let drawerOpen = false
  let mood: WorkbenchState['queue']['mood'] = 'well'
  let fault: WorkbenchState['terminal']['fault'] = 'none'
  let last: WorkbenchState['terminal']['last'] = null

  printer.onChange(({ kind }) => {
    if (kind === 'kick') drawerOpen = true
    changed()
  })
  terminal.control.onChange((event) => {
    if (event.kind === 'decided') last = { asked: event.asked, decision: event.decision }
    // The payment waits one turn later.
    setImmediate(changed)
  })
  function plugDisplay(): void {
    if (!links || display) return
    display = startDisplaySimulator('cd5220', links.display)
    display.onChange(changed)
  }
  plugDisplay()

  async function cable(device: Extract<Action, { do: 'plug-in' }>['device'], on: boolean): Promise<void> {
    switch (device) {
      case 'printer':
        printerPlugged = on
        return on ? plugPrinter() : printer.faults.refuse()
      case 'terminal':
        terminalPlugged = on
        return on ? terminal.switchOn() : terminal.switchOff()
      case 'scanner':
        return on ? scanner?.plug() : scanner?.unplug()
      case 'display':
        if (on) return plugDisplay()
        display?.close()
        display = undefined
    }
  }

  /** Only the cable: the paper is as it was. */
  async function plugPrinter(): Promise<void> {
    const { paperOut, paperLow, coverOpen, cutterJam, stalled } = printer.condition()
    await printer.faults.restore()
    printer.faults.paperOut(paperOut)
    printer.faults.paperLow(paperLow)
    printer.faults.coverOpen(coverOpen)
    printer.faults.cutterJam(cutterJam)
    printer.faults.stall(stalled)
  }

  function pay(answer: Extract<Action, { do: 'pay' }>['answer']): void {
    const { control } = terminal
    if (answer === 'approve') control.approve()
    else if (answer === 'less') control.approve(Math.max(1, Math.floor((control.waiting()?.cents ?? 2) / 2)))
    else control[answer]()
  }

  async function perform(action: Action): Promise<void> {
    switch (action.do) {
      case 'cut-cable':
        return cable(action.device, false)
      case 'plug-in':
        return cable(action.device, true)
      case 'printer':
        return printer.faults[action.part](action.on)
      case 'cut-in-ticket':
        return printer.faults.resetAfterBytes(CUT_AFTER_BYTES)
      case 'take-paper':
        takenUpTo = printer.paper.slips.at(-1)?.number ?? takenUpTo
        return
      case 'shut-drawer':
        drawerOpen = false
        return
      case 'queue':
        mood = action.becomes
        return queue.faults[mood === 'well' ? 'restore' : mood]()
      case 'scan':
        return scanner?.scan(action.code, action.times)
      case 'garbage':
        return scanner?.send(GARBAGE)
      case 'pay':
        return pay(action.answer)
      case 'terminal-fault':
        fault = action.fault
        return terminal.control.fault(fault)
    }
  }

  const slips = () => printer.paper.slips.filter(({ number }) => number > takenUpTo)
  return {
    state: () => ({
      printer: {
        ...printer.condition(),
        address: `${LOOPBACK}:${printer.port}`,
        plugged: printerPlugged,
        slips: slips().map(({ number }) => number),
        uncut: printer.paper.uncut().filter(({ kind }) => kind !== 'kick').length,
        drawerOpen,
      },
      queue: {
        host: queue.host,
        mood,
        waiting: queue.jobs.filter(({ state }) => state === 'pending' || state === 'processing').length,
      },
      scanner: scanner ? { path: scanner.path, plugged: scanner.plugged() } : null,
      display: links ? { path: links.display, plugged: display !== undefined, lines: display?.lines() ?? BLANK } : null,
      terminal: {
        address: `${LOOPBACK}:${terminal.port}`,
        plugged: terminalPlugged,
        waiting: terminal.control.waiting() ?? null,
        last,
        fault,
      },
    }),
    async act(action) {
      await perform(action)
      changed()
    },
    slip: (number) =>
      number === 0 ? { number, items: printer.paper.uncut() } : slips().find((slip) => slip.number === number),
    onChange: (listener) => void listeners.add(listener),
    async close() {
      scanner?.close()
      display?.close()
      await Promise.all([printer.close(), terminal.close(), queue.close()])
    },
  }
}

/** Pseudo-terminals are Linux's. */
function serialLinks(folder: string): { readonly scanner: string; readonly display: string } | undefined {
  if (process.platform !== 'linux') return undefined
  mkdirSync(folder, { recursive: true })
  return { scanner: join(folder, 'scanner'), display: join(folder, 'display') }
}
