import type { PaperDocument } from '../documents/model.ts'
import { buzz } from './escpos/commands.ts'
import * as escpos from './escpos/escpos-encoder.ts'
import type { PrinterProfile } from './ports.ts'
import * as star from './star/star-encoder.ts'

const encoders = { escpos, 'star-line': star } as const
const BUZZES = 2
const BUZZ_TENTHS = 2

/** A document as the bytes of one ticket, in the printer's own language. Pure: the same document gives the same bytes. */
export function encode(document: PaperDocument, profile: PrinterProfile): Uint8Array {
  return encoders[profile.language].encode(document, profile)
}

/** The drawer's pulse alone: it is sent before the receipt and does not wait for it. */
export function kick(profile: PrinterProfile): Uint8Array {
  return encoders[profile.language].kick(profile)
}

/** Calls the cook; nothing where the printer has no buzzer. */
export function ring(profile: PrinterProfile): Uint8Array {
  return profile.buzzer === 'esc-b' ? buzz(BUZZES, BUZZ_TENTHS) : new Uint8Array()
}
