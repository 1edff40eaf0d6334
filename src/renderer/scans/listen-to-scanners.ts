import { pageStation } from '../client/station.ts'
import type { Client } from '../client/till.ts'
import type { Scanned } from './scan-actions.ts'

const AGAIN_MS = 300

/** Hears the scanners that need no keyboard, over every reconnection, at the counter: they lie beside it. */
export function listenToScanners({ line, till }: Client, heard: (scanned: Scanned) => void): () => void {
  const stop = new AbortController()
  if (pageStation() === 'counter') void listen()
  return () => stop.abort()

  async function listen(): Promise<void> {
    while (!stop.signal.aborted) {
      await line.whenUp()
      try {
        for await (const { text, aim } of await till.scans.read(undefined, { signal: stop.signal }))
          heard(aim === undefined ? { text } : { text, aim })
      } catch {
        // The line dropped, or nobody listens any more.
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  }
}
