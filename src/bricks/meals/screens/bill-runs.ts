import type { CustomerId } from '../../../shared/ids.ts'
import { billTexts } from '../texts/bills.ts'
import type { Month } from '../rules/month.ts'
import type { What } from './bill-actions.ts'
import { bills, leftOf, setBills, type Run } from './bills-desk.ts'
import { set, type Shop } from './shop.ts'

/** So many invoices in one file: a few seconds of work each time, and the till sells meanwhile. */
const CHUNK = 40

/** Runs over a month that show how far they are, can be stopped after any step, and go on without a double. */
export function createRuns(shop: Shop, fetched: (what: What) => Promise<boolean>) {
  const { part, host, done, again } = shop
  const words = billTexts[shop.lang]

  function begin(run: Omit<Run, 'failed' | 'going'>): void {
    set({ told: undefined })
    setBills({ run: { ...run, failed: 0, going: true }, side: { kind: 'idle' }, stopped: undefined })
  }
  function count(more: { readonly done?: number; readonly failed?: number }): void {
    const { run } = bills()
    if (run) setBills({ run: { ...run, done: run.done + (more.done ?? 0), failed: run.failed + (more.failed ?? 0) } })
  }
  function told(run: Run): string {
    const left = leftOf(run)
    if (run.what === 'files') return left > 0 ? words.filesStopped({ done: run.done, left }) : words.filesDone(run)
    return left > 0 ? words.ranStopped({ done: run.done, left }) : words.ranDone(run)
  }
  /** Done, stopped, or the till itself could not go on; what is left is offered again. */
  function over(isTold = true): void {
    const { run } = bills()
    setBills({ run: undefined, stopped: run && leftOf(run) > 0 ? run : undefined })
    if (run && isTold) done(told(run))
    again()
  }

  function issueNext(month: Month, [personId, ...others]: readonly CustomerId[]): void {
    if (personId === undefined || !bills().run?.going) return over()
    const next = (more: Parameters<typeof count>[0]) => {
      count(more)
      issueNext(month, others)
    }
    host.push(
      (commandId) => part.issueBill({ personId, month, commandId }),
      () => next({ done: 1 }),
      ({ kind }) => {
        // What the till refuses (no open day) ends the run and is said by the shell; what the service refuses is one person's.
        if (kind === 'service') next({ failed: 1 })
        else over(false)
        return kind === 'service'
      },
      () => over(false),
    )
  }

  async function fileNext(month: Month, from: number): Promise<void> {
    const { run } = bills()
    if (!run?.going || from >= run.of) return over()
    const isMade = await fetched({ paper: 'run', month, from, count: CHUNK }).catch((failure: unknown) => {
      over(false)
      throw failure
    })
    if (!isMade) return over()
    count({ done: Math.min(CHUNK, run.of - from) })
    await fileNext(month, from + CHUNK)
  }

  return {
    issueAll(month: Month, people: readonly CustomerId[]): void {
      begin({ what: 'issue', month, of: people.length, done: 0 })
      issueNext(month, people)
    },
    /** A whole month of so many invoices, file after file. */
    async saveRun(month: Month, of: number, from = 0): Promise<void> {
      begin({ what: 'files', month, of, done: from })
      await fileNext(month, from)
    },
    /** After the step that is being done. */
    stop(): void {
      const { run } = bills()
      if (run) setBills({ run: { ...run, going: false } })
    },
  }
}
