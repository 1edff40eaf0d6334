import { assert } from '../../shared/assert.ts'
import { cashFlow, type CashReason } from '../../shared/cash.ts'
import type { CashMovement, cashMovements as contract } from '../../shared/contracts/cash-movements.ts'
import type { CashMovementId } from '../../shared/ids.ts'
import { cents, negate, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { EventKind, EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { Printing } from '../printing/index.ts'
import type { Tickets } from '../tickets/index.ts'
import type { SealedMovement } from './drawer-store.ts'
import type { Readings } from './readings.ts'
import type { CashSession, CashSessionStore } from './store.ts'

type Parts = {
  readonly store: Pick<CashSessionStore, 'drawer'>
  readonly readings: Readings
  readonly tickets: Pick<Tickets, 'isTraining'>
  readonly printing: Printing
  readonly eventLog: EventLog
}

type Asked = Pick<CashMovement, 'movementId' | 'reason' | 'amountCents' | 'note' | 'undoes'>
type TooLittle = 'DRAWER_TOO_LITTLE' | 'SAFE_TOO_LITTLE'

export function cashMovementHandlers(parts: Parts): Handlers<typeof contract> {
  const { readings, printing, eventLog } = parts
  const { drawer } = parts.store

  function trading(): Result<CashSession, 'DAY_NOT_OPEN' | 'TRAINING_ON'> {
    if (parts.tickets.isTraining()) return refuse('TRAINING_ON')
    const session = readings.openHere()
    return session ? ok(session) : refuse('DAY_NOT_OPEN')
  }

  /** What drawer and safe would hold; neither gives what it has not. */
  function held(session: CashSession, asked: Asked, nowMs: number): Result<Cents, TooLittle> {
    const { drawer: drawerWay, safe: safeWay } = cashFlow[asked.reason]
    const { expectedCents } = readings.read(session, nowMs)
    const safeCents = drawer.safeCents()
    const intoDrawer = drawerWay * asked.amountCents
    const safeAfter = cents(safeCents + safeWay * asked.amountCents)
    if (intoDrawer < 0 && expectedCents + intoDrawer < 0) {
      return refuse('DRAWER_TOO_LITTLE', { heldCents: expectedCents })
    }
    return safeAfter < 0 ? refuse('SAFE_TOO_LITTLE', { heldCents: safeCents }) : ok(safeAfter)
  }

  /** One event, the drawer, a slip to sign. */
  function move(session: CashSession, asked: Asked, context: CommandContext): Result<CashMovement, TooLittle> {
    const safeAfter = held(session, asked, context.nowMs)
    if (!safeAfter.ok) return safeAfter
    const { sessionId } = session
    const moved: SealedMovement = { ...asked, sessionId, atMs: context.nowMs, safeAfterCents: safeAfter.value }
    eventLog.record(eventOf(asked.reason), context, moved)
    // A deposit is taken from the safe: the drawer stays shut.
    if (cashFlow[asked.reason].drawer !== 0) printing.kickDrawer(context)
    const movement = drawer.movements(sessionId).find((one) => one.movementId === asked.movementId)
    assert(movement, 'the movement that was recorded can be read')
    if (printing.hasPrinter()) printing.printOnce('cash-slip', JSON.stringify(movement), context)
    context.announce('cash-sessions.changed')
    return ok(movement)
  }

  type Moved = { readonly movementId: CashMovementId; readonly amountCents: Cents; readonly note: string }
  /** A reason takes from the drawer or from the safe, never from both: only that one can hold too little. */
  function moved<Code extends TooLittle>(
    { movementId, amountCents, note }: Moved,
    reason: CashReason,
    code: Code,
    context: CommandContext,
  ): Result<CashMovement, Code | 'DAY_NOT_OPEN' | 'TRAINING_ON'> {
    const session = trading()
    if (!session.ok) return session
    const done = move(session.value, { movementId, reason, amountCents, note, undoes: null }, context)
    return done.ok ? done : refuse(code, done.detail)
  }

  return {
    bring: (input, context) => moved(input, input.reason, 'SAFE_TOO_LITTLE', context),
    takeOut: (input, context) => moved(input, input.reason, 'DRAWER_TOO_LITTLE', context),
    dropToSafe: (input, context) => moved(input, 'safe-drop', 'DRAWER_TOO_LITTLE', context),
    depositAtBank: (input, context) => moved(input, 'bank-deposit', 'SAFE_TOO_LITTLE', context),

    undo({ movementId, undoes }, context) {
      const session = trading()
      if (!session.ok) return session
      const before = drawer.movements(session.value.sessionId).find((one) => one.movementId === undoes)
      if (!before) return refuse('MOVEMENT_UNKNOWN')
      if (before.undone || before.undoes !== null) return refuse('MOVEMENT_UNDONE')
      const { reason, amountCents, note } = before
      return move(session.value, { movementId, reason, amountCents: negate(amountCents), note, undoes }, context)
    },

    list() {
      const session = parts.tickets.isTraining() ? undefined : readings.openHere()
      return {
        movements: session ? [...drawer.movements(session.sessionId)] : [],
        safeCents: drawer.safeCents(),
      }
    },
  }
}

function eventOf(reason: CashReason): EventKind {
  if (reason === 'safe-drop' || reason === 'bank-deposit') return reason
  return cashFlow[reason].drawer > 0 ? 'cash-in' : 'cash-out'
}
