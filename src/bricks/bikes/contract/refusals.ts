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
