import type { BulkChange } from '../../shared/catalogue-bulk.ts'
import type { Category, OptionGroup, Product, WrittenProduct } from '../../shared/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import { fromBase64, saveFile } from '../client/download.ts'
import type { Client } from '../client/till.ts'
import { createPush } from '../shell/push.ts'

export type ProductActions = ReturnType<typeof createProductActions>
type File = { readonly name: string; readonly base64: string } | null

/** What is done to the catalogue from the office. */
export function createProductActions(client: Client) {
  const { till, cache, queries } = client
  const push = createPush(client)
  const again = () => void cache.invalidateQueries({ queryKey: queries.catalogue.key() })
  const after =
    <Answer>(done: (answer: Answer) => void) =>
    (answer: Answer) => {
      again()
      done(answer)
    }
  const keep = (type: string) => (file: File) => {
    if (file) saveFile(file.name, [fromBase64(file.base64)], type)
  }
  const pdf = keep('application/pdf')
  return {
    save: (product: WrittenProduct, onTiles: boolean, done: (product: Product) => void) =>
      push((commandId) => till.catalogue.saveProduct({ product, onTiles, commandId }), after(done)),
    changeMany: (productIds: readonly ProductId[], change: BulkChange, done: (changed: number) => void) =>
      push(
        (commandId) => till.catalogue.changeMany({ productIds: [...productIds], change, commandId }),
        after(({ changed }) => done(changed)),
      ),
    giveBarcodes: (productIds: readonly ProductId[], done: (given: number) => void) =>
      push(
        (commandId) => till.catalogue.giveBarcodes({ productIds: [...productIds], commandId }),
        after(({ given }) => done(given)),
      ),
    setPicture: (productId: ProductId, jpeg: string | null, done: () => void) =>
      push((commandId) => till.catalogue.setPicture({ productId, jpeg, commandId }), after(done)),
    saveGroup: (group: OptionGroup, done: () => void) =>
      push((commandId) => till.catalogue.saveGroup({ group, commandId }), after(done)),
    removeGroup: (groupId: string, done: () => void) =>
      push((commandId) => till.catalogue.removeGroup({ groupId, commandId }), after(done)),
    saveCategories: (categories: readonly Category[], done: () => void) =>
      push((commandId) => till.catalogue.saveCategories({ categories: [...categories], commandId }), after(done)),
    placeTiles: (categoryId: string, tiles: readonly (ProductId | null)[], done: () => void) =>
      push(
        (commandId) => till.catalogue.placeTiles({ plan: { categoryId, tiles: [...tiles] }, commandId }),
        after(done),
      ),
    labels: async (productIds: readonly ProductId[], lang: 'fr' | 'en') =>
      pdf(await till.catalogue.shelfLabels({ productIds: [...productIds], lang })),
    labelsOnRoll: (productIds: readonly ProductId[], lang: 'fr' | 'en', done: (count: number) => void) =>
      push(
        (commandId) => till.catalogue.printShelfLabels({ productIds: [...productIds], lang, commandId }),
        ({ count }) => done(count),
      ),
    allergens: async (lang: 'fr' | 'en') => pdf(await till.catalogue.allergenTable({ lang })),
    meat: async (lang: 'fr' | 'en') => pdf(await till.catalogue.meatTable({ lang })),
    exportList: async (lang: 'fr' | 'en') => keep('text/csv')(await till.catalogue.exportCsv({ lang })),
  }
}
