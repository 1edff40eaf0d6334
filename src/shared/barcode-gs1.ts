import { isChecked } from './barcodes.ts'

/** FNC1 between two elements, as scanners send it. */
export const GROUP_SEPARATOR = '\u001d'

/** One piece of what a GS1 code says: its application identifier and the text behind it. */
export type Gs1Element = { readonly ai: string; readonly value: string }

/** How many digits stand behind the identifiers whose length GS1 has fixed for ever, by their first two digits. */
const fixed: Readonly<Record<string, number>> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '11': 6,
  '12': 6,
  '13': 6,
  '15': 6,
  '16': 6,
  '17': 6,
  '20': 2,
  '31': 6,
  '32': 6,
  '33': 6,
  '34': 6,
  '35': 6,
  '36': 6,
  '41': 13,
}
/** The others, closed by FNC1 or by the end: how long they may be. */
const open: Readonly<Record<string, number>> = {
  '10': 20,
  '21': 20,
  '22': 20,
  '23': 20,
  '24': 30,
  '25': 30,
  '30': 8,
  '37': 8,
  '39': 18,
  '40': 30,
  '42': 20,
  '70': 30,
  '71': 20,
  '80': 70,
  '82': 20,
  '90': 30,
  '91': 90,
  '92': 90,
  '93': 90,
  '94': 90,
  '95': 90,
  '96': 90,
  '97': 90,
  '98': 90,
  '99': 90,
}
const checkedAis: ReadonlySet<string> = new Set(['00', '01', '02'])
const VALUE = /^[!"%&'()*+,\-./\w:;<=>?]+$/

function aiLength(twoDigits: string): number {
  if (/^(3[1-69]|[78]\d)$/.test(twoDigits)) return 4
  return /^(2[345]|4\d)$/.test(twoDigits) ? 3 : 2
}

/**
 * Reads an element string: `0103012345678900310300125010AB<GS>21…`, or the same with its identifiers in brackets. Undefined
 * where it is none: an unknown identifier, a short element, a wrong check digit.
 */
export function gs1Elements(text: string): readonly Gs1Element[] | undefined {
  const elements = text.startsWith('(') ? inBrackets(text) : inARow(text)
  if (!elements || elements.length === 0) return undefined
  return elements.every(isWhole) ? elements : undefined
}

function inARow(text: string): readonly Gs1Element[] | undefined {
  const elements: Gs1Element[] = []
  for (let rest = withoutSeparator(text); rest !== '';) {
    const two = rest.slice(0, 2)
    const ai = rest.slice(0, aiLength(two))
    const length = fixed[two]
    if (!/^\d+$/.test(ai) || (length === undefined && open[two] === undefined)) return undefined
    const behind = rest.slice(ai.length)
    const separator = behind.indexOf(GROUP_SEPARATOR)
    const end = length ?? (separator === -1 ? behind.length : separator)
    elements.push({ ai, value: behind.slice(0, end) })
    rest = behind.slice(end)
    if (rest.startsWith(GROUP_SEPARATOR)) rest = rest.slice(1)
  }
  return elements
}

function inBrackets(text: string): readonly Gs1Element[] | undefined {
  const found = [...text.matchAll(/\((\d{2,4})\)([^(]+)/g)]
  if (found.map(([whole]) => whole).join('') !== text) return undefined
  return found.map(([, ai = '', value = '']) => ({
    ai,
    value: value.endsWith(GROUP_SEPARATOR) ? value.slice(0, -1) : value,
  }))
}

/** Some wands send FNC1 in front too. */
const withoutSeparator = (text: string): string => (text.startsWith(GROUP_SEPARATOR) ? text.slice(1) : text)

function isWhole({ ai, value }: Gs1Element): boolean {
  const two = ai.slice(0, 2)
  if (ai.length !== aiLength(two)) return false
  const length = fixed[two]
  if (length !== undefined)
    return value.length === length && /^\d+$/.test(value) && (!checkedAis.has(ai) || isChecked(value))
  return value.length <= (open[two] ?? 0) && VALUE.test(value)
}

/** A number whose decimals the last digit of its identifier counts, in thousandths: `3103` + `001250` is 1.250 kg. */
export function thousandths({ ai, value }: Gs1Element): number | undefined {
  const decimals = Number(ai.slice(-1))
  const whole = Number(value) * 1000
  const divisor = 10 ** decimals
  return Number.isSafeInteger(whole) && whole % divisor === 0 ? whole / divisor : undefined
}
