import { GROUP_SEPARATOR } from '../../shared/barcode-gs1.ts'
import { digitsOf, meantBy } from '../../shared/keyboard-layouts.ts'
import { CODE_MAX } from '../../shared/scanned-code.ts'
import {
  gapsOf,
  isConfirmed,
  isEnd,
  isKnownCode,
  isModifier,
  middleOf,
  unevenness,
  type Keystroke,
  type LearnedWand,
} from './wand.ts'

/**
 * What the decoder makes of a key. `release` gives back what was held and turned out to be typing; `endsBurst` marks an
 * Enter that came behind it in a wand's rhythm: a short code, whose end must not press the key that has the focus.
 * `takeBack` counts what was given back already and belongs to the code: a slow wand, known only by its last key.
 */
export type Heard =
  | { readonly kind: 'hold' }
  | { readonly kind: 'scan'; readonly code: string; readonly takeBack?: number }
  /** The same code again faster than a finger can ask for it, or the late end of a code that was read already. */
  | { readonly kind: 'echo' }
  | { readonly kind: 'typing'; readonly release: readonly Keystroke[]; readonly endsBurst?: boolean }

/** A gap longer than this ends a burst; held keys are then given back. A slower wand, once known, gets more. */
export const GAP_MS_MAX = 60
/** A wand's rhythm: no hand types six keys with half of their gaps below this. */
const MEDIAN_GAP_MS_MAX = 50
/** The slowest wands; what they write is shown until their last key proves them to be one. */
const SLOW_GAP_MS_MAX = 160
const SLOW_MEDIAN_MS_MAX = 125
const CODE_LENGTH_MIN = 6
/** Below, a check digit fits by chance in what a hand typed: a date, a number. */
const SLOW_LENGTH_MIN = 12
/** Longer than any PIN or amount: as many digits without a pause are a wand's, whatever they are. */
const STREAM_LENGTH_MIN = 9
const EVEN = 0.15
/** Behind a code without an end of its own, an Enter so soon is the wand's. */
const LATE_END_MS = 150
/** No finger lets a trigger go and pulls it again so fast; a device that sends twice does not pause at all. */
const ECHO_MS_MAX = 60
const ECHO_MS_MIN = 25

type Read = { readonly code: string; readonly endMs: number; readonly echoMs: number; readonly needsEnd: boolean }

/**
 * Tells a keyboard-wedge scanner from a hand by its rhythm. It reads physical keys, so that neither the layout nor Shift
 * nor Caps Lock garbles a code. Digits and letters begin a burst, other signs only go on with one. No timers here: time
 * arrives with the key, and `expire` is called by whoever owns the clock.
 */
