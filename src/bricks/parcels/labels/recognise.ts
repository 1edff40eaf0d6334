import { normaliseEan } from '../../../shared/barcodes.ts'
import { retyped } from '../../../shared/keyboard-layouts.ts'
import { COLISSIMO_SORTING, labelFormats, type Keys, type LabelFormat, type LabelKind } from './formats.ts'
import { numbersIn } from './hidden-numbers.ts'
import { aimOf, normalise } from './normalise.ts'

/** `wrong` is a warning that can be passed over with a reason, never a block: labels are worn, formats new. */
export type LabelCheck = { readonly kind: 'ok' } | { readonly kind: 'none' } | ({ readonly kind: 'wrong' } & Keys)

/** What a code is, if it is this carrier's. */
export type Candidate = {
  /** Undefined where the format says nothing of the carrier (an SSCC outside a round). */
  readonly carrier: string | undefined
  readonly kind: LabelKind
  /** The whole code, normalised. */
  readonly code: string
  /**
   * The carrier's number of the shipment, as it is printed for people, and the same from each of its labels: with
   * `parcelNo`, what a register is keyed on.
   */
  readonly shipment: string
  /** Which of the shipment's parcels this is, and of how many; only where the label says so. */
  readonly parcelNo?: number
  readonly parcelCount?: number
  readonly check: LabelCheck
  readonly shape: LabelFormat['shape']
}

/** `repaired`: the scan came through the wrong keyboard and was made good. */
export type Recognised =
  /** `others`: whose it may be as well, likeliest first. */
  | {
      readonly kind: 'label'
      readonly label: Candidate
      readonly others: readonly Candidate[]
      readonly repaired: boolean
    }
  /** A label of one of these, or of another carrier: it is asked which. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Candidate[]; readonly repaired: boolean }
  | { readonly kind: 'article'; readonly ean: string; readonly repaired: boolean }
  /** Colissimo's sorting code: the other one of the same label is wanted. */
  | { readonly kind: 'sorting'; readonly code: string; readonly repaired: boolean }
  /** May be a parcel's: its carrier is chosen by hand. */
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'not-a-label'; readonly why: 'empty' | 'too-short' | 'too-long' | 'signs' }

export type RecogniseOptions = {
  /** The carrier of the round: its own formats come first. */
  readonly carrier?: string | undefined
  /** The carriers that the café works with, where known: a format that several share is asked of these alone. */
  readonly active?: readonly string[] | undefined
  /** The published formats unless said otherwise; a café's own go in front (`ownFormats`). */
  readonly formats?: readonly LabelFormat[] | undefined
  /** AIM identifier, where the scanner sends it apart (`]E0`). */
  readonly aim?: string | undefined
}

const PLAUSIBLE = /^[0-9A-Z]{8,40}$/
/** More than any symbol holds is no scan. */
const RAW_MAX = 8_000

/** Says what a raw scan is. Pure and total: every text has an answer. */
export function recognise(raw: string, options: RecogniseOptions = {}): Recognised {
  if (raw.length > RAW_MAX) return { kind: 'not-a-label', why: 'too-long' }
  const plain = read(raw, options)
  // Digits of a whole number may look like one inside a longer code: the whole one is looked at first.
  if (isConfirmed(plain) || isOwn(plain, options)) return plain
  const hidden = numbersIn(raw)
    .map((piece) => read(piece, options))
    .find(isConfirmed)
  if (hidden) return hidden
  return isAnswer(plain) ? plain : (repaired(raw, options) ?? plain)
}

/** In a published format of the carrier of the round. */
const isOwn = (answer: Recognised, { carrier }: RecogniseOptions): boolean =>
  answer.kind === 'label' &&
  carrier !== undefined &&
  answer.label.carrier === carrier &&
  answer.label.kind !== 'free' &&
  answer.label.check.kind !== 'wrong'

type Answer = Exclude<Recognised, { kind: 'unknown' | 'not-a-label' }>
const isAnswer = (one: Recognised): one is Answer => one.kind !== 'unknown' && one.kind !== 'not-a-label'

/**
 * What the scan was before the wrong keyboard. Believed where a key confirms it; without one, only where the code has signs
 * that no label has and its shape cannot be mistaken (`unmistakable`). Two readings that differ are none.
 */
function repaired(raw: string, options: RecogniseOptions): Recognised | undefined {
  const isGarbled = !PLAUSIBLE.test(normalise(raw))
  const found = retyped(raw)
    .map((text) => read(text, options))
    .filter(isAnswer)
    .filter((answer) => isConfirmed(answer) || (isGarbled && isUnmistakable(answer)))
  const [first, ...rest] = found
  if (!first || rest.some((answer) => nameOf(answer) !== nameOf(first))) return undefined
  return { ...first, repaired: true }
}

const isConfirmed = (answer: Recognised): boolean =>
  answer.kind === 'article' || candidatesOf(answer)[0]?.check.kind === 'ok'
