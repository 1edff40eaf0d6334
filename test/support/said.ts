import type { BusinessDay } from '../../src/shared/business-day.ts'
import { newCommandId, type OperatorId } from '../../src/shared/ids.ts'

/** The id that every command bears. */
export const command = () => ({ commandId: newCommandId() })
export const day = (text: string) => text as BusinessDay
/** The demo café's manager and its server. */
export const LEA = 'opr_1' as OperatorId
export const SAMI = 'opr_2' as OperatorId
