import type { catalogue } from '../../shared/contracts/catalogue.ts'
import type { ImportId } from '../../shared/catalogue-import.ts'
import { newProductId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { writeProducts } from './changes.ts'
import { checkCsv, type CheckedList, type LinesDone } from './csv-checking.ts'
import { catalogueCsv } from './csv-writing.ts'
import type { CatalogueParts } from './parts.ts'

type Importing = Pick<
  Handlers<typeof catalogue>,
  'importPart' | 'importCheck' | 'importApply' | 'importDrop' | 'exportCsv'
>

/** A list that is being read, and against what: it holds as long as nothing of that has changed. */
type Reading = {
  readonly against: readonly unknown[]
  readonly steps: Generator<LinesDone, CheckedList>
  at: LinesDone
  list: CheckedList | undefined
}

/**
 * A list comes in pieces, is read slice by slice, looked at by somebody, and taken in one transaction. What is taken is
 * what was checked: where the list or the catalogue has moved on, it is to be read anew.
 */
export function importingHandlers(parts: CatalogueParts): Importing {
  const { store, importParts, priceLists } = parts
  let reading: Reading | undefined

  const against = (importId: ImportId) => [importId, store.all(), JSON.stringify(priceLists())]
  /** The reading of this list, as far as it is; none where it has to begin again. */
  function current(importId: ImportId): Reading | undefined {
    const now = against(importId)
    return reading?.against.every((one, n) => one === now[n]) ? reading : undefined
  }
  function begun(importId: ImportId): Reading | undefined {
    const bytes = importParts.read(importId)
    if (!bytes) return undefined
    const steps = checkCsv(bytes, { catalogue: store.all(), known: store, lists: priceLists(), newId: newProductId })
    return { against: against(importId), steps, at: { done: 0, total: 0 }, list: undefined }
  }

  return {
    importPart({ importId, part, base64 }) {
      if (!importParts.put(importId, part, Buffer.from(base64, 'base64'))) return refuse('IMPORT_GONE')
      reading = undefined // what was read is not the whole list any more
      return ok(null)
    },

    importCheck({ importId }) {
      reading = current(importId) ?? begun(importId)
      if (!reading) return null
      if (!reading.list) {
        const step = reading.steps.next()
        if (step.done) reading.list = step.value
        else reading.at = step.value
      }
      return { ...reading.at, report: reading.list?.report ?? null }
    },

    importApply({ importId, only }, context) {
      if (!importParts.has(importId)) return refuse('IMPORT_GONE')
      const list = current(importId)?.list
      if (!list) return refuse('IMPORT_UNREAD')
      const { bad } = list.report
      if (only === 'whole' && bad > 0) return refuse('IMPORT_FAULTY', { count: bad })
      importParts.drop(importId)
      context.afterCommit(() => (reading = undefined))
      if (list.products.length === 0) return ok({ added: 0, changed: 0 })
      return ok(writeProducts(parts, list.products, context))
    },

    importDrop({ importId }) {
      if (reading?.against[0] === importId) reading = undefined
      importParts.drop(importId)
      return ok(null)
    },

    exportCsv({ lang }) {
      const name = lang === 'fr' ? 'produits.csv' : 'products.csv'
      return { name, base64: Buffer.from(catalogueCsv(store.all(), lang)).toString('base64') }
    },
  }
}
