import type { closures as contract } from '../../shared/contracts/closures.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { Printing } from '../printing/index.ts'
import type { Closures } from './closures.ts'
import { mayCloseDay } from './rules.ts'
import type { ClosureStore } from './store.ts'

type Parts = {
  readonly store: ClosureStore
  readonly closures: Closures
  readonly printing: Printing
  /** Whether any drawer is open. */
  readonly isTrading: () => boolean
  /** Housekeeping that belongs to the end of a day. */
  readonly dayEnded: (nowMs: number) => { readonly afterCommit: () => void }
}

export function closureHandlers({ store, closures, printing, isTrading, dayEnded }: Parts): Handlers<typeof contract> {
  return {
    closeDay(input, context) {
      const known = {
        next: closures.nextToClose(context.nowMs),
        today: closures.today(context.nowMs),
        sessionOpen: isTrading(),
      }
      const may = mayCloseDay(input.day, known)
      if (!may.ok) return may
      const sealed = closures.closeDay(input.day, false, context)
      if (printing.hasPrinter()) for (const { seq } of sealed) printing.printNumbered('closure', seq, context)
      context.afterCommit(dayEnded(context.nowMs).afterCommit)
      context.announce('closures.changed')
      return ok([...sealed])
    },

    print(input, context) {
      if (!store.bySeq(input.seq)) return refuse('CLOSURE_UNKNOWN')
      if (!printing.hasPrinter()) return refuse('NO_PRINTER')
      return ok({ copyNumber: printing.printNumbered('closure', input.seq, context) })
    },

    state(_input, { nowMs }) {
      const next = closures.nextToClose(nowMs)
      const today = closures.today(nowMs)
      return { next, today, waitsForClock: closures.daysWaiting(nowMs) > 0 }
    },

    list: ({ level, limit }) => [...store.newest(level, limit)],
  }
}
