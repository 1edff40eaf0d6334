import { normalise } from '../labels/normalise.ts'
import type { Recognised } from '../labels/recognise.ts'

/** One line of a list of what comes: a code, and a name and a telephone where they stand beside it. */
export type AnnouncedLine = {
  /** From 1, as a person counts them. */
  readonly line: number
  readonly code: string
  readonly parcelNo: number
  readonly parcelCount: number
  readonly name: string
  readonly phone: string
}
export type BadLine = {
  readonly line: number
  readonly text: string
  readonly why: 'article' | 'sorting' | 'not-a-label' | 'wrong-key' | 'twice'
}

const SHOWN_MAX = 60
/** As it is written in France, or with the code of a country: digits alone may be an article or a parcel. */
const PHONE = /^(?:\+\d[\d .()]{8,18}|0\d(?:[ .]?\d\d){4})$/
const NAME = /^[^\d;]{2,60}$/

/**
 * A list that was pasted or came as CSV, line by line: the first cell that is a parcel's code counts, whatever its column.
 * Empty lines are passed over, and a first line without any digit, which is a heading. Bad lines are named, never guessed.
 */
export function readList(
  lines: readonly string[],
  read: (raw: string) => Recognised,
): { readonly good: readonly AnnouncedLine[]; readonly bad: readonly BadLine[] } {
  const good = new Map<string, AnnouncedLine>()
  const bad: BadLine[] = []
  for (const [at, text] of lines.entries()) {
    if (text.trim() === '' || (at === 0 && !/\d/.test(text))) continue
    const found = readLine(text, read)
    const named = { line: at + 1, text: text.trim().slice(0, SHOWN_MAX) }
    if (typeof found === 'string') bad.push({ ...named, why: found })
    else if (good.has(`${found.code} ${found.parcelNo}`)) bad.push({ ...named, why: 'twice' })
    else good.set(`${found.code} ${found.parcelNo}`, { line: at + 1, ...found })
  }
  return { good: [...good.values()], bad }
}

function readLine(
  text: string,
  read: (raw: string) => Recognised,
): Omit<AnnouncedLine, 'line'> | Exclude<BadLine['why'], 'twice'> {
  const cells = text.split(/[;,\t|]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
  const told = cells.map((cell) => ({ cell, is: PHONE.test(cell) && cells.length > 1 ? undefined : read(cell) }))
  const coded = told.find(({ is }) => is?.kind === 'label' || is?.kind === 'ambiguous')
  const free = told.find(({ cell, is }) => is?.kind === 'unknown' && /\d/.test(cell))
  const others = cells.filter((cell) => cell !== (coded ?? free)?.cell)
  const beside = {
    name: others.find((cell) => NAME.test(cell)) ?? '',
    phone: others.find((cell) => PHONE.test(cell)) ?? '',
  }
  if (coded?.is?.kind === 'label') {
    const { shipment, parcelNo = 1, parcelCount = 1, check } = coded.is.label
    return check.kind === 'wrong' ? 'wrong-key' : { code: shipment, parcelNo, parcelCount, ...beside }
  }
  const plain = coded ?? free
  if (plain) return { code: normalise(plain.cell), parcelNo: 1, parcelCount: 1, ...beside }
  const kinds = told.map(({ is }) => is?.kind)
  return kinds.includes('article') ? 'article' : kinds.includes('sorting') ? 'sorting' : 'not-a-label'
}
