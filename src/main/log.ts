import { pino, type Logger } from 'pino'

/** One line of JSON an event, in the data folder. Never names, never amounts of people, never keys. */
export function openLog(file: string): Logger {
  const destination = pino.destination({ dest: file, sync: true, mkdir: true })
  // A full disk must not take the till down with it: what cannot be logged is lost, the sale is refused elsewhere.
  destination.on('error', () => undefined)
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
}

export type { Logger }
