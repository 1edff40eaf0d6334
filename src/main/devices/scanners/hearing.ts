import type { ScannerRead, ScannerState } from '../ports.ts'

/** Who listens to a scanner, and how it is. */
export function createHearing(first: ScannerState) {
  const scans = new Set<(read: ScannerRead) => void>()
  const states = new Set<(state: ScannerState) => void>()
  let state = first
  return {
    state: () => state,
    tell(read: ScannerRead): void {
      for (const hear of scans) hear(read)
    },
    become(next: ScannerState): void {
      if (next === state) return
      state = next
      for (const hear of states) hear(next)
    },
    onScan(hear: (read: ScannerRead) => void) {
      scans.add(hear)
      return () => void scans.delete(hear)
    },
    onState(hear: (state: ScannerState) => void) {
      states.add(hear)
      return () => void states.delete(hear)
    },
  }
}

/** Why a device could not be opened, by what the system says of it. */
export function whyNot(error: unknown): ScannerState {
  const words = error instanceof Error ? error.message : String(error)
  if (/permission|EACCES|EPERM|access denied/i.test(words)) return 'not-allowed'
  return /ENOENT|no such file|not found|no such device|ENXIO|ENODEV/i.test(words) ? 'lost' : 'busy'
}
