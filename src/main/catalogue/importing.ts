import type { catalogue } from '../../shared/contracts/catalogue.ts'
import type { ImportId } from '../../shared/catalogue-import.ts'
import { newProductId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { writeProducts } from './changes.ts'
import { checkCsv, type CheckedList } from './csv-checking.ts'
import { catalogueCsv } from './csv-writing.ts'
import type { CatalogueParts } from './parts.ts'

type Importing = Pick<Handlers<typeof catalogue>, 'importPart' | 'importCheck' | 'importApply' | 'exportCsv'>

/**
 * A list comes in pieces, is looked at as often as somebody likes, and is taken in one transaction. It is read anew where
 * the catalogue has moved on: what is taken is what is checked.
 */
export function importingHandlers(parts: CatalogueParts): Importing {
  const { store, importParts, priceLists } = parts
  /** What was read last, and of what: a list is looked at and then taken, and mostly nothing has changed in between. */
  let last: { readonly of: readonly unknown[]; readonly list: CheckedList } | undefined

  function checked(importId: ImportId): CheckedList | undefined {
    const bytes = importParts.read(importId)
    if (!bytes) return undefined
    const [catalogue, lists] = [store.all(), priceLists()]
    const of = [importId, bytes.length, catalogue, JSON.stringify(lists)]
    if (last && of.every((one, n) => one === last?.of[n])) return last.list
    last = { of, list: checkCsv(bytes, { catalogue, known: store, lists, newId: newProductId }) }
    return last.list
  }

  return {
    importPart: ({ importId, part, base64 }) =>
      importParts.put(importId, part, Buffer.from(base64, 'base64')) ? ok(null) : refuse('IMPORT_GONE'),

    importCheck: ({ importId }) => checked(importId)?.report ?? null,

    importApply({ importId, only }, context) {
      const list = checked(importId)
      if (!list) return refuse('IMPORT_GONE')
      const { bad } = list.report
      if (only === 'whole' && bad > 0) return refuse('IMPORT_FAULTY', { count: bad })
      importParts.clear()
      last = undefined
      if (list.products.length === 0) return ok({ added: 0, changed: 0 })
      return ok(writeProducts(parts, list.products, context))
    },

    exportCsv({ lang }) {
      const name = lang === 'fr' ? 'produits.csv' : 'products.csv'
      return { name, base64: Buffer.from(catalogueCsv(store.all(), lang)).toString('base64') }
    },
  }
}