export function createScanDecoder(learned: () => LearnedWand | undefined = () => undefined) {
  let held: Keystroke[] = []
  /** What was typed before `held` without a pause, and given back. */
  let trail: Keystroke[] = []
  /** A wand that was known by a check digit keeps its pace for the next code. */
  let paceMs = GAP_MS_MAX
  let last: Read | undefined

  const gapMax = () => Math.max(paceMs, Math.min(SLOW_GAP_MS_MAX, Math.round((learned()?.gapMaxMs ?? 0) * 1.4)))
  const isPrefix = (stroke: Keystroke) => learned()?.prefix === stroke.code

  const release = (): readonly Keystroke[] => {
    const keys = held
    held = []
    trail = [...trail, ...keys].slice(-CODE_MAX)
    return keys.filter(({ key }) => /^\P{Cc}$/u.test(key))
  }
  const forget = () => {
    held = []
    trail = []
  }

  function scan(
    keys: readonly Keystroke[],
    endMs: number,
    more: { takeBack?: number; needsEnd?: boolean } = {},
  ): Heard {
    const { takeBack, needsEnd = false } = more
    const [first] = keys
    const code = meantBy(first && isPrefix(first) ? keys.slice(1) : keys, learned()?.layout, isKnownCode)
    const startMs = first?.atMs ?? endMs
    const echo = last?.code === code && startMs - last.endMs <= last.echoMs
    const pauses = middleOf(gapsOf(keys.map(({ atMs }) => atMs)))
    last = { code, endMs, echoMs: Math.min(ECHO_MS_MAX, Math.max(ECHO_MS_MIN, pauses * 3)), needsEnd }
    forget()
    if (echo) return { kind: 'echo' }
    return takeBack === undefined ? { kind: 'scan', code } : { kind: 'scan', code, takeBack }
  }

  /** Whether held keys and their end are a code by their pace alone, by what was learned, or by their check digit. */
  function isCode(endMs: number): boolean {
    const [first] = held
    if (!first) return false
    if (isPrefix(first)) return held.length > 1
    if (held.length < CODE_LENGTH_MIN) return false
    const gaps = gapsOf([...held.map(({ atMs }) => atMs), endMs])
    if (middleOf(gaps) < MEDIAN_GAP_MS_MAX) return true
    if (held.length >= SLOW_LENGTH_MIN && isConfirmed(read(held))) return true
    const wand = learned()
    return wand !== undefined && held.length >= 8 && unevenness(gaps) < EVEN && isNear(middleOf(gaps), wand.gapMs)
  }

  const read = (keys: readonly Keystroke[]) => meantBy(keys, learned()?.layout, isKnownCode)

  /** The whole stream since the last pause, where it is too slow to have been held: only a check digit proves it. */
  function slowCode(endMs: number): readonly Keystroke[] | undefined {
    const keys = [...trail, ...held]
    if (keys.length < SLOW_LENGTH_MIN || keys.some(({ repeat }) => repeat)) return undefined
    const gaps = gapsOf([...keys.map(({ atMs }) => atMs), endMs])
    return middleOf(gaps) <= SLOW_MEDIAN_MS_MAX && isConfirmed(read(keys)) ? keys : undefined
  }

  function hear(stroke: Keystroke): Heard {
    const before = held.at(-1) ?? trail.at(-1)
    const gap = before ? stroke.atMs - before.atMs : Number.POSITIVE_INFINITY
    const inBurst = held.length > 0 && gap <= gapMax()
    if (isModifier(stroke.code) && (inBurst || held.length === 0)) return { kind: 'typing', release: [] }
    const given = inBurst ? [] : release()
    if (gap > SLOW_GAP_MS_MAX) trail = []

    if (isEnd(stroke.code)) return hearEnd(stroke, given)
    if (belongs(stroke) && held.length < CODE_MAX) {
      held.push(stroke)
      return given.length > 0 ? { kind: 'typing', release: given } : { kind: 'hold' }
    }
    const released = [...given, ...release()]
    trail = []
    return { kind: 'typing', release: released }
  }

  function hearEnd(stroke: Keystroke, given: readonly Keystroke[]): Heard {
    if (last?.needsEnd && held.length === 0 && stroke.atMs - last.endMs <= LATE_END_MS) {
      last = { ...last, needsEnd: false, endMs: stroke.atMs }
      return { kind: 'echo' }
    }
    if (isCode(stroke.atMs)) {
      // What came before a hiccup of the same burst belongs to the code where the check digit of the whole says so.
      const whole = trail.length > 0 ? slowCode(stroke.atMs) : undefined
      return whole ? slowScan(whole, given, stroke.atMs) : scan(held, stroke.atMs)
    }
    const slow = slowCode(stroke.atMs)
    if (slow) return slowScan(slow, given, stroke.atMs)
    const keys = [...trail, ...held]
    const gaps = gapsOf([...keys.map(({ atMs }) => atMs), stroke.atMs])
    const endsBurst =
      keys.length > 0 &&
      (hasWandRhythm(held, stroke.atMs) ||
        (keys.length >= STREAM_LENGTH_MIN && digitsOf(keys) !== undefined && unevenness(gaps) < 2 * EVEN))
    const released = [...given, ...release()]
    trail = []
    return { kind: 'typing', release: released, ...(endsBurst ? { endsBurst } : {}) }
  }

  /** `given` was let go of just now: nobody has written it yet. */
  function slowScan(keys: readonly Keystroke[], given: readonly Keystroke[], endMs: number): Heard {
    const takeBack = keys.length - held.length - given.length
    const longest = gapsOf([...keys.map(({ atMs }) => atMs), endMs]).at(-1) ?? 0
    paceMs = Math.max(paceMs, Math.min(SLOW_GAP_MS_MAX, Math.round(longest * 1.3)))
    return scan(keys, endMs, { takeBack })
  }

  /** Only a wand writes control signs and dead keys in the middle of a burst; a repeated key is a finger that rests. */
  function belongs(stroke: Keystroke): boolean {
    if (stroke.repeat) return false
    if (stroke.key === GROUP_SEPARATOR) return held.length > 0
    if (isPrefix(stroke)) return true
    if (stroke.key === 'Dead') return held.length >= 4 && hasWandRhythm(held, stroke.atMs)
    return isDigitOrLetter(stroke) || (held.length > 0 && stroke.key.length === 1)
  }

  /** Gives back what has been held too long to be a burst; a wand without an end of its own ends here. */
  function expire(nowMs: number): Heard | undefined {
    const before = held.at(-1)
    if (!before || nowMs - before.atMs < gapMax()) return undefined
    const endless = learned()?.suffix === 'none'
    const enough = held.length >= (endless ? CODE_LENGTH_MIN : SLOW_LENGTH_MIN)
    if (enough && hasWandRhythm(held, before.atMs) && (endless || isConfirmed(read(held))))
      return scan(held, before.atMs, { needsEnd: true })
    return { kind: 'typing', release: release() }
  }

  return {
    hear,
    expire,
    /** Whether the key just heard is one of those held: then nobody else may act on it. */
    holds: (stroke: Keystroke) => held.includes(stroke),
    /** Nothing was typed for a moment: what is on the screen now is what a slow code would have to give back. */
    isIdle: (nowMs: number) => {
      const lastKey = held.at(-1) ?? trail.at(-1)
      return !lastKey || nowMs - lastKey.atMs > SLOW_GAP_MS_MAX
    },
    isHolding: () => held.length > 0,
    /** How long nothing may come before `expire` is asked. */
    waitMs: () => gapMax() + 4,
  }
}

function isDigitOrLetter({ code, key }: Keystroke): boolean {
  return /^(?:Digit|Numpad)\d$/.test(code) || /^\p{L}$/u.test(key)
}

function hasWandRhythm(keys: readonly Keystroke[], endMs: number): boolean {
  return keys.length > 0 && middleOf(gapsOf([...keys.map(({ atMs }) => atMs), endMs])) < MEDIAN_GAP_MS_MAX
}

const isNear = (ms: number, learnedMs: number): boolean => Math.abs(ms - learnedMs) <= Math.max(5, learnedMs * 0.25)
