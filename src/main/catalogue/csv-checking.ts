import type { Catalogue, Product } from '../../shared/catalogue.ts'
import type { ImportFault, ImportReport, ImportWarning } from '../../shared/catalogue-import.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { PriceList } from '../../shared/price-list.ts'
import type { Names } from './csv-cells.ts'
import { lineChecker, type Taken } from './csv-line.ts'
import { checkMenus } from './csv-menus.ts'
import { fault, readCsv } from './csv-reading.ts'
import { plainWord } from './csv-words.ts'
import { listsBroken, type Known } from './rules.ts'

export type CheckedList = { readonly report: ImportReport; readonly products: readonly Product[] }
/** So many of the list's lines are read and checked. */
export type LinesDone = { readonly done: number; readonly total: number }

type Around = {
  readonly catalogue: Catalogue
  readonly known: Known
  readonly lists: readonly PriceList[]
  readonly newId: () => ProductId
}

/**
 * Reads a list of products against the catalogue: what it would do, and every fault by its line. Changes nothing. It
 * stops after each slice, for whoever else waits; what is checked over all lines comes last, in a step of its own.
 */
export function* checkCsv(bytes: Uint8Array, around: Around): Generator<LinesDone, CheckedList> {
  const check = lineChecker({ ...around, names: namesOf(around.catalogue) })
  const faults: ImportFault[] = []
  const warnings: ImportWarning[] = []
  const taken: Taken[] = []
  let rows = 0
  for (const slice of readCsv(bytes)) {
    rows += slice.rows.length
    faults.push(...slice.faults)
    warnings.push(...slice.warnings)
    for (const row of slice.rows) {
      const checked = check(row)
      faults.push(...checked.faults)
      if (checked.taken) taken.push(checked.taken)
    }
    yield { done: slice.done, total: slice.total }
  }
  const { kept, faults: broken } = checkTogether(taken, around)
  faults.push(...broken)
  faults.sort((a, b) => a.line - b.line)
  const added = kept.filter(({ before }) => !before)
  const changed = kept.filter(({ before, isNews }) => before && isNews)
  return {
    products: [...added, ...changed].map(({ after }) => after),
    report: {
      rows,
      added: added.length,
      changed: changed.length,
      same: kept.length - added.length - changed.length,
      bad: new Set(faults.map(({ line }) => line)).size,
      faults,
      warnings: [...warnings, ...sameLabels(kept, around.catalogue)],
    },
  }
}

function namesOf({ categories, optionGroups }: Catalogue): Names {
  const named = (things: readonly { readonly id: string; readonly label: string }[]) =>
    new Map([
      // Its id always means it, whatever another one is called.
      ...things.map(({ id, label }) => [plainWord(label), id] as const),
      ...things.map(({ id }) => [plainWord(id), id] as const),
    ])
  return { categories: named(categories), groups: named(optionGroups) }
}

type Checked = { readonly kept: readonly Taken[]; readonly faults: readonly ImportFault[] }

/** What only all lines together tell. A line that falls out may take others with it: until none does any more. */
function checkTogether(taken: readonly Taken[], around: Around): Checked {
  const menus = checkMenus(taken, around)
  const lists = checkLists(menus.kept, around)
  const faults = [...menus.faults, ...lists.faults]
  if (lists.kept.length === taken.length) return { kept: lists.kept, faults }
  const rest = checkTogether(lists.kept, around)
  return { kept: rest.kept, faults: [...faults, ...rest.faults] }
}

/** Lines that together would make only alcohol cheap in a list with hours: none of those that touch the list is taken. */
function checkLists(taken: readonly Taken[], { known, lists }: Around): Checked {
  const broken = listsBroken(
    taken.map(({ after }) => after),
    lists,
    known.product,
  )
  const faults = broken.flatMap(({ list }) =>
    taken
      .filter(({ before, after }) => before && touchesLists(before, after) && has(list, after.id))
      .map(({ line, after }) => fault(line, 'HAPPY_HOUR', { column: 'price', value: after.label, about: list.label })),
  )
  const lines = new Set(faults.map(({ line }) => line))
  return { kept: taken.filter(({ line }) => !lines.has(line)), faults }
}

const has = ({ items }: PriceList, id: ProductId) => items.some(({ productId }) => productId === id)
const touchesLists = (before: Product, after: Product) =>
  before.priceCents !== after.priceCents || before.drinkGroup !== after.drinkGroup

/** Two products of one name are allowed, and mostly a mistake. */
function sameLabels(taken: readonly Taken[], { products }: Catalogue): readonly ImportWarning[] {
  const changed = new Set(taken.map(({ after }) => after.id))
  const seen = new Map<string, string>()
  for (const { id, label } of products) if (!changed.has(id)) seen.set(plainWord(label), '')
  const warnings: ImportWarning[] = []
  for (const { line, before, after } of taken) {
    const word = plainWord(after.label)
    const first = seen.get(word)
    const isNews = before?.label !== after.label
    if (first !== undefined && isNews)
      warnings.push({ line, column: 'label', value: after.label, code: 'LABEL_TWICE', about: first })
    if (first === undefined) seen.set(word, String(line))
  }
  return warnings
}
