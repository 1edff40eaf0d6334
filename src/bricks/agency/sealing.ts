import type { CommandContext } from '../../main/hosts/handlers.ts'
import type { ServiceInput } from '../../main/tickets/index.ts'
import { newLineId } from '../../shared/ids.ts'
import { milli, sum, type Cents } from '../../shared/money.ts'
import type { AgencyParts } from './parts.ts'
import { refOf, SERVICE, type Ref } from './rules/refs.ts'
import type { CounterService } from './rules/service.ts'

/** What closings and the sales journal add deposits of bottles up under. */
export const DEPOSITS = 'Consignes'

/** A line of a service: its nature and its VAT follow from what it is about. */
export function lineOf(
  service: CounterService,
  ref: Ref,
  line: {
    readonly label: string
    readonly priceCents: Cents
    readonly pieces?: number
    readonly lineId?: ServiceInput['lineId']
  },
): ServiceInput {
  const isOwn = ref.way === 'own' || ref.way === 'commission' || (ref.way === 'item' && service.nature === 'own')
  const nature = ref.way === 'deposit' ? 'liability' : isOwn ? 'own' : 'agency'
  const isGoods = ref.way === 'deposit' || (ref.way === 'own' && service.supply === 'goods')
  return {
    lineId: line.lineId ?? newLineId(),
    label: line.label.slice(0, 80),
    priceCents: line.priceCents,
    quantityMilli: milli((line.pieces ?? 1) * 1000),
    ...(isOwn && ref.way !== 'commission' && { vatClass: service.vatClass }),
    service: {
      service: SERVICE,
      ref: refOf(ref),
      nature,
      ...(isGoods && { supply: 'goods' as const }),
      family:
        ref.way === 'deposit' ? DEPOSITS : ref.way === 'commission' ? `Commissions ${service.name}` : service.name,
    },
  }
}

/**
 * Moves cash of a partner at once, beside the ticket in hand: what comes in and what is handed out are lines of one sealed
 * ticket, whose cash tender is what the drawer gains or loses.
 */
export function moveCash(
  { doors }: Pick<AgencyParts, 'doors'>,
  lines: readonly ServiceInput[],
  receiptAsked: boolean | null,
  context: CommandContext,
) {
  const amountCents = sum(lines.map(({ priceCents }) => priceCents))
  const sold = doors.sellApart(
    { tenders: [{ kind: 'cash', amountCents }], place: 'on-site', lines, receiptAsked },
    context,
  )
  if (sold.ok && amountCents !== 0) doors.printing.kickDrawer(context)
  return sold
}
