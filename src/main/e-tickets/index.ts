import type { ETicket, eTickets as contract } from '../../shared/contracts/e-tickets.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { PaperDocument } from '../documents/model.ts'
import { qrMatrix } from '../documents/qr-matrix.ts'
import { toText } from '../documents/text.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { Printing } from '../printing/index.ts'
import type { Tickets } from '../tickets/index.ts'

/** As narrow as a telephone held upright, and no code denser than a telephone reads from a screen. */
const COLUMNS = 32
const CODE_BYTES_MAX = 1500
/** A receipt that was given is there while the customer takes it; later it is given anew, as a DUPLICATA with its own trace. */
const THERE_FOR_MS = 10 * 60_000

type Parts = {
  readonly tickets: Tickets
  readonly printing: Printing
  readonly papers: (
    order: {
      readonly document: 'receipt' | 'training-receipt'
      readonly number: number
      readonly copyNumber: number
      readonly content: null
    },
    printer: { readonly name: string; readonly columns: number },
  ) => PaperDocument
}

/** Receipts without paper. */
export function eTicketHandlers({ tickets, printing, papers }: Parts): Handlers<typeof contract> {
  function receiptOf({ number, copyNumber, training }: ETicket): PaperDocument | undefined {
    if (!tickets.sealedIn(training ? 'training' : 'tickets', number)) return undefined
    const document = training ? 'training-receipt' : 'receipt'
    return papers({ document, number, copyNumber, content: null }, { name: 'e-ticket', columns: COLUMNS })
  }

  /** What was given, a moment ago: a question alone never makes a receipt. */
  function given(asked: ETicket, nowMs: number): PaperDocument | undefined {
    const document = asked.training ? 'training-receipt' : 'receipt'
    return printing.handedOutSince(document, asked, nowMs - THERE_FOR_MS) ? receiptOf(asked) : undefined
  }

  return {
    give({ ticketId, medium }, context) {
      const ticket = tickets.settled(ticketId)
      if (!ticket) return refuse('TICKET_UNKNOWN')
      const { number } = ticket
      const training = tickets.isTraining()
      if (medium === 'qr') {
        const original = receiptOf({ number, copyNumber: 1, training })
        if (original && Buffer.byteLength(compact(original)) > CODE_BYTES_MAX) return refuse('TICKET_TOO_LONG')
      }
      const copyNumber = printing.handOut(printing.receiptDocument(), number, medium, context)
      context.announce('tickets.changed')
      return ok({ number, copyNumber, training })
    },

    code(asked, { nowMs }) {
      const receipt = given(asked, nowMs)
      if (!receipt) return null
      const text = compact(receipt)
      const rows = qrMatrix(text, 'L').map((row) => row.map((dark) => (dark ? '1' : '0')).join(''))
      return { text, rows }
    },

    async file(asked, { nowMs }) {
      const receipt = given(asked, nowMs)
      const atMs = tickets.sealedIn(asked.training ? 'training' : 'tickets', asked.number)?.body.settledAtMs
      if (!receipt || atMs === undefined) return null
      const { paperPdf } = await import('../documents/pdf/paper-pdf.ts') // large, and no sale waits for it
      const bytes = await paperPdf(receipt, { createdAtMs: atMs })
      return { name: `ticket-${asked.number}.pdf`, base64: Buffer.from(bytes).toString('base64') }
    },
  }
}

/** The words of a receipt without the spaces and rules that only paper needs. */
function compact(document: PaperDocument): string {
  return toText(document, COLUMNS)
    .split('\n')
    .map((line) => line.replaceAll(/[ \u00a0]+/g, ' ').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .join('\n')
}
