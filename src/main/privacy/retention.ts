import type { EventFacts, EventLog } from '../fiscal/event-log.ts'

const DAY_MS = 86_400_000
const YEAR_MS = 365.25 * DAY_MS

/** One class of data, how long it is kept and why (GDPR art. 5; brief fiscal §8). `apply` answers how many went. */
type RetentionRule = {
  readonly dataClass: 'customers' | 'invoice-buyers' | 'card-payments' | 'kitchen-orders' | 'print-content'
  readonly keptMs: number
  readonly why: string
  readonly apply: (beforeMs: number, facts: EventFacts) => number
}

export type RetentionParts = {
  readonly eventLog: EventLog
  readonly eraseCustomersNotSeenSince: (atMs: number, facts: EventFacts) => number
  readonly forgetInvoiceBuyersBefore: (atMs: number) => number
  readonly forgetCardPaymentsBefore: (atMs: number) => number
  readonly forgetKitchenOrdersBefore: (atMs: number) => number
  readonly forgetPrintContentBefore: (atMs: number) => number
}

/** The table of what is kept how long. Sealed records are not in it: they name nobody, and the law has them kept. */
export function retentionRules(parts: RetentionParts): readonly RetentionRule[] {
  return [
    {
      dataClass: 'customers',
      keptMs: 3 * YEAR_MS,
      why: 'three years after the last contact (CNIL)',
      apply: parts.eraseCustomersNotSeenSince,
    },
    {
      dataClass: 'invoice-buyers',
      keptMs: 10 * YEAR_MS,
      why: 'ten years, as accounting documents (C. com. L123-22)',
      apply: parts.forgetInvoiceBuyersBefore,
    },
    {
      dataClass: 'card-payments',
      keptMs: 13 * 30.5 * DAY_MS,
      why: 'thirteen months, while a payment may be contested (C. mon. fin. L133-24); its tender stays in the ledger',
      apply: parts.forgetCardPaymentsBefore,
    },
    {
      dataClass: 'kitchen-orders',
      keptMs: 30 * DAY_MS,
      why: 'names of tabs and notes of guests serve until the meal is over; a month, to answer a complaint',
      apply: parts.forgetKitchenOrdersBefore,
    },
    {
      dataClass: 'print-content',
      keptMs: 30 * DAY_MS,
      why: 'what was printed can be made again from the ledger',
      apply: parts.forgetPrintContentBefore,
    },
  ]
}

/** Classes that name somebody: that they went leaves a trace. */
const recorded: ReadonlySet<RetentionRule['dataClass']> = new Set<RetentionRule['dataClass']>([
  'customers',
  'invoice-buyers',
])

/** Runs with the closing of each day, inside its transaction; leaves a trace of what went, and of nobody's name. */
export function applyRetention(parts: RetentionParts, facts: EventFacts): void {
  for (const { dataClass, keptMs, apply } of retentionRules(parts)) {
    const count = apply(Math.floor(facts.nowMs - keptMs), facts)
    if (count > 0 && recorded.has(dataClass)) {
      parts.eventLog.record('retention-applied', facts, { dataClass, count })
    }
  }
}
