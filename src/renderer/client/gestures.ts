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
}

export type Gestures = ReturnType<typeof createGestures>

/**
 * The gestures of this window, one after the other: no tap is lost, none overtakes another. A gesture keeps its command
 * id until it is answered; when the line drops under it, it is asked once more by itself, then when the cashier says so.
 */
export function createGestures(line: Line) {
  let state: QueueState = { pending: 0, held: false }
  let last: Promise<void> = Promise.resolve()
  let release: (() => void) | undefined
  const listeners = new Set<() => void>()

  const change = (next: Partial<QueueState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  async function run<Answer>(commandId: CommandId, gesture: Gesture<Answer>): Promise<void> {
    const send = gesture.prepare()
    if (!send) return
    for (let attempt = 1; ; attempt += 1) {
      const reply = await send(commandId).then(
        (answer) => ({ ok: true as const, answer }),
        (error: unknown) => ({ ok: false as const, failure: sortFailure(error) }),
      )
      if (reply.ok) return gesture.answered(reply.answer)
      if (reply.failure.kind !== 'line-down') return gesture.failed(reply.failure)
      if (attempt >= 2) await cashierAsksAgain()
      await line.whenUp()
    }
  }

  function cashierAsksAgain(): Promise<void> {
    change({ held: true })
    return new Promise((resolve) => {
      release = resolve
    })
  }

  return {
    /** Takes a gesture in; refused while the line is down, for a tap that acts a minute later is worse than none. */
    push<Answer>(gesture: Gesture<Answer>): boolean {
      if (line.state() === 'down' || state.held) {
        gesture.failed({ kind: 'line-down' })
        return false
      }
      const commandId = newCommandId()
      const idle = state.pending === 0
      change({ pending: state.pending + 1 })
      const turn = idle ? run(commandId, gesture) : last.then(() => run(commandId, gesture))
      last = turn.finally(() => change({ pending: state.pending - 1 }))
      return true
    },
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
