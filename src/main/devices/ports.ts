import type { PrinterHealth } from '../../shared/contracts/printing.ts'
import type { DeclineReason, PaymentOutcome, PaymentStage } from '../../shared/card-terminal.ts'
import type { Cents } from '../../shared/money.ts'
import type { PageNumber } from '../documents/model.ts'

export type { PrinterHealth }

/**
 * How a print job ended (brief hardware §§4, 5). Only `not-sent` may be tried again by itself: after every other
 * outcome paper may have come out, or may still come out.
 *
 * - `printed`: the printer said so.
 * - `held-by-printer`: the printer has the whole job and finishes it alone once somebody has helped it (`health`).
 * - `sent-unconfirmed`: handed over to a printer that does not say whether it printed.
 * - `spooled`: handed over to the system's queue, which prints when it likes.
 * - `not-sent`: no byte of the job left; `why` is a health or an error code.
 * - `unknown`: the line was lost on the way; somebody has to look at the paper.
 */
export type JobOutcome =
  | {
      readonly outcome: 'printed' | 'held-by-printer' | 'sent-unconfirmed' | 'spooled'
      readonly health: PrinterHealth
    }
  | { readonly outcome: 'not-sent' | 'unknown'; readonly why: string; readonly bytesSent: number }

/** Moves bytes to one printer and says what became of them. It prints a job once and never tries again by itself. */
export type PrinterTransport = {
  readonly health: (signal?: AbortSignal) => Promise<PrinterHealth>
  readonly print: (bytes: Uint8Array, signal?: AbortSignal) => Promise<JobOutcome>
  /** Sends a drawer pulse without asking or waiting for anything but the connection. */
  readonly kick: (bytes: Uint8Array, signal?: AbortSignal) => Promise<JobOutcome>
  /** The switch of the drawer in its socket; a way that only goes out knows nothing of it. */
  readonly drawerPin?: (signal?: AbortSignal) => Promise<DrawerPin>
  readonly close: () => Promise<void>
}

/** Pin 3 of the drawer's socket. Which level is an open drawer depends on the drawer (brief hardware §3.1). */
export type DrawerPin = 'high' | 'low' | 'unknown'

/** Two lines that the customer sees. It never answers, so nobody waits for it. */
export type CustomerDisplay = {
  readonly show: (upper: string, lower: string) => Promise<DisplayOutcome>
  readonly clear: () => Promise<DisplayOutcome>
  readonly close: () => Promise<void>
}
export type DisplayOutcome = { readonly outcome: 'sent' } | { readonly outcome: 'not-sent'; readonly why: string }

/** The drawer socket of a printer. Times in milliseconds; off lasts at least four times on, to spare the coil. */
export type DrawerPulse = { readonly pin: 2 | 5; readonly onMs: number; readonly offMs: number }

/** How a printer tells that it has printed: Epson's process id, GS r on clones, or not at all. */
export type Completion = 'process-id' | 'gs-r' | 'none'

export type PrinterProfile = {
  readonly id: string
  readonly name: string
  readonly language: 'escpos' | 'star-line'
  /** Characters of font A in one line, and printable dots at 203 dpi. */
  readonly columns: number
  readonly dots: number
  /** `page` is the printer's own number for the code page: some clones number them differently. */
  readonly codePage: PageNumber
  readonly drawer: DrawerPulse
  readonly completion: Completion
  readonly status: 'dle-eot' | 'none'
  /** Whether it draws QR codes by itself, or is sent their picture. */
  readonly qr: 'native' | 'raster'
  /** Without a knife the paper is fed to where it can be torn. */
  readonly cut: 'knife' | 'none'
  readonly buzzer: 'none' | 'esc-b'
}

export type ScannerState = 'connected' | 'lost' | 'not-allowed' | 'busy'

/** What a scanner read: its text, the AIM identifier of its symbology where it says so, and when. */
export type ScannerRead = { readonly text: string; readonly aim?: string; readonly atMs: number }

/** One scanner that needs no keyboard: plugged in, pulled out and plugged in again, it stays the same. */
export type Scanner = {
  readonly scannerId: string
  readonly kind: 'hid' | 'serial'
  readonly name: string
  readonly state: () => ScannerState
  /** Answers with what stops the listening. */
  readonly onScan: (hear: (read: ScannerRead) => void) => () => void
  readonly onState: (hear: (state: ScannerState) => void) => () => void
  readonly close: () => Promise<void>
}

/** What a till asks of a card terminal. Plain data, so that it can be asked across a process. */
export type PaymentRequest = {
  /** A UUID: it travels to the terminal and back, and says which payment an answer is about. */
  readonly id: string
  readonly cents: Cents
  readonly kind: 'debit' | 'refund'
}

export type { DeclineReason, PaymentOutcome, PaymentStage }

export type TerminalProbe = { readonly reachable: true } | { readonly reachable: false; readonly why: string }

/** One card terminal. It takes one payment at a time, never asks twice by itself, and never throws. */
export type CardTerminal = {
  /** Asks who is there; no payment, nothing on the terminal's screen. */
  readonly probe: () => Promise<TerminalProbe>
  readonly pay: (request: PaymentRequest, onStage?: (stage: PaymentStage) => void) => Promise<PaymentOutcome>
  /** Lets go of the line. What was being paid is `unknown`. */
  readonly close: () => Promise<void>
}
