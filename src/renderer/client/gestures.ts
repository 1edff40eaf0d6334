import { newCommandId, type CommandId } from '../../shared/ids.ts'
import { sortFailure, type Failure } from './failures.ts'
import type { Line } from './line.ts'

export type QueueState = {
  /** Gestures asked and not answered yet. */
  readonly pending: number
  /** The line dropped twice under one gesture: the cashier asks again, with the same command id. */
  readonly held: boolean
}

/** One thing that the cashier did. */
export type Gesture<Answer> = {
  /** When its turn comes, with what is known by then: the question, the same however often it is sent. */
  readonly prepare: () => ((commandId: CommandId) => Promise<Answer>) | undefined
  readonly answered: (answer: Answer) => void
  readonly failed: (failure: Failure) => void
  /** It was never sent: there was nothing to ask, or a gesture before it failed. */
  readonly unsent?: () => void
  /** Asks and changes nothing: no failure takes it away, and its own takes nothing away. */
  readonly onlyReads?: boolean
}

type Waiting = { readonly run: () => Promise<void>; readonly unsent: () => void; readonly onlyReads: boolean }

export type Gestures = ReturnType<typeof createGestures>

/**
 * The gestures of this window, one after the other: no tap is lost, none overtakes another. A gesture keeps its command
 * id until it is answered; when the line drops under it, it is asked once more by itself, then when the cashier says so.
 * What was tapped behind a gesture that failed was tapped by somebody who did not know it yet: it is never sent.
 */
export function createGestures(line: Line) {
  let state: QueueState = { pending: 0, held: false }
  let waiting: readonly Waiting[] = []
  let release: (() => void) | undefined
  const listeners = new Set<() => void>()

  const change = (next: Partial<QueueState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  /** A gesture that lacked a right carries itself along: whoever grants it has it asked again, unchanged. */
  function repeatable<Answer>(
    failure: Failure,
    commandId: CommandId,
    gesture: Gesture<Answer>,
    send: (commandId: CommandId) => Promise<Answer>,
  ): Failure {
    if (failure.kind !== 'refused' || failure.code !== 'RIGHT_MISSING') return failure
    return {
      ...failure,
      refusedId: commandId,
      again: () => void enqueue(commandId, { ...gesture, prepare: () => send }),
    }
  }

  async function run<Answer>(commandId: CommandId, gesture: Gesture<Answer>): Promise<void> {
    const send = gesture.prepare()
    if (!send) return gesture.unsent?.()
    for (let attempt = 1; ; attempt += 1) {
      const reply = await send(commandId).then(
        (answer) => ({ ok: true as const, answer }),
        (error: unknown) => ({ ok: false as const, failure: sortFailure(error) }),
      )
      if (reply.ok) return gesture.answered(reply.answer)
      if (reply.failure.kind !== 'line-down') {
        if (!gesture.onlyReads) dropWaiting()
        return gesture.failed(repeatable(reply.failure, commandId, gesture, send))
      }
      if (attempt >= 2) {
        dropWaiting()
        await cashierAsksAgain()
      }
      await line.whenUp()
    }
  }

  function cashierAsksAgain(): Promise<void> {
    change({ held: true })
    return new Promise((resolve) => {
      release = resolve
    })
  }

  function dropWaiting(): void {
    const dropped = waiting.filter(({ onlyReads }) => !onlyReads)
    waiting = waiting.filter(({ onlyReads }) => onlyReads)
    change({ pending: state.pending - dropped.length })
    for (const { unsent } of dropped) unsent()
  }

  /** One gesture, then those that came meanwhile. */
  async function work(first: Waiting): Promise<void> {
    for (let now: Waiting | undefined = first; now; [now, ...waiting] = waiting) {
      try {
        await now.run()
      } catch (error) {
        dropWaiting()
        queueMicrotask(() => {
          throw error // a mistake of ours: told by the window, and the queue goes on
        })
      } finally {
        change({ pending: state.pending - 1 })
      }
    }
  }

  function enqueue<Answer>(commandId: CommandId, gesture: Gesture<Answer>): boolean {
    if (line.state() === 'down' || state.held) {
      gesture.failed({ kind: 'line-down' })
      return false
    }
    const one: Waiting = {
      run: () => run(commandId, gesture),
      unsent: () => gesture.unsent?.(),
      onlyReads: gesture.onlyReads ?? false,
    }
    const idle = state.pending === 0
    change({ pending: state.pending + 1 })
    if (idle) void work(one)
    else waiting = [...waiting, one]
    return true
  }

  return {
    /** Takes a gesture in; refused while the line is down, for a tap that acts a minute later is worse than none. */
    push: <Answer>(gesture: Gesture<Answer>): boolean => enqueue(newCommandId(), gesture),
    askAgain() {
      change({ held: false })
      release?.()
      release = undefined
    },
    state: () => state,
    subscribe(onChange: () => void) {
      listeners.add(onChange)
      return () => void listeners.delete(onChange)
    },
  }
}
