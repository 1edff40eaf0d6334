import type { TillEvent } from '../../shared/contracts/till.ts'
import type { Client } from './till.ts'

const SETTLE_MS = 120 // after the last event: a burst of taps is followed by one question, not by one each

/** What must be asked again after an event. The counter is asked through the queue of gestures, see below. */
export const asksAgain: Record<TillEvent['name'], readonly (readonly string[])[]> = {
  'tickets.changed': [
    ['corrections'],
    ['tabs', 'list'],
    ['kitchen', 'ofTicket'],
    ['loyalty', 'ofTicket'],
    ['customerDisplay'],
  ],
  'kitchen.changed': [['kitchen']],
  'rooms.changed': [['tabs']],
  'tickets.settled': [
    ['tabs', 'list'],
    ['tickets', 'settled'],
    ['cashSessions', 'x'],
    ['corrections'],
    ['customerDisplay'],
    ['reports'],
    ['stock'],
    ['network'],
  ],
  'cash-sessions.changed': [
    ['cashSessions'],
    ['cashMovements'],
    ['tickets', 'settled'],
    ['corrections'],
    ['backups', 'state'],
  ],
  'printing.changed': [['printing']],
  'card-payments.changed': [['cardPayments']],
  'settings.changed': [['till', 'status'], ['customerDisplay'], ['today'], ['setup']],
  'catalogue.changed': [['catalogue']],
  'price-lists.changed': [['priceLists']],
  'alcohol.changed': [['alcohol']],
  'loyalty.changed': [['loyalty']],
  'people.changed': [['people'], ['till', 'status'], ['customerDisplay']],
  'closures.changed': [['closures'], ['network'], ['reports']],
  'invoices.changed': [['invoices']],
  'customers.changed': [['customers'], ['accounts'], ['vouchers'], ['loyalty'], ['service']],
  'archives.changed': [['archives']],
  'verification.moved': [['taxControl', 'verification']],
  'scanners.changed': [['scans', 'scanners']],
  'till.changed': [['till', 'status'], ['customerDisplay']],
  'demo.paper-came-out': [['demo']],
  'services.changed': [['service'], ['today']],
  'today.changed': [['today']],
  'stock.changed': [['stock']],
  'network.changed': [['network']],
  'backups.changed': [['backups']],
}
const touchesCounter: ReadonlySet<TillEvent['name']> = new Set([
  'tickets.changed',
  'tickets.settled',
  'cash-sessions.changed',
])

/** Listens to the till for as long as the page lives, over every reconnection. */
export async function listenToTill(client: Client, counterToo: boolean): Promise<never> {
  const { line, till, cache } = client
  const hear = createHearing(client, counterToo)
  for (let first = true; ; first = false) {
    await line.whenUp()
    // What happened while the line was down was not heard; at the start, only what failed is asked again.
    void cache.invalidateQueries(first ? { predicate: ({ state }) => state.status === 'error' } : {})
    if (!first) hear('tickets.changed')
    try {
      for await (const event of await till.till.events()) hear(event.name)
    } catch {
      // The line dropped or the till restarts: the banner says it, the loop waits for the line.
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  }
}

function createHearing({ till, queries, cache, gestures }: Client, counterToo: boolean) {
  const heard = new Set<TillEvent['name']>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const answer = () => {
    for (const path of new Set([...heard].flatMap((name) => asksAgain[name]))) {
      void cache.invalidateQueries({ queryKey: [path] })
    }
    // Another holder has other rights: what was refused is asked again.
    if (heard.has('people.changed'))
      void cache.invalidateQueries({ predicate: ({ state }) => state.status === 'error' })
    if (counterToo && [...heard].some((name) => touchesCounter.has(name))) {
      // In the queue, so that an older answer never lands over a newer one.
      gestures.push({
        prepare: () => () => till.tickets.counter({}),
        answered: (counter) => void cache.setQueryData(queries.tickets.counter.queryKey({ input: {} }), counter),
        failed: () => undefined,
        onlyReads: true,
      })
    }
    heard.clear()
  }

  return (name: TillEvent['name']) => {
    heard.add(name)
    clearTimeout(timer)
    timer = setTimeout(answer, name.startsWith('tickets.') ? SETTLE_MS : 0)
  }
}
