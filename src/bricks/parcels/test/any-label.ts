import fc from 'fast-check'
import { labelFormats, type LabelKind } from '../labels/formats.ts'

export const DIGITS = '0123456789'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const signs: Readonly<Record<string, string>> = { '#': DIGITS, '@': LETTERS, '*': DIGITS + LETTERS }

/** The formats with a key: what their codes look like, `K` for the keys, and where those stand. */
export const keyed = [
  { kind: 'mondial-relay-label', carrier: 'mondial-relay', shape: '##############K##########K' },
  { kind: 'colissimo', carrier: 'colissimo', shape: '#@##########K' },
  { kind: 's10', carrier: 'chronopost', shape: '@@########K@@' },
  { kind: 'dpd-long', carrier: 'dpd', shape: '###########################K' },
  { kind: 'dpd-short', carrier: 'dpd', shape: '##############K' },
  { kind: 'gls', carrier: 'gls', shape: '###########K' },
  { kind: 'ups', carrier: 'ups', shape: '1Z***************K' },
  { kind: 'sscc', carrier: 'colis-prive', shape: '00#################K' },
] as const
export type Keyed = (typeof keyed)[number]

/** The formats without one. */
export const keyless = [
  { kind: 'mondial-relay-number', carrier: 'mondial-relay', shape: '########' },
  { kind: 'mondial-relay-number', carrier: 'mondial-relay', shape: '##########' },
  { kind: 'mondial-relay-number', carrier: 'mondial-relay', shape: '############' },
  { kind: 'inpost', carrier: 'inpost', shape: '########################' },
  { kind: 'dpd-long', carrier: 'dpd', shape: '###########################' },
  { kind: 'dpd-short', carrier: 'dpd', shape: '##############' },
  { kind: 'gls-track-id', carrier: 'gls', shape: '********' },
  { kind: 'amazon', carrier: 'amazon', shape: 'TBA############' },
  { kind: 'amazon', carrier: 'amazon', shape: 'C##########' },
] as const

const rows = new Map<LabelKind, (typeof labelFormats)[number]>(
  labelFormats.filter((one) => one.keys).map((one) => [one.kind, one]),
)

function keysOf({ kind }: Keyed, code: string) {
  const row = rows.get(kind)
  const groups = row?.pattern.exec(code)?.groups
  return groups && row.keys?.(groups)
}
export function hasRightKeys(format: Keyed, code: string): boolean {
  const keys = keysOf(format, code)
  return keys !== undefined && keys.expected === keys.read
}

/** The code with its keys put right. The first of two stands before what the second covers. */
function keyedCode(format: Keyed, drafted: string): string {
  const places = [...format.shape].flatMap((sign, at) => (sign === 'K' ? [at] : []))
  return places.reduce(
    (code, at, n) => code.slice(0, at) + (keysOf(format, code)?.expected[n] ?? '') + code.slice(at + 1),
    drafted,
  )
}

/** A shape filled with signs chosen by `choose(how many)`. */
export function codeOf(format: Keyed, choose: (of: number) => number): string {
  const fill = (sign: string) => (sign === 'K' ? '0' : signs[sign] ? signs[sign][choose(signs[sign].length)] : sign)
  return keyedCode(format, [...format.shape].map(fill).join(''))
}

export const anyCode = (format: Keyed): fc.Arbitrary<string> =>
  fc.array(fc.nat(), { minLength: 30, maxLength: 30 }).map((choices) => {
    let next = 0
    return codeOf(format, (of) => (choices[next++] ?? 0) % of)
  })
export const anyKeyless = (shape: string): fc.Arbitrary<string> =>
  fc.tuple(...[...shape].map((sign) => fc.constantFrom(...(signs[sign] ?? sign)))).map((all) => all.join(''))

/** One mistake in a code: which kind, where, between which two signs, and the code that it leaves. */
export type Mistake = {
  readonly kind: 'digit' | 'swap'
  readonly at: number
  readonly apart: number
  readonly code: string
}

/** Every single wrong digit, and every pair of neighbouring digits the wrong way round. */
export function mistakesIn(code: string): readonly Mistake[] {
  return [...code].flatMap((sign, at): Mistake[] => {
    if (!DIGITS.includes(sign)) return []
    const [before, after, next] = [code.slice(0, at), code.slice(at + 1), code[at + 1] ?? '']
    const digits = [...DIGITS]
      .filter((other) => other !== sign)
      .map((other): Mistake => ({
        kind: 'digit',
        at,
        apart: Math.abs(Number(other) - Number(sign)),
        code: before + other + after,
      }))
    if (next === '' || !DIGITS.includes(next) || next === sign) return digits
    const apart = Math.abs(Number(next) - Number(sign))
    return [...digits, { kind: 'swap', at, apart, code: before + next + sign + after.slice(1) }]
  })
}
