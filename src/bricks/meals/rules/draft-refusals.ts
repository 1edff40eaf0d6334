/** Why a month of somebody cannot be issued. */
export const draftRefusals = [
  'MONTH_NOT_OVER',
  'MEALS_NOT_ENDED',
  'BUYER_INCOMPLETE',
  'PAYER_UNKNOWN',
  'AIDS_TOO_LARGE',
  'NOTHING_TO_BILL',
] as const
