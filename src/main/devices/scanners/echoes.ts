import type { ScannerRead } from '../ports.ts'

/** No finger lets a trigger go, pulls it again and has a code read within this time; a device that sends twice does. */
export const ECHO_MS = 60

/**
 * Whether a code is the echo of the one before it: the same, from the same device, sooner than anybody can ask for it. Two
 * quick scans of one article are two.
 */
export function createEchoes(): (read: ScannerRead) => boolean {
  let before: ScannerRead | undefined
  return (read) => {
    const echo = before !== undefined && before.text === read.text && read.atMs - before.atMs <= ECHO_MS
    before = read
    return echo
  }
}