const isUnmistakable = (answer: Recognised): boolean =>
  answer.kind === 'sorting' ||
  (answer.kind === 'label' && answer.label.shape === 'unmistakable' && answer.label.check.kind === 'none')

function candidatesOf(answer: Recognised): readonly Candidate[] {
  return answer.kind === 'label' ? [answer.label] : answer.kind === 'ambiguous' ? answer.candidates : []
}
function nameOf(answer: Recognised): string | undefined {
  if (answer.kind === 'article') return answer.ean
  return answer.kind === 'sorting' ? answer.code : candidatesOf(answer)[0]?.code
}

function read(raw: string, options: RecogniseOptions): Recognised {
  const { carrier } = options
  const code = normalise(raw)
  const aim = options.aim?.replace(/^\]/, '') ?? aimOf(raw) ?? ''
  const ean = normaliseEan(code)
  // The bars of an article are never a parcel's, however many digits; without an AIM identifier, thirteen are an article.
  if (ean !== undefined && aim.startsWith('E')) return { kind: 'article', ean, repaired: false }
  const found = candidatesFor(code, options)
  const mine = carrier === undefined ? [] : found.filter((one) => one.carrier === carrier)
  const theirs = found.filter((one) => !mine.includes(one))
  if (mine[0]) return label([...mine, ...theirs])
  if (COLISSIMO_SORTING.test(code)) return { kind: 'sorting', code, repaired: false }
  if (ean?.length === 13 && code.length === 13) return { kind: 'article', ean, repaired: false }
  return asFree(code, theirs, options) ?? amongAll(theirs) ?? without(code)
}

/** Where nobody has published how a carrier numbers, any plausible code is its own, unless a key says that it is another's. */
function asFree(
  code: string,
  theirs: readonly Candidate[],
  { carrier, formats = labelFormats }: RecogniseOptions,
): Recognised | undefined {
  if (carrier === undefined || !PLAUSIBLE.test(code)) return undefined
  if (formats.some(({ carriers }) => carriers.includes(carrier))) return undefined
  const free: Candidate = { carrier, kind: 'free', code, shipment: code, check: { kind: 'none' }, shape: 'asks' }
  const [first, ...more] = theirs
  return label(first?.check.kind === 'ok' ? [first, free, ...more] : [free, ...theirs])
}

/** Outside a round: the one that a key confirms, else the one whose shape nobody else has, else the carrier is asked for. */
function amongAll(found: readonly Candidate[]): Recognised | undefined {
  if (found.length === 0) return undefined
  const proved = found.filter((one) => one.check.kind === 'ok')
  const shaped = found.filter((one) => one.shape !== 'asks')
  const [sure, ...more] = proved.length > 0 ? proved : shaped
  if (sure && more.length === 0 && sure.carrier !== undefined) return label(found)
  return { kind: 'ambiguous', candidates: found, repaired: false }
}

function label([first, ...others]: readonly Candidate[]): Recognised {
  return first ? { kind: 'label', label: first, others, repaired: false } : { kind: 'not-a-label', why: 'empty' }
}

function without(code: string): Recognised {
  if (PLAUSIBLE.test(code)) return { kind: 'unknown', code }
  const why = code === '' ? 'empty' : /[^0-9A-Z]/.test(code) ? 'signs' : code.length < 8 ? 'too-short' : 'too-long'
  return { kind: 'not-a-label', why }
}

/** Whatever fits, what a key confirms first; one for each carrier that may have numbered so. */
function candidatesFor(code: string, options: RecogniseOptions): readonly Candidate[] {
  const { formats = labelFormats } = options
  const found = formats.flatMap((format) => {
    const fit = format.pattern.exec(code)
    return fit ? carriersOf(format, options).map((carrier) => candidate(format, fit, carrier)) : []
  })
  const rank = ({ check, shape }: Candidate) => (check.kind === 'ok' ? 0 : shape === 'asks' ? 2 : 1)
  return found.toSorted((a, b) => rank(a) - rank(b))
}

function carriersOf({ carriers }: LabelFormat, { carrier, active }: RecogniseOptions): readonly (string | undefined)[] {
  if (carriers.length === 0) return [carrier]
  const known = carriers.filter((one) => one === carrier || active?.includes(one))
  return active && known.length > 0 ? known : carriers
}

function candidate(format: LabelFormat, fit: RegExpExecArray, carrier: string | undefined): Candidate {
  const [code] = fit
  const groups = fit.groups ?? {}
  const { shipment = code, no, count } = groups
  // A label may say « parcel 0 of 0 » under right keys: that says nothing.
  const of = Number(no) >= 1 && Number(count) >= 1 ? { parcelNo: Number(no), parcelCount: Number(count) } : {}
  return {
    carrier,
    kind: format.kind,
    code,
    shipment,
    ...of,
    check: checkOf(format.keys?.(groups)),
    shape: format.shape,
  }
}

function checkOf(keys: Keys | undefined): LabelCheck {
  if (!keys) return { kind: 'none' }
  return keys.expected === keys.read ? { kind: 'ok' } : { kind: 'wrong', ...keys }
}
