import type { Catalogue, Product } from '../../shared/catalogue.ts'
import type { ImportFault } from '../../shared/catalogue-import.ts'
import type { ProductId } from '../../shared/ids.ts'
import { productsNamed, slotIds } from './csv-formule.ts'
import { isNews, type Taken } from './csv-line.ts'
import { fault } from './csv-reading.ts'
import { plainWord } from './csv-words.ts'
import { badChoice, type Known } from './rules.ts'

type Around = { readonly catalogue: Catalogue; readonly known: Known }
type Checked = { readonly kept: readonly Taken[]; readonly faults: readonly ImportFault[] }

/** Set menus name products that may stand on any line, new or renamed: they are looked at once all lines are known. */
export function checkMenus(taken: readonly Taken[], { catalogue, known }: Around): Checked {
  if (!taken.some(({ slots }) => slots)) return { kept: taken, faults: [] }
  const faults: ImportFault[] = []
  const wrong = ({ line }: Taken, code: ImportFault['code'], value: string, about = value) =>
    void faults.push(fault(line, code, { column: 'formule', value, about }))

  const now = new Map(taken.map(({ after }) => [after.id, after]))
  const products = [...catalogue.products.filter(({ id }) => !now.has(id)), ...plainOf(taken)]
  // A product that the list renames may still be called what it was.
  const named = new Map([...productsNamed(catalogue.products), ...productsNamed(products)])
  const idOf = (one: Taken, name: string): ProductId | undefined => {
    const id = named.get(name) ?? named.get(plainWord(name))
    if (!id) wrong(one, id === null ? 'FORMULE_NAME' : 'FORMULE_PART', name)
    return id ?? undefined
  }

  const resolved = taken.map((one): Taken => {
    const { slots, before } = one
    if (!slots) return one
    const ids = slotIds(slots, before?.formule ?? [])
    const formule = slots.map(({ label, min, choices }, n) => ({
      id: ids[n] ?? '',
      label,
      min,
      choices: choices.flatMap(({ name, supplementCents }) => {
        const productId = idOf(one, name)
        return productId ? [{ productId, supplementCents }] : []
      }),
    }))
    const after: Product = { ...one.after, formule }
    now.set(after.id, after)
    return { ...one, after, isNews: isNews(before, after) }
  })
  for (const one of resolved) {
    if (!one.slots) continue
    const bad = badChoice(one.after, (id) => now.get(id) ?? known.product(id))
    if (bad) wrong(one, 'FORMULE_PART', bad.label)
    const [menu] = known.formulesWith(one.after.id)
    if (menu) wrong(one, 'PART_OF_FORMULE', one.after.label, menu.label)
  }
  const lines = new Set(faults.map(({ line }) => line))
  return { kept: resolved.filter(({ line }) => !lines.has(line)), faults }
}

/** Those that the list does not make a set menu. */
const plainOf = (taken: readonly Taken[]): readonly Product[] =>
  taken.filter(({ slots }) => !slots).map(({ after }) => after)
