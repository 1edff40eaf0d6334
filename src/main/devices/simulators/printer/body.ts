import { CLONE_PAGES } from './code-pages.ts'
import { createDecoder } from './decoder.ts'
import { createMechanism, type PaperRecord, type TimelineEvent } from './mechanism.ts'
import type { Op, Request } from './ops.ts'
import { ALL_WELL, answerTo, isStopped, NOISE, type Condition, type Personality } from './state.ts'

/** What can go wrong inside a printer. Each holds until it is set right. */
export type BodyFaults = {
  readonly paperOut: (on?: boolean) => void
  readonly paperLow: (on?: boolean) => void
  readonly coverOpen: (on?: boolean) => void
  /** The knife is stuck: nothing moves before somebody frees it. */
  readonly cutterJam: (on?: boolean) => void
  /** The roll ends after so many more lines. */
  readonly paperOutAfterLines: (lines: number) => void
  /** Once so many more bytes have come, the line breaks. What came before is printed. */
  readonly resetAfterBytes: (bytes: number) => void
  /** Reads nothing more and says nothing, with the line open. What came meanwhile is read when it wakes up. */
  readonly stall: (on?: boolean) => void
  /** The level of the drawer's switch. */
  readonly drawerHigh: (on?: boolean) => void
  /** Answers with noise, as over a serial line at the wrong speed. */
  readonly garble: (on?: boolean) => void
}

/** One line into the printer, as its plug knows it. */
export type PluggedLine = {
  readonly write: (bytes: Uint8Array) => void
  /** The line breaks, as a cable that is pulled. */
  readonly break: () => void
  /** Whether bytes are taken from the line: a stalled printer lets them pile up on the other side. */
  readonly take: (on: boolean) => void
}

export type PrinterBody = {
  readonly paper: PaperRecord
  readonly faults: BodyFaults
  /** How it is now. */
  readonly condition: () => Condition & { readonly stalled: boolean }
  /** A line that is served: its bytes go in here. */
  readonly plug: (line: PluggedLine) => { readonly receive: (chunk: Uint8Array) => void; readonly gone: () => void }
  /** A new roll, the cover closed, everything set right. What was held comes out. */
  readonly mend: () => void
  /** Called after each line, pulse and cut; returns how to stop listening. */
  readonly onChange: (listener: (event: TimelineEvent) => void) => () => void
  readonly halt: () => void
}

export type BodyOptions = {
  readonly personality?: Personality
  /** How long one line takes; a real head prints about 60 lines a second. */
  readonly msPerLine?: number
  /** A clone whose alphabets have other numbers than Epson's. */
  readonly otherPages?: boolean
}

/** The printer itself, whatever it is plugged into: it decodes, prints, stops, and answers each line that asks. */
export function createPrinterBody({
  personality = 'epson',
  msPerLine = 0,
  otherPages = false,
}: BodyOptions = {}): PrinterBody {
  const listeners = new Set<(event: TimelineEvent) => void>()
  const subscribers = new Set<PluggedLine>()
  const lines = new Map<PluggedLine, () => void>()
  let condition: Condition = ALL_WELL
  let linesLeft: number | undefined
  let bytesLeft: number | undefined
  let isStalled = false
  let isGarbled = false

  const mechanism = createMechanism({
    msPerLine,
    isStopped: () => isStopped(condition),
    onEvent(event) {
      if (event.kind === 'line' && linesLeft !== undefined) {
        linesLeft -= 1
        if (linesLeft <= 0) become({ paperOut: true })
      }
      for (const listener of listeners) listener(event)
    },
  })

  function become(change: Partial<Condition>): void {
    condition = { ...condition, ...change }
    if (change.paperOut !== undefined) linesLeft = undefined
    for (const line of subscribers) answer(line, { kind: 'auto-status', mask: 0xff })
    mechanism.resume()
  }

  function answer(line: PluggedLine, request: Request): void {
    if (request.kind === 'auto-status') subscribers[request.mask === 0 ? 'delete' : 'add'](line)
    const bytes = isGarbled ? NOISE : answerTo(request, condition, personality)
    if (bytes.length > 0 && lines.has(line)) line.write(Uint8Array.from(bytes))
  }

  function execute(line: PluggedLine, ops: readonly Op[]): void {
    for (const op of ops) if (op.kind === 'status') answer(line, op)
    mechanism.enqueue(
      ops.filter((op) => op.kind !== 'status'),
      (request) => answer(line, request),
    )
  }

  function plug(line: PluggedLine) {
    const decoder = createDecoder({
      language: personality === 'star' ? 'star-line' : 'escpos',
      ...(otherPages && { pages: CLONE_PAGES }),
    })
    let unread: Uint8Array[] = []

    function read(chunk: Uint8Array): void {
      const takes = bytesLeft === undefined ? chunk.length : Math.min(chunk.length, bytesLeft)
      execute(line, decoder.push(chunk.subarray(0, takes)))
      if (bytesLeft === undefined) return
      bytesLeft -= takes
      if (bytesLeft > 0) return
      bytesLeft = undefined
      line.break()
    }
    function readOn(): void {
      const chunks = unread
      unread = []
      for (const chunk of chunks) read(chunk)
    }

    lines.set(line, readOn)
    if (isStalled) line.take(false)
    return {
      receive(chunk: Uint8Array) {
        if (isStalled) unread.push(Uint8Array.from(chunk))
        else read(chunk)
      },
      gone() {
        lines.delete(line)
        subscribers.delete(line)
        execute(line, decoder.end())
      },
    }
  }

  function stall(on = true): void {
    isStalled = on
    for (const [line, readOn] of lines) {
      line.take(!on)
      if (!on) readOn()
    }
  }

  return {
    paper: mechanism.record,
    condition: () => ({ ...condition, stalled: isStalled }),
    plug,
    faults: {
      paperOut: (on = true) => become({ paperOut: on }),
      paperLow: (on = true) => become({ paperLow: on }),
      coverOpen: (on = true) => become({ coverOpen: on }),
      cutterJam: (on = true) => become({ cutterJam: on }),
      paperOutAfterLines: (left) => (linesLeft = left),
      resetAfterBytes: (left) => (bytesLeft = left),
      stall,
      drawerHigh: (on = true) => become({ drawerHigh: on }),
      garble: (on = true) => (isGarbled = on),
    },
    mend() {
      bytesLeft = undefined
      isGarbled = false
      stall(false)
      become(ALL_WELL)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    halt() {
      mechanism.halt()
      listeners.clear()
    },
  }
}
