import type { People, Person } from '../../shared/contracts/people.ts'
import { newCashSessionId, type OperatorId } from '../../shared/ids.ts'
import type { Right } from '../../shared/rights.ts'
import type { Client } from '../client/till.ts'
import { createPush } from '../shell/push.ts'
import { change, session } from '../shell/session.ts'
import { missingRight, pinFault, type PinFault } from './people-view.ts'

export type PeopleActions = ReturnType<typeof createPeopleActions>
type Refused = (fault: PinFault) => void

/** Who is at the till, who may grant what, who is on the team; and the training that one of them answers for. */
export function createPeopleActions(client: Client) {
  const { till, cache, queries } = client
  const push = createPush(client)

  /** What the till answered of its people is shown at once, and with it who holds the station: a lock falls with its press. */
  function known(people: People): void {
    cache.setQueryData(queries.people.list.queryKey({ input: {} }), people)
    const holder = people.people.find(({ operatorId }) => operatorId === people.signedIn)
    cache.setQueryData(queries.till.status.queryKey({ input: {} }), (status) =>
      status?.phase === 'running' ? { ...status, operator: holder ? asOperator(holder) : null } : status,
    )
  }
  /** A fault of the PIN is told at its dots, every other one as usual. */
  const atTheDots = (refused: Refused) => ({
    failed: (failure: Parameters<typeof pinFault>[0]) => {
      const fault = pinFault(failure)
      if (fault) refused(fault)
      return fault !== undefined
    },
  })

  return {
    signIn(operatorId: OperatorId, pin: string, refused: Refused) {
      push(
        (commandId) => till.people.signIn({ operatorId, pin, commandId }),
        (people) => {
          known(people)
          change({ over: undefined, failure: undefined })
          // Another hand has other rights: everything is asked again.
          void cache.invalidateQueries()
        },
        atTheDots(refused),
      )
    },
    lock() {
      push(
        (commandId) => till.people.signOut({ commandId }),
        (people) => {
          known(people)
          change({ over: undefined, screen: 'counter', payDigits: undefined, quantityDigits: '', paid: undefined })
        },
      )
    },
    /** Grants the right that a gesture lacked, and has that gesture asked again. */
    approve(operatorId: OperatorId, pin: string, right: Right, refused: Refused) {
      const { failure } = session()
      if (failure?.kind !== 'refused' || missingRight(failure) !== right || !failure.refusedId) return
      const { refusedId, again } = failure
      // The question stays on the screen until it is answered.
      client.gestures.push({
        prepare: () => (commandId) => till.people.approve({ operatorId, pin, refusedId, commandId }),
        answered: () => {
          change({ failure: undefined })
          again?.()
        },
        failed: (failed) => {
          const fault = pinFault(failed)
          if (fault) refused(fault)
          else change({ failure: failed })
        },
      })
    },
    save: (person: Omit<Person, 'hasPin'>, saved: () => void) =>
      push(
        (commandId) => till.people.save({ ...person, commandId }),
        (people) => {
          known(people)
          saved()
        },
      ),
    setPin: (operatorId: OperatorId, pin: string, done: () => void) =>
      push(
        (commandId) => till.people.setPin({ operatorId, pin, commandId }),
        (people) => {
          known(people)
          done()
        },
      ),
    startTraining() {
      const sessionId = newCashSessionId()
      push(
        (commandId) => till.training.start({ sessionId, commandId }),
        () => moved(),
      )
    },
    endTraining: () =>
      push(
        (commandId) => till.training.end({ commandId }),
        () => moved(),
      ),
  }

  /** Into the training or out of it: nothing of the one is shown in the other. */
  function moved(): void {
    change({ over: undefined, screen: 'counter', paid: undefined, lineId: undefined, payDigits: undefined })
    void cache.invalidateQueries()
  }
}

function asOperator({ operatorId, name, initials, role }: Person) {
  return { operatorId, name, initials, role }
}
