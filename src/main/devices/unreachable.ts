import type { JobOutcome, PrinterTransport } from './ports.ts'

/** A printer that cannot be reached from this machine, and why: every job is `not-sent`, nothing crashes. */
export function createUnreachable(why: string): PrinterTransport {
  const notSent: JobOutcome = { outcome: 'not-sent', why, bytesSent: 0 }
  return {
    health: () => Promise.resolve('offline'),
    print: () => Promise.resolve(notSent),
    kick: () => Promise.resolve(notSent),
    close: () => Promise.resolve(),
  }
}
