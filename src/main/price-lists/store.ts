import { assert } from '../../shared/assert.ts'
import type { PriceListId } from '../../shared/ids.ts'
import { zPriceList, type PriceList } from '../../shared/price-list.ts'
import type { WriteDb } from '../db/open.ts'

type ListRow = { list_id: PriceListId; label: string; schedule: string | null; areas: string }

/** Price lists, and all of them in memory: every line that is added asks which one counts. */
export function createPriceListStore(db: WriteDb) {
  const lists = db.prepare<[], ListRow>('SELECT list_id, label, schedule, areas FROM price_lists ORDER BY position')
  const items = db.prepare<[PriceListId]>(
    `SELECT product_id AS productId, price_cents AS priceCents FROM price_list_items WHERE list_id = ? ORDER BY position`,
  )
  const write = db.prepare<[PriceListId, string, string | null, string]>(
    `INSERT INTO price_lists (list_id, position, label, schedule, areas)
     VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM price_lists), ?, ?, ?)
     ON CONFLICT (list_id) DO UPDATE SET label = excluded.label, schedule = excluded.schedule, areas = excluded.areas`,
  )
  const insertItem = db.prepare<[PriceListId, number, string, number]>(
    'INSERT INTO price_list_items VALUES (?, ?, ?, ?)',
  )
  const deleteItems = db.prepare<[PriceListId]>('DELETE FROM price_list_items WHERE list_id = ?')
  const deleteList = db.prepare<[PriceListId]>('DELETE FROM price_lists WHERE list_id = ?')
  let inMemory = read()

  function read(): readonly PriceList[] {
    return lists.all().map((row) =>
      zPriceList.parse({
        listId: row.list_id,
        label: row.label,
        schedule: row.schedule === null ? null : JSON.parse(row.schedule),
        areas: JSON.parse(row.areas),
        items: items.all(row.list_id),
      }),
    )
  }

  return {
    /** As they were when the last command ended. */
    all: (): readonly PriceList[] => inMemory,
    /** As they are now, inside a command. */
    read,
    save({ listId, label, schedule, areas, items: prices }: PriceList): void {
      const changed = write.run(listId, label, schedule && JSON.stringify(schedule), JSON.stringify(areas)).changes
      assert(changed === 1, 'one list is written')
      deleteItems.run(listId)
      prices.forEach(({ productId, priceCents }, n) => insertItem.run(listId, n, productId, priceCents))
    },
    remove(listId: PriceListId): void {
      deleteItems.run(listId)
      assert(deleteList.run(listId).changes === 1, 'one list goes')
    },
    reload(): void {
      inMemory = read()
    },
  }
}
export type PriceListStore = ReturnType<typeof createPriceListStore>
