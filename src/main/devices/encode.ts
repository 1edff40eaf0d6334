import type { PaperDocument } from '../documents/model.ts'
import * as escpos from './escpos/escpos-encoder.ts'
import type { PrinterProfile } from './ports.ts'

/** A document as the bytes of one ticket, in the printer's own language. Pure: the same document gives the same bytes. */
export function encode(document: PaperDocument, profile: PrinterProfile): Uint8Array {
  return escpos.encode(document, profile)
}

/** The drawer's pulse alone: it is sent before the receipt and does not wait for it. */
export function kick(profile: PrinterProfile): Uint8Array {
  return escpos.kick(profile)
}
