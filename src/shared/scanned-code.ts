import { gtinOf, isInStore } from './barcodes.ts'
import { gs1Elements, thousandths, GROUP_SEPARATOR, type Gs1Element } from './barcode-gs1.ts'
import { repairedEan } from './keyboard-layouts.ts'
import { ticketOf } from './ticket-code.ts'

/** No code that a wand reads is longer; a longer one is a stuck key or somebody's idea of a joke. */
export const CODE_MAX = 256

/** What a wand read, before anybody says what it means to the café. `text` is what a person is shown of it. */
export type ScannedCode =
  /** A number that means one article everywhere, as the catalogue keeps it. */
  | { readonly kind: 'gtin'; readonly gtin: string; readonly text: string }
  /** A number that means something only where it was printed: a weighed label, a card, an article of the café's own. */
  | { readonly kind: 'in-store'; readonly ean: string; readonly text: string }
  /** GS1's own way of saying several things in one code. */
  | {
      readonly kind: 'gs1'
      readonly elements: readonly Gs1Element[]
      readonly gtin?: string
      readonly weightMilli?: number
      readonly text: string
    }
  /** The code of a ticket of some till of ours; which till, its check digits tell. */
  | { readonly kind: 'ticket'; readonly number: number; readonly check: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }

const AIM = /^\]([A-Za-z])([0-9A-Za-z])/
const gs1Aims: ReadonlySet<string> = new Set(['C1', 'e0', 'd2', 'Q3', 'J1'])
/** Symbologies whose digits are never an EAN, however well their check digit fits: Code 39, Interleaved 2 of 5, Codabar. */
const otherAims: ReadonlySet<string> = new Set(['A', 'I', 'F'])

/**
 * Says what kind of code a text is. An AIM identifier, sent apart or in front of the text (`]C1…`), decides where there is
 * one; otherwise what fits: the digits of an article, a ticket of ours, whole GS1 elements, any text.
 */
export function readCode(scanned: string, apart?: string): ScannedCode {
  const inFront = AIM.exec(scanned)
  const aim = apart?.replace(/^\]/, '') ?? (inFront ? `${inFront[1] ?? ''}${inFront[2] ?? ''}` : '')
  const whole = inFront ? scanned.slice(3) : scanned
  const text = shown(whole)
  if (!otherAims.has(aim.slice(0, 1)) && !gs1Aims.has(aim)) {
    const gtin = gtinOf(text) ?? repairedEan(text)
    if (gtin !== undefined)
      return isInStore(gtin) ? { kind: 'in-store', ean: gtin, text } : { kind: 'gtin', gtin, text }
    const ticket = ticketOf(text)
    if (ticket) return { kind: 'ticket', ...ticket, text }
  }
  const elements = gs1Elements(whole.trim())
  if (elements && (gs1Aims.has(aim) || namesAnArticle(elements) || whole.includes(GROUP_SEPARATOR)))
    return { kind: 'gs1', elements, ...saidBy(elements), text }
  return { kind: 'text', text }
}

/** Without what no screen can show. */
function shown(text: string): string {
  return text
    .replaceAll(GROUP_SEPARATOR, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, CODE_MAX)
}

const namesAnArticle = ([first]: readonly Gs1Element[]): boolean => ['00', '01', '02'].includes(first?.ai ?? '')

function saidBy(elements: readonly Gs1Element[]): { readonly gtin?: string; readonly weightMilli?: number } {
  const article = elements.find(({ ai }) => ai === '01')?.value
  const weight = elements.find(({ ai }) => /^310[0-5]$/.test(ai))
  const gtin = article === undefined ? undefined : gtinOf(article)
  const weightMilli = weight && thousandths(weight)
  return { ...(gtin === undefined ? {} : { gtin }), ...(weightMilli === undefined ? {} : { weightMilli }) }
}
