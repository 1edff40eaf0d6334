import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client'

export type LineState = 'connecting' | 'up' | 'down'
type Link = ClientLink<ClientContext>

/** The one line to the till: its link changes when it reconnects, whoever holds it does not notice. */
export type Line = {
  readonly link: Link
  readonly state: () => LineState
  readonly subscribe: (onChange: () => void) => () => void
  readonly whenUp: () => Promise<void>
}

/** What a transport tells the line. */
export type LineEnds = {
  readonly up: (link: Link) => void
  readonly down: () => void
}

/** The question never reached the till, or its answer never came back. */
export class LineDown extends Error {
  override readonly name = 'LineDown'
}

export function createLine(openTransport: (ends: LineEnds) => void): Line {
  let state: LineState = 'connecting'
  let current: Link | undefined
  const listeners = new Set<() => void>()

  const change = (next: LineState, link: Link | undefined) => {
    state = next
    current = link
    for (const listener of listeners) listener()
  }
  const subscribe = (onChange: () => void) => {
    listeners.add(onChange)
    return () => void listeners.delete(onChange)
  }
  const whenUp = () =>
    new Promise<void>((resolve) => {
      if (state === 'up') return resolve()
      const stop = subscribe(() => {
        if (state !== 'up') return
        stop()
        resolve()
      })
    })

  openTransport({ up: (link) => change('up', link), down: () => change('down', undefined) })

  return {
    link: {
      async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) {
        if (state === 'connecting') await whenUp() // the first questions wait for the first connection
        if (!current) throw new LineDown('the line to the till is down')
        return current.call(path, input, options)
      },
    },
    state: () => state,
    subscribe,
    whenUp,
  }
}
