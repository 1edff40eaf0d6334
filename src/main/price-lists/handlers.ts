import type { priceLists as contract } from '../../shared/contracts/price-lists.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { CatalogueStore } from '../catalogue/index.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import { listRefused, withoutRepeats } from './rules.ts'
import type { PriceListStore } from './store.ts'

type Parts = {
  readonly store: PriceListStore
  readonly catalogue: CatalogueStore
  readonly eventLog: EventLog
}

export function priceListHandlers({ store, catalogue, eventLog }: Parts): Handlers<typeof contract> {
  function changed(context: CommandContext) {
    context.afterCommit(store.reload)
    context.announce('price-lists.changed')
    return ok([...store.read()])
  }

  return {
    all: () => [...store.all()],

    save(input, context) {
      const list = withoutRepeats(input.list)
      const before = store.read().find(({ listId }) => listId === list.listId)
      const others = store.read().filter(({ listId }) => listId !== list.listId)
      const allowed = listRefused(list, others, catalogue.product)
      if (!allowed.ok) return allowed
      store.save(list)
      eventLog.record('price-list-saved', context, { before: before ?? null, after: list })
      return changed(context)
    },

    remove({ listId }, context) {
      const list = store.read().find((one) => one.listId === listId)
      if (!list) return refuse('PRICE_LIST_UNKNOWN')
      store.remove(listId)
      eventLog.record('price-list-removed', context, { before: list })
      return changed(context)
    },
  }
}
