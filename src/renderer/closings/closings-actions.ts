import type { BusinessDay } from '../../shared/business-day.ts'
import type { SealedClosure } from '../../shared/contracts/closures.ts'
import { savePdf } from '../client/download.ts'
import type { Client } from '../client/till.ts'
import { createPush } from '../shell/push.ts'
import type { Closing } from './closings-view.ts'

export type ClosingsActions = ReturnType<typeof createClosingsActions>

/** What is done with closings: a day is sealed, a paper or a file comes out once more. */
export function createClosingsActions(client: Client) {
  const { till, cache, queries } = client
  const push = createPush(client)
  const printed = () => void cache.invalidateQueries({ queryKey: queries.printing.key() })
  return {
    closeDay(day: BusinessDay, closed: (sealed: readonly SealedClosure[]) => void) {
      push(
        (commandId) => till.closures.closeDay({ day, commandId }),
        (sealed) => {
          closed(sealed)
          void cache.invalidateQueries({ queryKey: queries.closures.key() })
        },
      )
    },
    /** Hands it out as a file, which a copy of it is: sealed first, made then. */
    savePdf({ level, print: number }: Closing) {
      if (level === 'z') {
        push(
          (commandId) => till.cashSessions.giveZ({ number, commandId }),
          ({ copyNumber }) => push(() => till.cashSessions.zFile({ number, copyNumber }), savePdf),
        )
      } else {
        push(
          (commandId) => till.closures.give({ seq: number, commandId }),
          ({ copyNumber }) => push(() => till.closures.file({ seq: number, copyNumber }), savePdf),
        )
      }
    },
    print({ level, print }: Closing) {
      push(
        (commandId) =>
          level === 'z'
            ? till.cashSessions.printZ({ number: print, commandId })
            : till.closures.print({ seq: print, commandId }),
        printed,
      )
    },
  }
}
