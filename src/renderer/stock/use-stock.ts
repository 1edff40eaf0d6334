import { useQuery } from '@tanstack/react-query'
import type { ItemNow } from '../../shared/contracts/stock.ts'
import type { StockItemId, Supplier } from '../../shared/stock.ts'
import { fromBase64, saveFile } from '../client/download.ts'
import { createPush } from '../shell/push.ts'
import { useTill } from '../shell/TillContext.ts'

/** Every item with its level and value; undefined until the first answer. */
export function useItems(): readonly ItemNow[] | undefined {
  const { queries } = useTill()
  return useQuery(queries.stock.items.queryOptions({ input: {} })).data
}

export function useItemsById(): ReadonlyMap<StockItemId, ItemNow> {
  return new Map(useItems()?.map((now) => [now.item.itemId, now]))
}

export function useSuppliers(): readonly Supplier[] {
  const { queries } = useTill()
  return useQuery(queries.stock.suppliers.queryOptions({ input: {} })).data ?? []
}

/** The stock's own questions, and how its gestures are asked. */
export function useStock() {
  const till = useTill()
  return { stock: till.till.stock, queries: till.queries.stock, cache: till.cache, push: createPush(till) }
}

type NamedFile = { readonly name: string; readonly base64: string }
const TYPES = { pdf: 'application/pdf', csv: 'text/csv', txt: 'text/plain' }

/** Asks for a file and hands it to whoever sits at the screen. */
export function useFile() {
  const { push } = useStock()
  return (ask: () => Promise<NamedFile>) =>
    push(ask, ({ name, base64 }) => {
      const type = name.endsWith('.pdf') ? TYPES.pdf : TYPES.csv
      saveFile(name, [fromBase64(base64)], type)
    })
}
