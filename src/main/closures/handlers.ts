import type { Closure, closures as contract } from '../../shared/contracts/closures.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { HandedOutPapers, Printing } from '../printing/index.ts'
import type { Closures } from './closures.ts'
import { mayCloseDay } from './rules.ts'
import type { ClosureStore } from './store.ts'

type Parts = {
  readonly store: ClosureStore
  readonly closures: Closures
  readonly printing: Printing
  readonly handedOut: HandedOutPapers
  /** Whether any drawer is open. */
  readonly isTrading: () => boolean
  /** Housekeeping that belongs to the end of a day. */
  readonly dayEnded: (nowMs: number) => { readonly afterCommit: () => void }
}

export function closureHandlers(parts: Parts): Handlers<typeof contract> {
  const { store, closures, printing, handedOut, isTrading, dayEnded } = parts
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

    give({ seq }, context) {
      if (!store.bySeq(seq)) return refuse('CLOSURE_UNKNOWN')
      return ok({ copyNumber: printing.handOut('closure', { number: seq, medium: 'file', reason: 'asked' }, context) })
    },

    async file({ seq, copyNumber }, { nowMs }) {
      const closure = store.bySeq(seq)
      if (!closure) return null
      const copy = { document: 'closure', number: seq, copyNumber } as const
      const base64 = await handedOut.pdf(copy, closure.closedAtMs, nowMs)
      return base64 === undefined ? null : { name: fileName(closure), base64 }
    },

    state(_input, { nowMs }) {
      const next = closures.nextToClose(nowMs)
      const today = closures.today(nowMs)
      return { next, today, waitsForClock: closures.daysWaiting(nowMs) > 0 }
    },

    list: ({ level, limit }) => [...store.newest(level, limit)],
  }
}

/** `cloture-jour-2026-11-29.pdf`, `cloture-mois-2026-11.pdf`, `cloture-exercice-2026-12-31.pdf`, by its last day. */
function fileName({ level, to }: Closure): string {
  const names = { day: `jour-${to}`, month: `mois-${to.slice(0, 7)}`, year: `exercice-${to}` } as const
  return `cloture-${names[level]}.pdf`
}
