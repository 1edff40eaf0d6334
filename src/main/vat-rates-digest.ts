import { createHash } from 'node:crypto'
import vatFile from '../../resources/vat/france.json' with { type: 'json' }

/** Rates are data with dates: a version that brings others says so in the event log. */
export const vatRatesDigest = createHash('sha256').update(JSON.stringify(vatFile)).digest('hex')
