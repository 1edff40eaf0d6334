import type { Cents } from '../../shared/money.ts'
import { amount } from '../../shared/texts/format.ts'

const instants = new Map<string, Intl.DateTimeFormat>()

/** An instant on paper, in the café's own zone: `23/11/2026 08:05`. */
export function paperInstant(atMs: number, zone: string): string {
  let format = instants.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('fr-FR', {
      timeZone: zone,
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    })
    instants.set(zone, format)
  }
  return format.format(atMs)
}

/** A business day on paper: `23/11/2026`. */
export function paperDay(day: string): string {
  return day.split('-').toReversed().join('/')
}

export function euros(cents: Cents): string {
  return `${amount(cents, 'fr')} €`
}

/** A difference always wears its sign. */
export function signedEuros(difference: Cents): string {
  return difference > 0 ? `+${euros(difference)}` : euros(difference)
}
