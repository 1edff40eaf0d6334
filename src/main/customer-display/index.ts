import type { customerDisplay as contract, Shown } from '../../shared/contracts/customer-display.ts'
import type { Settings, Site } from '../../shared/contracts/till.ts'
import { cents } from '../../shared/money.ts'
import { euros } from '../../shared/texts/format.ts'
import { texts } from '../../shared/texts/index.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { People } from '../people/index.ts'
import type { Tickets } from '../tickets/index.ts'
import { createLineDisplay, type LineHands } from './line-display.ts'
import { shownTo } from './rules.ts'

type Parts = {
  readonly tickets: Tickets
  readonly people: Pick<People, 'holder'>
  readonly cafe: () => { readonly site: Site; readonly settings: Settings }
  /** Reaches a display of two lines. */
  readonly lineHands: LineHands
  readonly nowMs: () => number
  readonly reportDefect: (error: unknown) => void
}

/** What faces the customer of the counter: a screen that asks, and a display of two lines that is told. */
export function createCustomerDisplay({ tickets, people, cafe, lineHands, nowMs, reportDefect }: Parts) {
  const shownAt = (atMs: number): Shown =>
    shownTo({
      ...cafe(),
      nowMs: atMs,
      training: tickets.isTraining(),
      locked: people.holder('counter') === undefined,
      ticket: tickets.inHand(atMs, 'counter'),
      last: tickets.lastAt('counter'),
    })
  const lines = createLineDisplay({
    setting: () => cafe().settings.lineDisplay,
    shown: () => shownAt(nowMs()),
    hands: lineHands,
    reportDefect,
  })

  const handlers: Handlers<typeof contract> = {
    shown: (_input, context) => shownAt(context.nowMs),
    async tryLines({ display }) {
      const { trial } = texts.fr.lineDisplay
      lines.overwritten()
      const tried = await lineHands.show(display, cafe().site.name, `${trial}\t${euros(cents(1234), 'fr')}`)
      return tried.outcome === 'sent' ? { sent: true } : { sent: false, why: tried.why }
    },
  }
  return { handlers, lines }
}
