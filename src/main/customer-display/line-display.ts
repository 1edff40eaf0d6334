import type { Shown } from '../../shared/contracts/customer-display.ts'
import type { LineDisplay } from '../../shared/devices.ts'
import { linesOf } from './line-rules.ts'

/** Shows two lines on a display of two; nobody waits for it. */
export type LineHands = {
  readonly show: (
    display: LineDisplay,
    upper: string,
    lower: string,
  ) => Promise<{ readonly outcome: 'sent' } | { readonly outcome: 'not-sent'; readonly why: string }>
  readonly clear: (display: LineDisplay) => Promise<void>
}
type Parts = {
  /** The display as it is set up now, if the café has one. */
  readonly setting: () => LineDisplay | null
  readonly shown: () => Shown
  readonly hands: LineHands
  readonly reportDefect: (error: unknown) => void
  readonly againMs?: number
}

/** Between two tries to be seen on a display that is not there. */
const AGAIN_MS = 2000

/**
 * Keeps the display of two lines at what the customer may see now. It is told that something changed, and looks once
 * everything that was asked meanwhile has been answered: nothing at the counter waits for it, also when it is unplugged.
 */
export function createLineDisplay(parts: Parts) {
  let soon: NodeJS.Immediate | undefined
  let later: NodeJS.Timeout | undefined
  let showing: Promise<void> | undefined
  let isStale = false
  let seen: { readonly key: string; readonly on: LineDisplay } | undefined
  let stopped = false

  function refresh(): void {
    if (stopped || (parts.setting() === null && seen === undefined)) return
    isStale = true
    soon ??= setImmediate(() => {
      soon = undefined
      showing ??= show()
        .catch(parts.reportDefect)
        .finally(() => (showing = undefined))
    })
  }

  async function show(): Promise<void> {
    while (isStale && !stopped) {
      isStale = false
      clearTimeout(later)
      const display = parts.setting()
      if (seen && JSON.stringify(display) !== JSON.stringify(seen.on)) {
        const { on } = seen
        seen = undefined
        await parts.hands.clear(on)
      }
      if (!display) return
      const shown = parts.shown()
      const { upper, lower } = linesOf(shown)
      const key = `${upper}\n${lower}`
      if (seen?.key !== key) {
        const { outcome } = await parts.hands.show(display, upper, lower)
        if (outcome === 'not-sent') return lookAgain(parts.againMs ?? AGAIN_MS)
        seen = { key, on: display }
      }
      // What was settled is not left for the next customer.
      if ('leftMs' in shown.now) lookAgain(shown.now.leftMs)
    }
  }

  function lookAgain(ms: number): void {
    if (!stopped) later = setTimeout(refresh, ms).unref()
  }

  return {
    refresh,
    /** Something else was written on it: what it should say is written anew. */
    overwritten(): void {
      if (seen) seen = { ...seen, key: '' }
    },
    /** Waits until nothing more is to be shown now; for tests. */
    async idle(): Promise<void> {
      while (soon || showing) await (showing ?? new Promise(setImmediate))
    },
    stop(): void {
      stopped = true
      clearImmediate(soon)
      clearTimeout(later)
    },
  }
}
