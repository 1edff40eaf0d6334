import type { customerDisplay as contract } from '../../shared/contracts/customer-display.ts'
import type { Settings, Site } from '../../shared/contracts/till.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { People } from '../people/index.ts'
import type { Tickets } from '../tickets/index.ts'
import { shownTo } from './rules.ts'

type Parts = {
  readonly tickets: Tickets
  readonly people: Pick<People, 'holder'>
  readonly cafe: () => { readonly site: Site; readonly settings: Settings }
}

/** The screen that faces the customer of the counter, whoever asks for it. */
export function customerDisplayHandlers({ tickets, people, cafe }: Parts): Handlers<typeof contract> {
  return {
    shown(_input, { nowMs }) {
      return shownTo({
        ...cafe(),
        nowMs,
        training: tickets.isTraining(),
        locked: people.holder('counter') === undefined,
        ticket: tickets.inHand(nowMs, 'counter'),
        last: tickets.lastAt('counter'),
      })
    },
  }
}
