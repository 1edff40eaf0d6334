/** Why a period, a bike or a price cannot be had; the details name who has it and what else is free. */
export const ASKED_REFUSALS = [
  'END_BEFORE_START',
  'CLOSED_THEN',
  'HIRE_TOO_LONG',
  'NO_TARIFF',
  'MODEL_UNKNOWN',
  'ACCESSORY_UNKNOWN',
  'TOO_FEW_BIKES', // detail: model, count, free, from, to
  'TOO_FEW_ACCESSORIES',
  'BIKE_BUSY', // detail: bike, until, who, free: numbers of others
] as const
/** Why nothing can be put on the ticket in hand. */
export const TICKET_REFUSALS = [
  'TRAINING_ON',
  'DAY_NOT_OPEN',
  'ID_REUSED',
  'ANOTHER_TICKET_OPEN',
  'TICKET_PARTLY_PAID',
  'CARD_PAYMENT_OPEN',
  'TICKET_FULL',
  'TICKET_NOT_OPEN',
  'TICKET_ELSEWHERE',
  'AMOUNT_TOO_LARGE',
] as const
