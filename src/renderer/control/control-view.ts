import type { VerificationState } from '../../shared/contracts/tax-control.ts'
import type { Texts } from '../../shared/texts/index.ts'

type Words = Texts['control']['tax']

/** The share read so far; undefined before the first figure came. */
export function progressShare(state: Extract<VerificationState, { state: 'running' }>): number | undefined {
  return state.of === 0 ? undefined : Math.min(1, state.done / state.of)
}

/** One thing found wrong, in words; what a newer core names stays as it names it. */
export function faultSentence(
  fault: { chain: string; seq: number; what: string },
  shown: string,
  words: Words,
): string {
  const { chains } = words.check
  const chain = Object.hasOwn(chains, fault.chain) ? chains[fault.chain as keyof typeof chains] : fault.chain
  return words.check.fault({ chain, seq: shown, what: faultWord(fault.what, words) })
}

function faultWord(what: string, words: Words): string {
  const known = words.check.what
  return Object.hasOwn(known, what) ? known[what as keyof typeof known] : known.other
}

/** What an archive's check found: a fault of an entry, of a file, or of the whole. */
export function archiveFaultSentence(text: string, count: (seq: number) => string, words: Words): string {
  const fault = parsed(text)
  if (!fault) return words.check.what['another-file']
  const { what, chain, seq, name } = fault
  if (typeof chain === 'string' && typeof seq === 'number') {
    return faultSentence({ chain, seq, what: String(what) }, count(seq), words)
  }
  const word = faultWord(String(what), words)
  return typeof name === 'string' ? words.export.fault({ where: name, what: word }) : capital(word)
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** A remark of the validator, `unbalanced 12 EcritureNum`, in words; line 0 is the file's name. */
export function remarkSentence(text: string, count: (line: number) => string, words: Words): string {
  const [what = '', lineText = '0', column] = text.split(' ')
  const { fec, fileName, line, column: ofColumn, fault } = words.export
  const number = Number(lineText)
  const shown = count(number)
  const where = number === 0 ? fileName : column ? ofColumn({ line: shown, column }) : line({ line: shown })
  return fault({ where, what: Object.hasOwn(fec, what) ? fec[what as keyof typeof fec] : fec.other })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const CODE_DIGITS = 8

/** A code as it is printed, `3FA9-C071`, whatever is typed of it. */
export function shownCode(text: string): string {
  const digits = codeDigits(text)
  return digits.length > 4 ? `${digits.slice(0, 4)}-${digits.slice(4)}` : digits
}

export function codeDigits(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-F]/g, '')
    .slice(0, CODE_DIGITS)
}

export function isWholeCode(text: string): boolean {
  return codeDigits(text).length === CODE_DIGITS
}

export type GuidePart = {
  readonly title: string
  readonly paragraphs: readonly string[]
  /** Rows of two columns: a code, where it has one, and its name. */
  readonly rows: readonly { readonly code: string; readonly name: string }[]
}
const WRAPPED_FROM = 90

/** The guide, cut at its headings, which are lines of capitals; lines that were wrapped are whole again. */
export function guideParts(text: string): readonly GuidePart[] {
  const parts: { title: string; paragraphs: string[]; rows: { code: string; name: string }[] }[] = []
  let before = ''
  for (const line of text.split('\n')) {
    const part = parts.at(-1)
    const row = /^ {2}([ \d]{3}) {2}(\S.*)$/.exec(line)
    if (isHeading(line)) parts.push({ title: sentenceCase(line), paragraphs: [], rows: [] })
    else if (row) part?.rows.push({ code: (row[1] ?? '').trim(), name: row[2] ?? '' })
    else if (part && line.trim() !== '') {
      const last = part.paragraphs.at(-1)
      if (last !== undefined && before.length >= WRAPPED_FROM) part.paragraphs.splice(-1, 1, `${last} ${line}`)
      else part.paragraphs.push(line)
    }
    before = line
  }
  return parts
}

function isHeading(line: string): boolean {
  return /^\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line.replace(/\(.*\)/, ''))
}

/** `CE QUI EST SCELLÉ (mot)` is read as `Ce qui est scellé (mot)`. */
function sentenceCase(line: string): string {
  const [, words = line, rest = ''] = /^([^(]*)(.*)$/.exec(line) ?? []
  return capital(words.toLowerCase()) + rest
}
