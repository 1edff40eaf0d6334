import type { Kick, Op, Request } from './ops.ts'
import { createPaper, lineText, type PaperEvent, type Slip, type SlipItem } from './paper.ts'

const SLIPS_KEPT = 200
const HISTORY_KEPT = 20_000

/** What came out of the printer or its drawer socket, in order. `atMs` counts from the start of the simulator. */
export type TimelineEvent =
  | { readonly kind: 'line'; readonly atMs: number; readonly text: string }
  | { readonly kind: 'qr' | 'barcode'; readonly atMs: number; readonly data: string }
  | { readonly kind: 'raster'; readonly atMs: number; readonly height: number }
  | { readonly kind: 'kick'; readonly atMs: number; readonly pin: Kick['pin'] }
  | { readonly kind: 'cut'; readonly atMs: number; readonly slip: Slip }

/** Everything the simulator remembers; the oldest is forgotten first. */
export type PaperRecord = {
  readonly slips: readonly Slip[]
  readonly kicks: readonly Kick[]
  readonly ops: readonly Op[]
  readonly timeline: readonly TimelineEvent[]
  /** What hangs out of the slot: printed, and not cut off. */
  readonly uncut: () => readonly SlipItem[]
}

/** The answer goes to the line that asked. */
export type Reply = (request: Request) => void
type Queued = { readonly op: Op; readonly reply: Reply }

/** The part that moves: executes ops in order, so many milliseconds a line, and stops where it is while it must. */
export type Mechanism = {
  readonly record: PaperRecord
  readonly enqueue: (ops: readonly Op[], reply: Reply) => void
  /** Goes on after a stop. */
  readonly resume: () => void
  readonly halt: () => void
}

export function createMechanism(parts: {
  readonly msPerLine: number
  readonly isStopped: () => boolean
  readonly onEvent: (event: TimelineEvent) => void
}): Mechanism {
  const paper = createPaper()
  const record = {
    slips: [] as Slip[],
    kicks: [] as Kick[],
    ops: [] as Op[],
    timeline: [] as TimelineEvent[],
    uncut: paper.uncut,
  }
  const queue: Queued[] = []
  let busy: NodeJS.Timeout | undefined
  let halted = false

  function resume(): void {
    while (busy === undefined && !halted && !parts.isStopped()) {
      const next = queue.shift()
      if (next === undefined) return
      execute(next)
      const durationMs = next.op.kind === 'feed' ? next.op.lines * parts.msPerLine : 0
      if (durationMs > 0) {
        busy = setTimeout(() => {
          busy = undefined
          resume()
        }, durationMs)
      }
    }
  }

  function execute({ op, reply }: Queued): void {
    keep(record.ops, op, HISTORY_KEPT)
    if (isRequest(op)) reply(op)
    for (const event of paper.run(op)) happened(event)
  }

  function happened(event: PaperEvent): void {
    if (event.kind === 'cut') keep(record.slips, event.slip, SLIPS_KEPT)
    if (event.kind === 'kick')
      keep(record.kicks, { pin: event.pin, onMs: event.onMs, offMs: event.offMs }, HISTORY_KEPT)
    const dated = onTimeline(event, performance.now() - startedMs)
    keep(record.timeline, dated, HISTORY_KEPT)
    parts.onEvent(dated)
  }

  const startedMs = performance.now()
  return {
    record,
    enqueue(ops, reply) {
      queue.push(...ops.map((op) => ({ op, reply })))
      resume()
    },
    resume,
    halt() {
      halted = true
      clearTimeout(busy)
    },
  }
}

function onTimeline(event: PaperEvent, atMs: number): TimelineEvent {
  switch (event.kind) {
    case 'line':
      return { kind: 'line', atMs, text: lineText(event) }
    case 'qr':
    case 'barcode':
      return { kind: event.kind, atMs, data: event.data }
    case 'raster':
      return { kind: 'raster', atMs, height: event.height }
    case 'kick':
      return { kind: 'kick', atMs, pin: event.pin }
    case 'cut':
      return { kind: 'cut', atMs, slip: event.slip }
  }
}

export function isRequest(op: Op): op is Request {
  return op.kind === 'status' || op.kind === 'paper-status' || op.kind === 'process-id' || op.kind === 'auto-status'
}

function keep<T>(list: T[], item: T, most: number): void {
  list.push(item)
  if (list.length > most) list.shift()
}
