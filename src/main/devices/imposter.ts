import type { LineSession } from './line-session.ts'

/** So many bytes that no printer sends, before any that one does. */
const NOISE_MAX = 3

/** What answers that is no printer, by its first words. None of them has paper, so nothing came out of them. */
export function imposterOf(session: Pick<LineSession, 'heardFirst'>): 'web-server' | 'not-a-printer' | undefined {
  const first = session.heardFirst()
  if (/^(HTTP\/\d|<(!doctype|html|\?xml)\b)/i.test(first)) return 'web-server'
  if (/^(SSH-|220[ -]|\+OK|\* OK|RFB )/.test(first)) return 'not-a-printer'
  return undefined
}

/** A serial line at the wrong speed. A printer there prints, if only rubbish: this is asked before anything is sent. */
export function isGarbled(session: Pick<LineSession, 'noise'>): boolean {
  return session.noise() >= NOISE_MAX
}
