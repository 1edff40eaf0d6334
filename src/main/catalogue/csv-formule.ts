import { canBePart, type Catalogue, type FormuleSlot, type Product } from '../../shared/catalogue.ts'
import type { ImportFault } from '../../shared/catalogue-import.ts'
import type { Cents } from '../../shared/money.ts'
import type { ProductId } from '../../shared/ids.ts'
import { AMOUNT_MAX_CENTS } from '../../shared/ticket.ts'
import { decimalComma } from '../documents/csv.ts'
import { plainWord } from './csv-words.ts'
import { priceOf } from './csv-price.ts'

/**
 * A set menu in one cell: `Entrée: Soupe | Salade +1,50; Dessert?: Tarte`. A place that may stay empty has a `?`, a choice
 * what it costs more; products go by their names, or by their ids. What a mark stands before in a name is `\` and the mark.
 */
export type SaidSlot = {
  readonly label: string
  readonly min: 0 | 1
  readonly choices: readonly { readonly name: string; readonly supplementCents: Cents }[]
}

const SLOTS_MAX = 8
const CHOICES_MAX = 40
export const SLOT_LABEL_MAX = 24

type Wrong = { readonly code: ImportFault['code']; readonly value: string }

/** Reads a cell; `wrong` is told of the first thing that cannot be read. */
export function readFormule(cell: string, wrong: (fault: Wrong) => undefined): readonly SaidSlot[] | undefined {
  const written = piecesAt(cell, ';').filter((piece) => piece !== '')
  if (written.length === 0) return wrong({ code: 'FORMULE_FORM', value: cell })
  if (written.length > SLOTS_MAX) return wrong({ code: 'FORMULE_LARGE', value: cell })
  const slots: SaidSlot[] = []
  for (const value of written) {
    const [head = '', list, ...more] = piecesAt(value, ':')
    const [label = '', mark, ...marks] = piecesAt(head, '?')
    if (!list || more.length > 0 || label === '' || mark || marks.length > 0)
      return wrong({ code: 'FORMULE_FORM', value })
    const choices = piecesAt(list, '|').map(choiceOf)
    if (choices.length > CHOICES_MAX) return wrong({ code: 'FORMULE_LARGE', value })
    const read = choices.filter((choice) => choice !== undefined)
    if (read.length < choices.length) return wrong({ code: 'FORMULE_FORM', value })
    slots.push({ label: bare(label), min: mark === undefined ? 1 : 0, choices: read })
  }
  return slots
}

function choiceOf(text: string): SaidSlot['choices'][number] | undefined {
  const [name = '', supplement = '0', ...rest] = piecesAt(text, '+')
  const supplementCents = priceOf(supplement)
  if (name === '' || rest.length > 0 || supplementCents === undefined || supplementCents > AMOUNT_MAX_CENTS)
    return undefined
  return { name: bare(name), supplementCents }
}

/** Writes a set menu as `readFormule` reads it. */
export function formuleCell(formule: readonly FormuleSlot[], nameOf: (id: ProductId) => string): string {
  return formule
    .map(({ label, min, choices }) => {
      const list = choices.map(({ productId, supplementCents }) =>
        supplementCents === 0 ? nameOf(productId) : `${nameOf(productId)} +${decimalComma(supplementCents)}`,
      )
      return `${marked(label)}${min === 0 ? '?' : ''}: ${list.join(' | ')}`
    })
    .join('; ')
}

/** A product's name where it means it and no other, its id else. */
export function nameIn(catalogue: Catalogue): (id: ProductId) => string {
  const named = productsNamed(catalogue.products)
  const labels = new Map(catalogue.products.map(({ id, label }) => [id, label]))
  return (id) => {
    const label = labels.get(id) ?? ''
    return named.get(plainWord(label)) === id ? marked(label) : id
  }
}

/** What may be a choice, by what it may be called; null where two have one name. An id always means its own. */
export function productsNamed(products: Iterable<Product>): ReadonlyMap<string, ProductId | null> {
  const named = new Map<string, ProductId | null>()
  const choices = [...products].filter((product) => !product.withdrawn && canBePart(product))
  for (const { id, label } of choices) named.set(plainWord(label), named.has(plainWord(label)) ? null : id)
  named.delete('')
  for (const { id } of choices) named.set(id, id)
  return named
}

/** A place that was there keeps its id: open tickets name it. */
export function slotIds(slots: readonly SaidSlot[], before: readonly FormuleSlot[]): readonly string[] {
  const left = [...before]
  const used = new Set(before.map(({ id }) => id))
  return slots.map(({ label }) => {
    const at = left.findIndex((slot) => slot.label === label)
    const [known] = at < 0 ? [] : left.splice(at, 1)
    if (known) return known.id
    const word =
      plainWord(label)
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'place'
    let id = word
    for (let n = 2; used.has(id); n += 1) id = `${word}-${n}`
    used.add(id)
    return id
  })
}

const marked = (text: string): string => text.replace(/[\\;:?|+]/g, String.raw`\$&`)
const bare = (text: string): string => text.replace(/\\(.)/gu, '$1')

/** What stands between marks, without those that a `\` stands before. */
function piecesAt(text: string, mark: string): readonly string[] {
  const pieces = ['']
  for (const [sign] of text.matchAll(/\\.|[^]/gu)) {
    if (sign === mark) pieces.push('')
    else pieces[pieces.length - 1] += sign
  }
  return pieces.map((piece) => piece.trim())
}
