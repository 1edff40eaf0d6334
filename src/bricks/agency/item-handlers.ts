import { wallTime } from '../../shared/business-day.ts'
import { extend, milli, minus, sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { orderStub } from './stub.ts'
import { serviceOn, type AgencyParts, type DepotHandlers } from './parts.ts'
import { stateAfter, type Item, type ItemAct } from './rules/items.ts'
import { refOf } from './rules/refs.ts'
import { articleOf } from './rules/service.ts'
import { lineOf } from './sealing.ts'

/** How many of those that are gone a search finds. */
const FOUND_MAX = 40

type Handlers = Pick<DepotHandlers, 'items' | 'depositItem' | 'moveItems' | 'collectItem' | 'itemCalled' | 'printStub'>

/** Things that are left, go to a partner, come back and are fetched. */
export function itemHandlers(parts: AgencyParts): Handlers {
  const { doors, depot, services, zone } = parts

  function shown(item: Item) {
    const ref = refOf({ way: 'item', service: item.service, itemId: item.itemId })
    const paid = sum(doors.services.movesOf(ref).map(({ ttcCents }) => ttcCents))
    const left = minus(item.priceCents, paid)
    return { ...item, leftCents: left > 0 ? left : ZERO, isOnTicket: doors.services.isOnTicket(ref) }
  }

  function onTicket(
    item: Item,
    cents: Cents,
    { ticketId, place, lineId }: NonNullable<Parameters<Handlers['collectItem']>[0]['ticket']>,
    context: CommandContext,
  ) {
    const service = services.service(item.service)
    if (!service) return refuse('ITEM_UNKNOWN')
    const ref = { way: 'item', service: item.service, itemId: item.itemId } as const
    const label = `${item.label} · ${item.number}`
    return doors.addService({ ticketId, place }, [lineOf(service, ref, { label, priceCents: cents, lineId })], context)
  }

  function moved(item: Item, act: ItemAct, nowMs: number) {
    const next = stateAfter(item.state, act)
    if (!next.ok) return refuse('ITEM_NOT_SO', { state: item.state, number: item.number })
    const state = next.value
    const changed: Item = {
      ...item,
      state,
      sentAtMs: state === 'sent' ? nowMs : item.sentAtMs,
      backAtMs: state === 'back' ? nowMs : item.backAtMs,
      endedAtMs: state === 'collected' || state === 'lost' ? nowMs : null,
    }
    depot.saveItem(changed)
    return ok(changed)
  }

  return {
    items({ text }) {
      const found = text === '' ? depot.itemsHere() : depot.findItems(text, FOUND_MAX)
      return found.map(shown)
    },

    depositItem({ itemId, article: asked, ticket, printStub, ...input }, context) {
      const found = serviceOn(parts, input.service)
      if (!found.ok) return found
      const service = found.value
      if (service.kind !== 'item-follow-up') return refuse('NOT_FOLLOWED')
      const article = articleOf(service, asked)
      if (!article) return refuse('ARTICLE_UNKNOWN')
      if (depot.item(itemId)) return refuse('ID_REUSED')
      const priceCents =
        article.priceCents === null ? input.priceCents : extend(article.priceCents, milli(input.pieces * 1000))
      if (priceCents === null) return refuse('PRICE_MISSING')
      const item: Item = {
        itemId,
        service: service.code,
        number: depot.nextNumber(Number(wallTime(context.nowMs, zone()).day.slice(0, 4))),
        article: article.code,
        label: input.pieces === 1 ? article.label : `${input.pieces} × ${article.label}`,
        pieces: input.pieces,
        note: input.note,
        name: input.name,
        phone: input.phone,
        priceCents,
        state: 'deposited',
        depositedAtMs: context.nowMs,
        sentAtMs: null,
        backAtMs: null,
        calledAtMs: null,
        endedAtMs: null,
      }
      depot.saveItem(item)
      if (ticket !== null && priceCents > 0) {
        const added = onTicket(item, priceCents, ticket, context)
        if (!added.ok) return added.code === 'ITEM_UNKNOWN' ? refuse('SERVICE_UNKNOWN') : added
      }
      if (printStub) orderStub(parts, itemId, context)
      context.announce('services.changed')
      return ok(shown(item))
    },

    moveItems({ itemIds, act }, context) {
      const changed: Item[] = []
      for (const itemId of new Set(itemIds)) {
        const item = depot.item(itemId)
        if (!item) return refuse('ITEM_UNKNOWN')
        const done = moved(item, act, context.nowMs)
        if (!done.ok) return done
        changed.push(done.value)
      }
      context.announce('services.changed')
      return ok(changed.map(shown))
    },

    collectItem({ itemId, ticket }, context) {
      const item = depot.item(itemId)
      if (!item) return refuse('ITEM_UNKNOWN')
      const { leftCents, isOnTicket } = shown(item)
      const done = moved(item, 'collect', context.nowMs)
      if (!done.ok) return done
      if (leftCents > 0 && !isOnTicket) {
        if (ticket === null) return refuse('ITEM_TO_PAY', { leftCents })
        const added = onTicket(item, leftCents, ticket, context)
        if (!added.ok) return added
      }
      context.announce('services.changed')
      return ok(shown(done.value))
    },

    itemCalled({ itemId }, context) {
      const item = depot.item(itemId)
      if (!item) return refuse('ITEM_UNKNOWN')
      if (item.state !== 'back') return refuse('ITEM_NOT_SO', { state: item.state, number: item.number })
      const called: Item = { ...item, calledAtMs: context.nowMs }
      depot.saveItem(called)
      context.announce('services.changed')
      return ok(shown(called))
    },

    printStub({ itemId }, context) {
      if (!depot.item(itemId)) return refuse('ITEM_UNKNOWN')
      return orderStub(parts, itemId, context) ? ok(null) : refuse('NO_PRINTER')
    },
  }
}
