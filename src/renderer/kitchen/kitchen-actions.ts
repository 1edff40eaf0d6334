import type { Board, KitchenSetup, TicketInKitchen } from '../../shared/contracts/kitchen.ts'
import type { LineId, PrepStationId, ProductId, TicketId } from '../../shared/ids.ts'
import type { Client } from '../client/till.ts'
import { createPush } from '../shell/push.ts'

export type KitchenActions = ReturnType<typeof createKitchenActions>

/** What is done with orders once they are sent, and what the café says of its kitchen. */
export function createKitchenActions(client: Client) {
  const { till, cache, queries } = client
  const push = createPush(client)
  const show = (board: Board) => void cache.setQueryData(queries.kitchen.board.queryKey({ input: {} }), board)
  return {
    tick: (number: number, positions?: number[]) =>
      push((commandId) => till.kitchen.tick({ number, commandId, ...(positions ? { positions } : {}) }), show),
    undoTick: (prepStationId: PrepStationId | null) =>
      push((commandId) => till.kitchen.undoTick({ prepStationId, commandId }), show),
    reprint: (number: number) =>
      push(
        (commandId) => till.kitchen.reprint({ number, commandId }),
        () => undefined,
      ),
    setSoldOut: (productId: ProductId, soldOut: boolean) =>
      push(
        (commandId) => till.kitchen.setSoldOut({ productId, soldOut, commandId }),
        (gone) => void cache.setQueryData(queries.kitchen.soldOut.queryKey({ input: {} }), gone),
      ),
    setCourse: (ticketId: TicketId, lineId: LineId, course: number) =>
      push(
        (commandId) => till.kitchen.setCourse({ ticketId, lineId, course, commandId }),
        (now: TicketInKitchen) =>
          void cache.setQueryData(queries.kitchen.ofTicket.queryKey({ input: { ticketId } }), now),
      ),
    saveSetup: (setup: KitchenSetup) =>
      push(
        (commandId) => till.kitchen.saveSetup({ setup, commandId }),
        (saved) => void cache.setQueryData(queries.kitchen.setup.queryKey({ input: {} }), saved),
      ),
  }
}
