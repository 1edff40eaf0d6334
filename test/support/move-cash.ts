import { reasonsIn, reasonsOut, type CashReason } from '../../src/shared/cash.ts'
import type { CashMovement } from '../../src/shared/contracts/cash-movements.ts'
import type { CashMovementId, CommandId } from '../../src/shared/ids.ts'
import type { Cents } from '../../src/shared/money.ts'
import type { Shop } from './shop.ts'

type Moved = {
  readonly commandId: CommandId
  readonly movementId: CashMovementId
  readonly amountCents: Cents
  readonly note?: string
}

/** Whichever command a reason belongs to. */
export function moveCash({ cashMovements }: Shop['ask'], moved: Moved, reason: CashReason): Promise<CashMovement> {
  if (reason === 'safe-drop') return cashMovements.dropToSafe(moved)
  if (reason === 'bank-deposit') return cashMovements.depositAtBank(moved)
  const cameIn = reasonsIn.find((one) => one === reason)
  const wentOut = reasonsOut.find((one) => one === reason)
  if (cameIn) return cashMovements.bring({ ...moved, reason: cameIn })
  if (wentOut) return cashMovements.takeOut({ ...moved, reason: wentOut })
  throw new Error(`no command moves cash for ${reason}`)
}
