import type { CommandContext } from '../../main/hosts/handlers.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Seen } from './contract/shelves.ts'
import type { InventoryId } from './ids.ts'
import type { ParcelsParts, ShelfHandlers } from './parts.ts'
import { asParcelCode, namesOf } from './reading.ts'
import type { ParcelEvent } from './register.ts'
import type { Inventory } from './rules/inventory.ts'
import type { Parcel } from './rules/parcel.ts'
import { readScan } from './rules/reading.ts'
import { isHere } from './rules/states.ts'

/** Events as a person is told them, and what nobody found with the last of its own. */
export function happened({ register, doors }: ParcelsParts) {
  const told = ({ atMs, kind, by }: ParcelEvent) => ({ atMs, kind, by: doors.nameOf(by) })
  /** The last thing that happened to it, before nobody found it. */
  const last = (parcel: Parcel) => {
    const event = register.events(parcel.parcelId).findLast(({ kind }) => kind !== 'miss')
    return event ? told(event) : null
  }
  return { told, last, gap: (parcel: Parcel) => ({ parcel, last: last(parcel) }) }
}

/** Walks along the shelves: what is seen, what is not, what turns up again. */
export function createInventories(
  parts: ParcelsParts,
): Pick<ShelfHandlers, 'startInventory' | 'seeParcel' | 'tickParcel' | 'endInventory' | 'findParcel'> {
  const { register, shelf, carriers } = parts
  const { last, gap } = happened(parts)

  function running(inventoryId: InventoryId): Result<Inventory, 'INVENTORY_OVER'> {
    const inventory = shelf.inventory(inventoryId)
    return inventory && inventory.endedAtMs === null ? ok(inventory) : refuse('INVENTORY_OVER')
  }
  const unseenBy = ({ seen }: Inventory) => {
    const known = new Set(seen)
    return register.here().filter(({ parcelId }) => !known.has(parcelId))
  }

  /** What a label names in the register: what is here or missing, before what left. */
  function named(text: string, aim: string | undefined) {
    const all = carriers.carriers()
    const found = asParcelCode(readScan(text, { carriers: all, ...(aim !== undefined && { aim }) }))
    if (!found.ok) return found
    const names = namesOf(found.value)
    const rows = names.flatMap(({ shipment, parcelNo }) =>
      register.withCode(shipment).filter((parcel) => parcelNo === undefined || parcel.parcelNo === parcelNo),
    )
    const here = rows.find(({ state }) => isHere(state) || state === 'missing')
    return ok({ parcel: here ?? rows[0], code: names[0]?.shipment ?? '' })
  }

  function see(inventory: Inventory, parcel: Parcel, context: CommandContext): Result<Seen, 'PARCEL_NOT_SO'> {
    if (inventory.seen.includes(parcel.parcelId)) return ok({ kind: 'seen-before', parcel })
    if (isHere(parcel.state)) return ok({ kind: 'seen', parcel })
    if (parcel.state !== 'missing') return ok({ kind: 'gone', parcel, last: last(parcel) })
    const back = register.happen(parcel, 'find', { place: parcel.place }, context)
    return back.ok ? ok({ kind: 'found', parcel: back.value }) : back
  }

  function note(before: Inventory, parcel: Parcel, context: CommandContext) {
    const seen = see(before, parcel, context)
    if (!seen.ok) return seen
    const isNew = seen.value.kind === 'seen' || seen.value.kind === 'found'
    const inventory = isNew ? { ...before, seen: [...before.seen, parcel.parcelId] } : before
    if (isNew) shelf.saveInventory(inventory)
    context.announce('services.changed')
    return ok({ seen: seen.value, inventory })
  }

  return {
    startInventory({ inventoryId }, { nowMs, operator, announce }) {
      if (shelf.runningInventory()) return refuse('INVENTORY_RUNS')
      const times = { startedAtMs: nowMs, endedAtMs: null }
      const inventory = { inventoryId, ...times, by: operator, seen: [], expected: register.here().length, unseen: [] }
      shelf.saveInventory(inventory)
      announce('services.changed')
      return ok(inventory)
    },

    seeParcel({ inventoryId, text, aim }, context) {
      const kept = running(inventoryId)
      if (!kept.ok) return kept
      const found = named(text, aim)
      if (!found.ok) return found
      const { parcel, code } = found.value
      return parcel
        ? note(kept.value, parcel, context)
        : ok({ seen: { kind: 'unknown' as const, code }, inventory: kept.value })
    },

    tickParcel({ inventoryId, parcelId }, context) {
      const kept = running(inventoryId)
      if (!kept.ok) return kept
      const parcel = register.parcel(parcelId)
      return parcel ? note(kept.value, parcel, context) : refuse('PARCEL_UNKNOWN')
    },

    endInventory({ inventoryId, confirmed }, context) {
      const kept = running(inventoryId)
      if (!kept.ok) return kept
      const unseen = unseenBy(kept.value)
      if (unseen.length > 0 && !confirmed) return refuse('PARCELS_UNSEEN', { count: unseen.length })
      const missed: Parcel[] = []
      for (const parcel of unseen) {
        const missing = register.happen(parcel, 'miss', { inventory: inventoryId, place: parcel.place }, context)
        if (!missing.ok) return missing
        missed.push(missing.value)
      }
      const ids = missed.map(({ parcelId }) => parcelId)
      const expected = kept.value.seen.length + ids.length
      const inventory = { ...kept.value, endedAtMs: context.nowMs, expected, unseen: ids }
      shelf.saveInventory(inventory)
      context.announce('services.changed')
      return ok({ inventory, gap: missed.map(gap) })
    },

    findParcel({ parcelId }, context) {
      const parcel = register.parcel(parcelId)
      if (!parcel) return refuse('PARCEL_UNKNOWN')
      const back = register.happen(parcel, 'find', { place: parcel.place }, context)
      if (back.ok) context.announce('services.changed')
      return back
    },
  }
}
