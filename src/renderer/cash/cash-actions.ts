import {
  reasonsIn,
  reasonsOut,
  type CashReason,
  type CountedPieces,
  type Explanation,
  type OpeningReason,
} from '../../shared/cash.ts'
import type { ZReport } from '../../shared/contracts/cash-sessions.ts'
import {
  newCashMovementId,
  newCashSessionId,
  type CashMovementId,
  type CashSessionId,
  type CommandId,
  type DrawerId,
  type PrintJobId,
} from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import { savePdf } from '../client/download.ts'
import type { Client } from '../client/till.ts'
import { createPush } from '../shell/push.ts'
import { change, session } from '../shell/session.ts'

export type CashActions = ReturnType<typeof createCashActions>
/** What a blind count was told. */
export type Told = { readonly counted: Cents; readonly expectedCents: Cents; readonly countsLeft: number }
type Counted = { readonly sessionId: CashSessionId; readonly countedCents: Cents; readonly pieces?: CountedPieces }
type Closing = Counted & { readonly expectedCents: Cents; readonly explanation?: Explanation }

/** What a cashier does with the drawer, the day and the printer. */
export function createCashActions(client: Client) {
  const { till, cache, queries } = client
  const push = createPush(client)
  const again = (key: readonly unknown[]) => () => void cache.invalidateQueries({ queryKey: key })
  const cashChanged = () => {
    void cache.invalidateQueries({ queryKey: queries.cashSessions.key() })
    void cache.invalidateQueries({ queryKey: queries.cashMovements.key() })
  }
  const dayChanged = () => {
    cashChanged()
    void cache.invalidateQueries({ queryKey: queries.tickets.settled.key() })
  }

  return {
    open(floatCents: Cents) {
      const sessionId = newCashSessionId()
      const { failure } = session()
      // Pressed again under the question about the clock: the clock is right.
      const clockConfirmed = failure?.kind === 'refused' && failure.code === 'CLOCK_AHEAD'
      push(
        (commandId) => till.cashSessions.open({ sessionId, floatCents, clockConfirmed, commandId }),
        (state) => {
          cache.setQueryData(queries.cashSessions.state.queryKey({ input: {} }), state)
          change({ openingDrawer: false }) // asked for while there was no drawer to open
          dayChanged()
        },
      )
    },
    close(asked: Closing, closed: (z: ZReport) => void) {
      push(
        (commandId) => till.cashSessions.close({ ...asked, commandId }),
        (z) => {
          change({ paid: undefined, lineId: undefined, quantityDigits: '' })
          closed(z)
          dayChanged()
        },
      )
    },
    /** Gives a blind count, and is told what was expected. */
    count(asked: Counted, told: (told: Told) => void) {
      push(
        (commandId) => till.cashSessions.count({ ...asked, commandId }),
        ({ expectedCents, countsLeft }) => told({ counted: asked.countedCents, expectedCents, countsLeft }),
      )
    },
    move(reason: CashReason, amountCents: Cents, note: string, moved: () => void) {
      const asked = { movementId: newCashMovementId(), amountCents, note }
      push(
        (commandId) => moveCash({ ...asked, commandId }, reason),
        () => {
          moved()
          cashChanged()
        },
      )
    },
    undoMovement(undoes: CashMovementId) {
      const movementId = newCashMovementId()
      push((commandId) => till.cashMovements.undo({ movementId, undoes, commandId }), cashChanged)
    },
    chooseDrawer: (drawerId: DrawerId) =>
      push(
        (commandId) => till.cashSessions.chooseDrawer({ drawerId, commandId }),
        () => {
          dayChanged()
          void cache.invalidateQueries({ queryKey: queries.till.status.key() })
        },
      ),
    printX: () => push((commandId) => till.cashSessions.printX({ commandId }), again(queries.printing.key())),
    printZ: (number: number) =>
      push((commandId) => till.cashSessions.printZ({ number, commandId }), again(queries.printing.key())),
    saveZ: (number: number) =>
      push(
        (commandId) => till.cashSessions.giveZ({ number, commandId }),
        ({ copyNumber }) => push(() => till.cashSessions.zFile({ number, copyNumber }), savePdf),
      ),
    openDrawer(reason: OpeningReason) {
      change({ openingDrawer: false })
      push((commandId) => till.cashSessions.openDrawer({ reason, commandId }), dayChanged)
    },
    retryJob: (jobId: PrintJobId) =>
      push((commandId) => till.printing.retry({ jobId, commandId }), again(queries.printing.key())),
    printOldPapers: () => push((commandId) => till.printing.printOld({ commandId }), again(queries.printing.key())),
    dropOldPapers: () => push((commandId) => till.printing.dropOld({ commandId }), again(queries.printing.key())),
    dismissJob: (jobId: PrintJobId) =>
      push((commandId) => till.printing.dismiss({ jobId, commandId }), again(queries.printing.key())),
  }

  type Asked = {
    readonly commandId: CommandId
    readonly movementId: CashMovementId
    readonly amountCents: Cents
    readonly note: string
  }
  /** Each reason belongs to one command, and the command to a right. */
  function moveCash(asked: Asked, reason: CashReason): Promise<unknown> {
    const { bring, takeOut, dropToSafe, depositAtBank } = till.cashMovements
    const cameIn = reasonsIn.find((one) => one === reason)
    if (cameIn) return bring({ ...asked, reason: cameIn })
    const wentOut = reasonsOut.find((one) => one === reason)
    if (wentOut) return takeOut({ ...asked, reason: wentOut })
    return reason === 'safe-drop' ? dropToSafe(asked) : depositAtBank(asked)
  }
}
