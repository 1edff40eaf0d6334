import type { DemoMoment } from '../../../main/demo/index.ts'
import { addDays, addMonths } from '../../../shared/business-day.ts'
import { cents } from '../../../shared/money.ts'
import { newItemId, newNoteId } from '../ids.ts'
import { articleOf, onTicket, serviceOf, type Counter } from './counter.ts'

/** The day of the month on which the partners' statements have come. */
const STATEMENT_ON = 5
const LOOKED_BACK_DAYS = 30
/** When the dry cleaner's van stops, in minutes of the day. */
const TUESDAY = 2
const VAN = 9.2 * 60
const NAMES = ['Honorine Bruyère', 'Marcelin Dubosc', 'Prosper Lanterne', 'Eugénie Parapluie', 'Achille Boutonnière']

/** Yesterday's papers that nobody bought go back, and today's come. */
export async function papers(
  { agency, day, random, command }: Counter,
  minute: number,
): Promise<readonly DemoMoment[]> {
  const service = serviceOf('presse')
  const { titles } = await agency.press({ service, from: addDays(day, -LOOKED_BACK_DAYS), to: day })
  const unsold = titles.find(({ article }) => article === articleOf('quotidien'))?.missing ?? 0
  const number = `${day.slice(5, 7)}${day.slice(8)}`
  const back = { noteId: newNoteId(), service, day, number: `RI-${number}` }
  const come = { noteId: newNoteId(), service, day, number: `BL-${number}` }
  const title = { title: 'Quotidien régional', quantity: random.whole(4, 6), coverCents: cents(130), returnBy: null }
  const rows = [{ article: articleOf('quotidien'), quantity: unsold }]
  return [
    ...(unsold > 0 ? [{ minute, happens: () => agency.returnUnsold(command({ ...back, rows })) }] : []),
    { minute, happens: () => agency.takeDelivery(command({ ...come, rows: [title] })) },
  ]
}

/** Coats are left, leave on a Tuesday, are back on the next one, and are fetched and paid some day. */
export async function coats(counter: Counter, someTime: () => number): Promise<readonly DemoMoment[]> {
  const { agency, ask, day, random, command, pay } = counter
  const items = (await agency.items({ text: '' })).toSorted((a, b) => (a.number < b.number ? -1 : 1))
  const idsOf = (state: (typeof items)[number]['state']) =>
    items.filter((item) => item.state === state).map(({ itemId }) => itemId)
  const moves =
    new Date(`${day}T12:00:00Z`).getUTCDay() === TUESDAY
      ? ([
          ['sent', 'receive'],
          ['deposited', 'send'],
        ] as const)
      : []
  const moments: DemoMoment[] = moves.flatMap(([state, act]) => {
    const itemIds = idsOf(state)
    return itemIds.length === 0 ? [] : [{ minute: VAN, happens: () => agency.moveItems(command({ itemIds, act })) }]
  })
  const [waiting] = idsOf('back')
  if (waiting && random.chance(0.5)) {
    const ticket = onTicket()
    moments.push({
      minute: someTime(),
      async happens() {
        await agency.collectItem(command({ itemId: waiting, ticket }))
        if ((await ask.tickets.counter({})).ticket) await pay(ticket.ticketId)
      },
    })
  }
  if (!random.chance(0.3)) return moments
  const left = {
    itemId: newItemId(),
    service: serviceOf('pressing'),
    article: articleOf(random.pick(['manteau', 'costume', 'couette'])),
    pieces: 1,
    priceCents: null,
    name: random.pick(NAMES),
    phone: '',
    note: '',
    ticket: null,
    printStub: false,
  }
  return [...moments, { minute: someTime(), happens: () => agency.depositItem(command(left)) }]
}
/** What the partners say of the month that ended: one of them counted a little more. */
export async function told({ agency, day, command }: Counter, minute: number): Promise<readonly DemoMoment[]> {
  if (Number(day.slice(8)) !== STATEMENT_ON) return []
  const month = addMonths(addDays(day, 1 - STATEMENT_ON), -1).slice(0, 7)
  const { rows } = await agency.statements({ month })
  return rows
    .filter(({ settles, totals, theirs }) => settles === 'deducted' && totals.collectedCents > 0 && theirs === null)
    .map(({ service, totals }, n) => ({
      minute,
      happens: () =>
        agency.saveTheirs(
          command({
            service,
            month,
            number: `${service.slice(0, 3).toUpperCase()}-${month}`,
            collectedCents: totals.collectedCents,
            paidOutCents: totals.paidOutCents,
            commissionCents: cents(totals.htCents + (n === 0 ? 12 : 0)),
          }),
        ),
    }))
}
