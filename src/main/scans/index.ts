import type { z } from 'zod'
import type { scans as contract, zScanners } from '../../shared/contracts/scans.ts'
import { readCode } from '../../shared/scanned-code.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { decide, type ScanResolver } from './rules.ts'

export { labelResolver, productResolver, ticketResolver } from './resolvers.ts'
/** The scanners of this machine, as they are now. */
export type Scanners = Pick<Handlers<typeof contract>, 'scanners'>

export type { Found, ScanResolver } from './rules.ts'

/** A till that hears nothing but the keyboard. */
export const noScanners: Scanners = { scanners: () => ({ hid: 'off', ports: [], scanners: [] }) }

/** The scanners of this machine as screens show them, whoever hears them. */
export function shownScanners(now: z.input<typeof zScanners>): z.input<typeof zScanners> {
  return {
    ...now,
    scanners: now.scanners.map((scanner) => ({
      ...scanner,
      last: scanner.last && { ...scanner.last, text: readCode(scanner.last.text).text },
    })),
  }
}

/** The one place that says what a scanned code means: every part that knows codes is asked. */
export function scanHandlers(resolvers: readonly ScanResolver[], scanners: Scanners): Handlers<typeof contract> {
  return {
    resolve({ text, aim }) {
      const code = readCode(text, aim)
      return decide(
        code,
        resolvers.flatMap((resolver) => resolver(code)),
      )
    },
    scanners: scanners.scanners,
  }
}
