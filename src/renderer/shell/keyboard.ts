import { flushSync } from 'react-dom'
import { focusedField, writeInto } from '../ui/focused-field.ts'
import type { TillStatus } from '../../shared/contracts/till.ts'
import type { TillServices } from './TillContext.ts'
import { isMapped, keyUses } from './key-map.ts'
import { createScanDecoder, digitOf, GAP_MS_MAX, type Keystroke } from './scan-decoder.ts'
import { session } from './session.ts'
import { eraseDigit, typeDigit, typeLetter } from './typing.ts'

type Scanned = (code: string) => void

/** Keys that act once per press, however long a hand rests on them. */
const actsOnce = (key: string): boolean => key === 'Enter' || (isMapped(key) && key.length > 1)

/**
 * Keyboard and scanner are one stream, heard at the window before any field: what is written is held for the length of
 * one gap, until the rhythm says whether a hand or a wand wrote it. A field does not own the scanner.
 */
export function listenToKeys(services: TillServices, scanned: Scanned): () => void {
  const decoder = createScanDecoder()
  let timer: ReturnType<typeof setTimeout> | undefined

  const giveBack = (keys: readonly Keystroke[]) => {
    if (keys.length === 0) return
    // Drawn at once: the key behind them, an Enter in the search, must find what they changed.
    flushSync(() => {
      for (const key of keys) write(key, services)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const stroke: Keystroke = { code: event.code, key: event.key, atMs: event.timeStamp, repeat: event.repeat }
    const heard = decoder.hear(stroke)
    if (heard.kind === 'scan') {
      swallow(event)
      clearTimeout(timer)
      if (!isStopped() && !isLocked(services)) scanned(heard.code)
      return
    }
    if (heard.kind === 'typing') giveBack(heard.release)
    if (decoder.holds(stroke)) {
      swallow(event)
      clearTimeout(timer)
      timer = setTimeout(() => giveBack(decoder.expire(performance.now())), GAP_MS_MAX + 4)
      return
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

function swallow(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

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
  const digit = digitOf(stroke)
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
