import type { BusinessDay } from '../../src/shared/business-day.ts'
import { newCashMovementId, newCommandId, type OperatorId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'

/** The id that every command bears. */
export const command = () => ({ commandId: newCommandId() })
/** Cash that moves without a sale. */
export const moved = (amountCents: number) => ({
  ...command(),
  movementId: newCashMovementId(),
  amountCents: cents(amountCents),
})
export const day = (text: string) => text as BusinessDay
/** The demo café's manager and its server. */
export const LEA = 'opr_1' as OperatorId
export const SAMI = 'opr_2' as OperatorId
