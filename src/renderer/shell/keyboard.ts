import { flushSync } from 'react-dom'
import { GROUP_SEPARATOR } from '../../shared/barcode-gs1.ts'
import { digitsOf } from '../../shared/keyboard-layouts.ts'
import { focusedField, writeInto } from '../ui/focused-field.ts'
import type { TillStatus } from '../../shared/contracts/till.ts'
import type { TillServices } from './TillContext.ts'
import { isMapped, keyUses } from './key-map.ts'
import { createScanDecoder, type Heard } from './scan-decoder.ts'
import { session } from './session.ts'
import { beforeTyping, takeBack } from './take-back.ts'
import { eraseDigit, typeDigit, typeLetter } from './typing.ts'
import { keptWand, type Keystroke } from './wand.ts'

type Scanned = (code: string) => void

/** Keys that act once per press, however long a hand rests on them. */
const actsOnce = (key: string): boolean => key === 'Enter' || (isMapped(key) && key.length > 1)

/** While a wand is being learned, every key goes to whoever learns it. */
let pupil: ((stroke: Keystroke) => void) | undefined
export function learnWand(hear: (stroke: Keystroke) => void): () => void {
  pupil = hear
  return () => {
    if (pupil === hear) pupil = undefined
  }
}

/**
 * Keyboard and scanner are one stream, heard at the window before any field: what is written is held for the length of
 * one gap, until the rhythm says whether a hand or a wand wrote it. A field does not own the scanner.
 */
export function listenToKeys(services: TillServices, scanned: Scanned): () => void {
  const decoder = createScanDecoder(keptWand)
  let timer: ReturnType<typeof setTimeout> | undefined
  let before = beforeTyping()

  const giveBack = (keys: readonly Keystroke[]) => {
    if (keys.length === 0) return
    // Drawn at once: the key behind them, an Enter in the search, must find what they changed.
    flushSync(() => {
      for (const key of keys) write(key, services)
    })
  }
  /** Answers whether the keys heard so far were a wand's. */
  const tookCode = (heard: Heard): boolean => {
    if (heard.kind === 'echo') return true
    if (heard.kind !== 'scan') return false
    flushSync(() => takeBack(before, heard.takeBack ?? 0))
    scanned(heard.code)
    return true
  }
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const heard = decoder.expire(performance.now())
      if (heard?.kind === 'typing') giveBack(heard.release)
      else if (heard) tookCode(heard)
    }, decoder.waitMs())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const stroke = strokeOf(event, decoder.isHolding())
    if (!stroke) return
    if (pupil && stroke.code !== 'Escape') {
      swallow(event)
      return pupil(stroke)
    }
    if (decoder.isIdle(stroke.atMs)) before = beforeTyping()
    const heard = decoder.hear(stroke)
    if (tookCode(heard)) {
      swallow(event)
      return clearTimeout(timer)
    }
    if (heard.kind === 'typing') giveBack(heard.release)
    if (decoder.holds(stroke)) {
      swallow(event)
      return wait()
    }
    // Enter behind a short burst is a wand's; a hand that rests on a key asked once.
    const isWandsEnd = heard.kind === 'typing' && heard.endsBurst === true && !focusedField()
    if (isWandsEnd || (event.repeat && actsOnce(event.key))) return swallow(event)
    if (isStopped()) return
    if (actOn(event, services)) event.preventDefault()
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKeyDown, { capture: true })
  }
}

/** A key that may be typing or a wand's; in the middle of a burst, Ctrl+] is the FNC1 of a GS1 code. */
function strokeOf(event: KeyboardEvent, inBurst: boolean): Keystroke | undefined {
  if (event.isComposing) return undefined
  const altGr = event.getModifierState('AltGraph')
  const isSeparator = inBurst && event.ctrlKey && event.code === 'BracketRight'
  if ((event.ctrlKey || event.metaKey || event.altKey) && !altGr && !isSeparator) return undefined
  return {
    code: event.code,
    key: isSeparator ? GROUP_SEPARATOR : event.key,
    atMs: event.timeStamp,
    repeat: event.repeat,
    shift: event.shiftKey,
    caps: event.getModifierState('CapsLock'),
    altGr,
  }
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Whether a scan may do anything now: somebody holds the till, and it can write. */
export const mayScan = (services: TillServices): boolean => !isStopped() && !isLocked(services)

/** While the red screen shows, the only thing to do is on it. */
function isStopped(): boolean {
  return session().failure?.kind === 'storage'
}

/** While nobody holds the till, keys write a PIN and do nothing else. */
function isLocked({ cache, queries }: TillServices): boolean {
  const status = cache.getQueryData<TillStatus>(queries.till.status.queryKey({ input: {} }))
  return status?.phase === 'running' && status.operator === null
}

/** What a hand typed: into the field that has the focus, else where it goes on this screen. */
function write(stroke: Keystroke, services: TillServices): void {
  if (isStopped()) return
  const field = focusedField()
  if (field) return writeInto(field, stroke.key)
  const digit = digitsOf([stroke])
  if (digit !== undefined) typeDigit(digit)
  else if (session().screen === 'counter' && !isLocked(services)) actOnCounter(stroke.key)
}

/** Answers whether the key did something, so that the browser does nothing with it. */
function actOn({ key }: KeyboardEvent, services: TillServices): boolean {
  const isWritten = key.length === 1
  if (isWritten && focusedField()) return false
  const pressed = keyUses.press(key)
  if (pressed !== undefined) return pressed
  // Chromium's own search and caret keys are no keys of a till, also where no screen uses ours.
  if (!isWritten && isMapped(key)) return true
  if (focusedField()) return false
  if (key === 'Backspace') eraseDigit()
  else return session().screen === 'counter' && !isLocked(services) && actOnCounter(key)
  return true
}

function actOnCounter(key: string): boolean {
  if (keyUses.press(key)) return true
  if (!/^\p{L}$/u.test(key) && !(key === ' ' && session().over?.kind === 'search')) return false
  typeLetter(key)
  return true
}
