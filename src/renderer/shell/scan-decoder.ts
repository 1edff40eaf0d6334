/** A key as the window heard it: which physical key, what it would write, when, and whether it was held down. */
export type Keystroke = {
  readonly code: string
  readonly key: string
  readonly atMs: number
  readonly repeat?: boolean
}

/**
 * What the decoder makes of a key. `release` gives back what was held and turned out to be typing; `endsBurst` marks an
 * Enter that came behind it in a wand's rhythm: a short code, whose end must not press the key that has the focus.
 */
export type Heard =
  | { readonly kind: 'hold' }
  | { readonly kind: 'scan'; readonly code: string }
  | { readonly kind: 'typing'; readonly release: readonly Keystroke[]; readonly endsBurst?: boolean }

/** A gap longer than this ends a burst; held keys are then given back. */
export const GAP_MS_MAX = 60
/** A wand's rhythm: no hand types six keys with half of their gaps below this. */
const MEDIAN_GAP_MS_MAX = 50
const CODE_LENGTH_MIN = 6
const CODE_LENGTH_MAX = 256 // a QR code's link is one code too

/**
 * Tells a keyboard-wedge scanner from a hand by its rhythm. It reads physical digit keys, so that neither the layout
 * nor Shift nor Caps Lock garbles a number; letters are taken as they are written. Digits and letters begin a burst,
 * other signs only go on with one. No timers here: time arrives with the key, and `expire` is called by whoever
 * owns the clock.
 */
export function createScanDecoder() {
  let held: Keystroke[] = []

  const release = (): readonly Keystroke[] => {
    const keys = held
    held = []
    return keys
  }

  function hear(stroke: Keystroke): Heard {
    const last = held.at(-1)
    const inBurst = last !== undefined && stroke.atMs - last.atMs <= GAP_MS_MAX
    if (isShift(stroke.code) && (inBurst || held.length === 0)) return { kind: 'typing', release: [] }
    const before = inBurst ? [] : release()

    const isWritten = isDigitOrLetter(stroke) || (held.length > 0 && stroke.key.length === 1)
    if (isWritten && !stroke.repeat && held.length < CODE_LENGTH_MAX) {
      held.push(stroke)
      return before.length > 0 ? { kind: 'typing', release: before } : { kind: 'hold' }
    }
    const endsBurst = isEnd(stroke.code) && hasWandRhythm(held, stroke.atMs)
    if (endsBurst && held.length >= CODE_LENGTH_MIN) {
      return {
        kind: 'scan',
        code: release()
          .map((key) => digitOf(key) ?? key.key)
          .join(''),
      }
    }
    return { kind: 'typing', release: [...before, ...release()], ...(endsBurst ? { endsBurst } : {}) }
  }

  /** Gives back what has been held too long to be a burst. */
  function expire(nowMs: number): readonly Keystroke[] {
    const last = held.at(-1)
    return last && nowMs - last.atMs >= GAP_MS_MAX ? release() : []
  }

  /** Whether the key just heard is one of those held: then nobody else may act on it. */
  return { hear, expire, holds: (stroke: Keystroke) => held.includes(stroke) }
}

/** The digit of a physical key, whatever the layout makes of it: on AZERTY the unshifted row writes `&é"'(-è_çà`. */
export function digitOf({ code }: Pick<Keystroke, 'code'>): string | undefined {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
}

function isDigitOrLetter(stroke: Keystroke): boolean {
  return digitOf(stroke) !== undefined || /^\p{L}$/u.test(stroke.key)
}

function hasWandRhythm(keys: readonly Keystroke[], endMs: number): boolean {
  if (keys.length === 0) return false
  const times = [...keys.map((key) => key.atMs), endMs]
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  gaps.sort((a, b) => a - b)
  return (gaps[Math.floor(gaps.length / 2)] ?? Number.POSITIVE_INFINITY) < MEDIAN_GAP_MS_MAX
}

function isEnd(code: string): boolean {
  return code === 'Enter' || code === 'NumpadEnter' || code === 'Tab'
}

function isShift(code: string): boolean {
  return code === 'ShiftLeft' || code === 'ShiftRight' || code === 'CapsLock'
}
