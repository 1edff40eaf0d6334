import { z } from 'zod'
import { zPlace } from '../../../shared/catalogue.ts'
import { zLineId, zTicketId } from '../../../shared/ids.ts'

/** In which language a template's words are written down. */
export const zLang = z.enum(['fr', 'en'])
/** Where a line goes: on the ticket in hand, or on a new one. */
export const zOnTicket = z.strictObject({ ticketId: zTicketId, place: zPlace, lineId: zLineId })
/** Why a line is not put on the ticket in hand. */
export const notAdded = [
  'TRAINING_ON',
  'DAY_NOT_OPEN',
  'ID_REUSED',
  'ANOTHER_TICKET_OPEN',
  'TICKET_NOT_OPEN',
  'TICKET_ELSEWHERE',
  'TICKET_FULL',
  'TICKET_PARTLY_PAID',
  'CARD_PAYMENT_OPEN',
  'AMOUNT_TOO_LARGE',
] as const
