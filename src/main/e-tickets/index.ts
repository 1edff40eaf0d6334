import type { ETicket, eTickets as contract } from '../../shared/contracts/e-tickets.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { PaperDocument } from '../documents/model.ts'
import { qrMatrix } from '../documents/qr-matrix.ts'
import { toText } from '../documents/text.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { NO_PAPER, type HandedOutPapers, type MakePaper, type Printing } from '../printing/index.ts'
import type { Tickets } from '../tickets/index.ts'

/** No code denser than a telephone reads from a screen. */
const CODE_BYTES_MAX = 1500

type Parts = {
  readonly tickets: Tickets
  readonly printing: Printing
  readonly papers: MakePaper
  readonly handedOut: HandedOutPapers
}

/** Receipts without paper. */
export function eTicketHandlers({ tickets, printing, papers, handedOut }: Parts): Handlers<typeof contract> {
  const copyOf = ({ number, copyNumber, training }: ETicket) => {
    const document = training ? ('training-receipt' as const) : ('receipt' as const)
    return { document, number, copyNumber }
  }

  return {
    give({ ticketId, medium }, context) {
      const ticket = tickets.settled(ticketId)
      if (!ticket) return refuse('TICKET_UNKNOWN')
      const { number } = ticket
      const training = tickets.isTraining()
      if (medium === 'qr') {
        const copy = papers({ ...copyOf({ number, copyNumber: 1, training }), content: null }, NO_PAPER)
        if (Buffer.byteLength(compact(copy)) > CODE_BYTES_MAX) return refuse('TICKET_TOO_LONG')
      }
      const copyNumber = printing.handOut(printing.receiptDocument(), { number, medium, reason: 'e-ticket' }, context)
      context.announce('tickets.changed')
      return ok({ number, copyNumber, training })
    },

    code(asked, { nowMs }) {
      const receipt = handedOut.paper(copyOf(asked), nowMs)
      if (!receipt) return null
      const text = compact(receipt)
      const rows = qrMatrix(text, 'L').map((row) => row.map((dark) => (dark ? '1' : '0')).join(''))
      return { text, rows }
    },

    async file(asked, { nowMs }) {
      const { number, training } = asked
      const sealed = tickets.sealedIn(training ? 'training' : 'tickets', number)
      const base64 = sealed && (await handedOut.pdf(copyOf(asked), sealed.body.settledAtMs, nowMs))
      return base64 === undefined ? null : { name: `ticket-${number}.pdf`, base64 }
    },
  }
}

/** The words of a receipt without the spaces and rules that only paper needs. */
function compact(document: PaperDocument): string {
  return toText(document, NO_PAPER.columns)
    .split('\n')
    .map((line) => line.replaceAll(/[ \u00a0]+/g, ' ').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .join('\n')
}
