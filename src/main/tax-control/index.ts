import type { CodeFound, taxControl as contract, VerificationState } from '../../shared/contracts/tax-control.ts'
import type { Site, Software, Verification } from '../../shared/contracts/till.ts'
import { zBusinessDay } from '../../shared/contracts/procedure.ts'
import { zPerpetual } from '../../shared/contracts/cash-sessions.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { PaperDocument } from '../documents/model.ts'
import { toText } from '../documents/text.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { Entry, Journal } from '../journal/index.ts'
import type { Tickets } from '../tickets/index.ts'
import { siteOnPaper } from '../documents/demonstration.ts'
import { guide } from './guide.ts'

const COLUMNS = 42
/** As printed on paper, `3FA9-C071`, without its dash. */
const CODE_DIGITS = 8

type Parts = {
  readonly tickets: Tickets
  readonly journal: Journal
  readonly eventLog: EventLog
  readonly software: Software
  readonly key: string
  readonly cafe: () => {
    readonly till: string
    readonly demo: boolean
    readonly site: Site
    readonly settings: { readonly zone: string }
  }
  readonly papers: (
    order: {
      readonly document: 'receipt'
      readonly number: number
      readonly copyNumber: number
      readonly content: null
    },
    printer: { readonly name: string; readonly columns: number },
  ) => PaperDocument
  /** Reads the whole ledger beside the counter, and says how far it is. */
  readonly verify: (progress: (done: number, of: number) => void) => Promise<Verification>
  readonly moved: () => void
  readonly reportDefect: (error: unknown) => void
}

/** What a tax inspector may do at the till: look, search, check. Nothing here writes but the trace that it was opened. */
export function taxControlHandlers(parts: Parts): Handlers<typeof contract> {
  const { tickets, journal, eventLog, software } = parts
  let verification: VerificationState = { state: 'idle' }

  function verify(nowMs: number): void {
    const tell = (next: VerificationState) => {
      verification = next
      parts.moved()
    }
    parts
      .verify((done, of) => tell({ state: 'running', done, of }))
      .then((result) => tell({ state: 'done', atMs: nowMs, result }))
      .catch((error: unknown) => {
        parts.reportDefect(error)
        tell({ state: 'failed' })
      })
  }

  return {
    open(_input, context) {
      eventLog.record('tax-control-opened', context)
      return ok(null)
    },

    startVerification(_input, context) {
      if (verification.state === 'running') return refuse('VERIFICATION_RUNS')
      verification = { state: 'running', done: 0, of: 0 }
      context.afterCommit(() => verify(context.nowMs))
      return ok(verification)
    },

    verification: () => verification,
    search: (asked) => [...tickets.search(asked)],

    sealed({ number }) {
      const [ticket] = tickets.search({ number, limit: 1 })
      const row = journal.row('tickets', number)
      if (!ticket || !row) return null
      const document = parts.papers(
        { document: 'receipt', number, copyNumber: 0, content: null },
        { name: 'control', columns: COLUMNS },
      )
      const { entry, prev, hash, key, signature } = row
      return { ticket, paper: toText(document, COLUMNS), entry, prev, hash, key, signature }
    },

    checkCode({ code }): CodeFound | null {
      const asked = code.toUpperCase().replaceAll(/[^0-9A-F]/g, '')
      if (asked.length !== CODE_DIGITS) return null
      const printed = `${asked.slice(0, 4)}-${asked.slice(4)}`
      const [entry] = journal.backwards('closures', () => true).filter(({ payload }) => payload['headCode'] === printed)
      return entry ? codeOf(entry) : null
    },

    async attestation(_input, { nowMs }) {
      const cafe = parts.cafe()
      const { attestationPdf } = await import('../documents/pdf/attestation-pdf.ts') // large, and rarely wanted
      const bytes = await attestationPdf({
        software,
        site: siteOnPaper(cafe),
        till: cafe.till,
        issuedAtMs: nowMs,
        zone: cafe.settings.zone,
      })
      return {
        name: `attestation-${software.name.toLowerCase()}-${software.version}.pdf`,
        base64: Buffer.from(bytes).toString('base64'),
      }
    },

    guide: () => ({ text: guide(software, parts.cafe().till), key: parts.key }),
  }

  /** The closing that bears a code, and whether the ledger still makes that code of what it held then. */
  function codeOf({ kind, payload, at }: Entry): CodeFound {
    const reading = payload['reading'] as { businessDay?: unknown } | undefined // of a Z; its part sealed it
    const ends = payload['ends'] as Readonly<Record<string, number>> | undefined // a Z of the first version has none
    const made = ends && journal.codeAt(ends, zPerpetual.parse(payload['perpetual']))
    return {
      kind: kind as CodeFound['kind'], // the kinds of this chain
      number: Number(payload['number']),
      day: zBusinessDay.parse(payload['to'] ?? reading?.businessDay),
      closedAtMs: Date.parse(at),
      intact: made === undefined || made === payload['headCode'],
    }
  }
}
