import type { OperatorId } from '../../shared/ids.ts'

/** Who it was where nobody asked: what the till does by itself has no person's name. */
export const BY_ITSELF = 'opr_till' as OperatorId // as the till's own events have it
