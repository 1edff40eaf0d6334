import type { NumberedDocument } from '../../shared/contracts/printing.ts'
import type { PaperDocument } from '../documents/model.ts'
import type { SealedCopy } from './copies.ts'
import type { Printing } from './printing.ts'

/** There while somebody takes it; later it is handed out anew, as a DUPLICATA with its own trace. */
const THERE_FOR_MS = 10 * 60_000
/** As narrow as a telephone held upright. */
export const NO_PAPER = { name: 'e-ticket', columns: 32 } as const

/** Makes a paper of the ledger again from its number. */
export type MakePaper = (
  order: {
    readonly document: NumberedDocument
    readonly number: number
    readonly copyNumber: number
    readonly content: null
  },
  printer: { readonly name: string; readonly columns: number },
) => PaperDocument
type HandedOut = Pick<SealedCopy, 'number' | 'copyNumber'> & { readonly document: NumberedDocument }

/** What left without paper a moment ago: a command seals that it does, and a question alone never makes one. */
export function createHandedOut({ printing, papers }: { readonly printing: Printing; readonly papers: MakePaper }) {
  function paper({ document, number, copyNumber }: HandedOut, nowMs: number): PaperDocument | undefined {
    return printing.handedOutSince(document, { number, copyNumber }, nowMs - THERE_FOR_MS)
      ? papers({ document, number, copyNumber, content: null }, NO_PAPER)
      : undefined
  }
  return {
    paper,
    /** The same as a PDF, in base64; `createdAtMs` is when what it tells of happened, UTC. */
    async pdf(copy: HandedOut, createdAtMs: number, nowMs: number): Promise<string | undefined> {
      const made = paper(copy, nowMs)
      if (!made) return undefined
      const { paperPdf } = await import('../documents/pdf/paper-pdf.ts') // large, and no sale waits for it
      return Buffer.from(await paperPdf(made, { createdAtMs })).toString('base64')
    },
  }
}
export type HandedOutPapers = ReturnType<typeof createHandedOut>
