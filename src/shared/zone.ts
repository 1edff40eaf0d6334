import { z } from 'zod'

/** Whether a text names a time zone of the IANA table that this machine knows; offsets such as `+02:00` are none. */
export function isZone(text: string): boolean {
  if (!/^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2})$/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}

/** A time zone as it is chosen from now on; what was kept before is read as it is. */
export const zZone = z.string().max(64).refine(isZone, 'not a time zone')
