import { createHash } from 'node:crypto'
import vatFile from '../../resources/vat/france.json' with { type: 'json' }
import { zVatTable } from './catalogue/index.ts'

/** Rates are data with dates: a version that brings others says so in the event log. */
export const vatRatesDigest = createHash('sha256').update(JSON.stringify(vatFile)).digest('hex')
export const vatTable = zVatTable.parse(vatFile)
