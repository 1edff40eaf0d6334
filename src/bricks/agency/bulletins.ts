import { newTenderId, newTicketId } from '../../shared/ids.ts'
import { ONE, sum } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { isCash, tenderRule } from '../../shared/tenders.ts'
import type { AgencyParts, DepotHandlers } from './parts.ts'
import { bulletinOf, refOf, SERVICE } from './rules/refs.ts'
import { bulletinState, type BulletinRow } from './rules/bulletin.ts'
import { articleOf } from './rules/service.ts'

/** How many bulletins a search shows. */
const SHOWN_MAX = 60

/** Where the ledger says that a bulletin stands: its deposit is held until it went back. */
export function bulletinStanding({ doors }: Pick<AgencyParts, 'doors'>, { service, bulletin }: BulletinRow) {
  const ref = refOf({ way: 'deposit', service, bulletin })
  const moves = doors.services.movesOf(ref)
  const balanceCents = sum(moves.map(({ ttcCents }) => ttcCents))
  const state = bulletinState({
    wasPaid: moves.length > 0,
    balanceCents,
    isOnTicket: moves.length === 0 && doors.services.isOnTicket(ref),
  })
  return { state, balanceCents, paidOn: moves.findLast(({ ttcCents }) => ttcCents > 0)?.number }
}

/** Deposits of bottles: given back once, against their bulletin; sizes of a brand change hands without money. */
export function bulletinHandlers(
  parts: AgencyParts,
): Pick<DepotHandlers, 'bulletins' | 'giveDepositBack' | 'exchangeBottle'> {
  const { doors, depot, services } = parts

  /** A bulletin whose deposit the café holds. */
  function held(service: BulletinRow['service'], bulletin: string) {
    const row = depot.bulletin(service, bulletin)
    if (!row) return refuse('BULLETIN_UNKNOWN', { bulletin })
    const standing = bulletinStanding(parts, row)
    if (standing.state === 'given-back') return refuse('BULLETIN_GIVEN_BACK', { bulletin })
    if (standing.state !== 'held' || standing.paidOn === undefined) return refuse('BULLETIN_NOT_PAID', { bulletin })
    return ok({ row, ...standing, paidOn: standing.paidOn })
  }

  return {
    bulletins({ service, text }) {
      const wanted = bulletinOf(text)
      return depot
        .bulletins(service)
        .filter(({ bulletin }) => bulletin.includes(wanted))
        .map((row) => ({
          bulletin: row.bulletin,
          article: row.article,
          depositCents: row.depositCents,
          state: bulletinStanding(parts, row).state,
          atMs: row.atMs,
          exchanges: row.exchanges.length,
        }))
        .filter(({ state }) => state !== 'free')
        .slice(0, SHOWN_MAX)
    },

    giveDepositBack({ service, bulletin, printReceipt }, context) {
      if (doors.tickets.isTraining()) return refuse('TRAINING_ON')
      const found = held(service, bulletin)
      if (!found.ok) return found
      const { paidOn } = found.value
      const ref = refOf({ way: 'deposit', service, bulletin })
      const sealed = doors.tickets.sealed(paidOn)
      const position = sealed?.body.lines.findIndex(
        (line) => line.service?.service === SERVICE && line.service.ref === ref,
      )
      if (sealed?.kind !== 'sale' || position === undefined || position < 0)
        return refuse('BULLETIN_NOT_PAID', { bulletin })
      const line = sealed.body.lines[position]
      const givenCents = found.value.balanceCents
      const asked = {
        ticketId: newTicketId(),
        tenderId: newTenderId(),
        number: paidOn,
        lines: [{ position, quantityMilli: line?.quantityMilli ?? ONE }],
        reason: 'returned' as const,
        printReceipt,
      }
      // In cash where as much was paid in cash, else in the form that paid as much: a card is given no more than it paid.
      const forms = doors.refunds
        .standsPaid({ number: paidOn, sale: sealed.body })
        .filter(({ kind, amountCents }) => tenderRule(kind).owed === null && amountCents >= givenCents)
        .toSorted((a, b) => Number(isCash(b.kind)) - Number(isCash(a.kind)))
      const plan = doors.refunds.plan({ ...asked, kind: forms[0]?.kind ?? 'cash' })
      if (!plan.ok) {
        const { code } = plan
        return code === 'DAY_NOT_OPEN' || code === 'CARD_PAYMENT_OPEN'
          ? refuse(code)
          : refuse('DEPOSIT_NOT_REFUNDED', { why: code, number: paidOn })
      }
      const refund = doors.refunds.seal(plan.value, context.approvedBy ?? null, context)
      context.announce('services.changed')
      return ok({ number: refund.number, givenCents })
    },

    exchangeBottle({ service: code, bulletin, article }, context) {
      const found = held(code, bulletin)
      if (!found.ok) return found
      const { row } = found.value
      const service = services.service(code)
      const other = service && articleOf(service, article)
      if (!other || other.depositCents === null) return refuse('ARTICLE_UNKNOWN')
      if (row.article === article) return refuse('EXCHANGE_SAME')
      const exchange = { atMs: context.nowMs, from: row.article, to: article }
      depot.saveBulletin({ ...row, article, exchanges: [...row.exchanges, exchange] })
      context.announce('services.changed')
      return ok(null)
    },
  }
}
