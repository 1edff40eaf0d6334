import type { DrawerState } from '../../shared/contracts/printing.ts'
import type { Printer } from '../../shared/contracts/printers.ts'
import type { DrawerPin } from '../devices/ports.ts'
import { afterLook, afterPulse, drawerState, UNSEEN, type DrawerSeen } from './drawer-rules.ts'

/** How a drawer is watched. */
export type DrawerHands = {
  readonly pinOf: (printer: Printer) => Promise<DrawerPin>
  /** It was opened, and not by the till. */
  readonly openedUnasked: () => void
  readonly everyMs?: number
  /** A clock that never jumps. */
  readonly steadyMs?: () => number
}
type Parts = DrawerHands & {
  /** The printer whose socket has a drawer with a switch. */
  readonly watched: () => Printer | undefined
  readonly changed: () => void
  readonly reportDefect: (error: unknown) => void
}

/** Between two looks. A drawer that is opened and shut again between them is not seen. */
const EVERY_MS = 1000

/** Looks at the drawer's switch through its printer, in turn with its papers. Nothing at the counter waits for it. */
export function createDrawerWatch(parts: Parts) {
  const steadyMs = parts.steadyMs ?? (() => performance.now())
  let seen: DrawerSeen = UNSEEN
  let told: DrawerState = 'unwatched'
  let timer: NodeJS.Timeout | undefined
  /** Counts the setups that were followed: a look that began before the last one says nothing any more. */
  let round = 0
  let stopped = false

  async function look(printer: Printer, mine: number): Promise<void> {
    const pin = await parts.pinOf(printer)
    // A printer that is off says nothing of its drawer: it is as it was.
    if (stopped || mine !== round) return
    if (pin === 'unknown') return tell(seen)
    const before = seen
    const isOpen = pin === (printer.drawerSensor === 'low-is-open' ? 'low' : 'high')
    tell(afterLook(seen, isOpen ? 'open' : 'closed', steadyMs()))
    if (before.state !== 'open' && seen.state === 'open' && !seen.isAsked) parts.openedUnasked()
  }

  function tell(now: DrawerSeen): void {
    seen = now
    const state = drawerState(seen, steadyMs())
    if (state === told || stopped) return
    told = state
    parts.changed()
  }

  function again(mine: number): void {
    const printer = parts.watched()
    if (stopped || mine !== round || !printer) return
    const turn = () =>
      void look(printer, mine)
        .catch(parts.reportDefect)
        .finally(() => again(mine))
    timer = setTimeout(turn, parts.everyMs ?? EVERY_MS).unref()
  }

  return {
    /** At the start, and when the printers are set up anew. */
    follow(): void {
      clearTimeout(timer)
      round += 1
      if (!parts.watched()) tell(UNSEEN)
      again(round)
    },
    /** The till has asked for it. */
    pulsed(): void {
      seen = afterPulse(seen, steadyMs())
    },
    state: (): DrawerState => told,
    stop(): void {
      stopped = true
      clearTimeout(timer)
    },
  }
}
