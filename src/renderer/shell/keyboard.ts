import type { TillServices } from './TillContext.ts'
import { createScanDecoder, digitOf, GAP_MS_MAX, type Keystroke } from './scan-decoder.ts'
import { change, session, stepBack } from './session.ts'
import { eraseDigit, typeDigit, typeLetter } from './typing.ts'

type Scanned = (code: string) => void

/**
 * Keyboard and scanner are one stream, heard at the window before any field: digits are held for the length of one gap,
 * until the rhythm says whether a hand or a wand wrote them. A field does not own the scanner.
 */
export function listenToKeys(services: TillServices, scanned: Scanned): () => void {
  const decoder = createScanDecoder()
  let timer: ReturnType<typeof setTimeout> | undefined

  const giveBack = (keys: readonly Keystroke[]) => {
    for (const key of keys) writeDigit(key)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const stroke: Keystroke = { code: event.code, key: event.key, atMs: event.timeStamp, repeat: event.repeat }
    const heard = decoder.hear(stroke)
    if (heard.kind === 'scan') {
      swallow(event)
      clearTimeout(timer)
      scanned(heard.code)
      return
    }
    if (heard.kind === 'typing') giveBack(heard.release)
    if (decoder.holds(stroke)) {
      swallow(event)
      clearTimeout(timer)
      timer = setTimeout(() => giveBack(decoder.expire(performance.now())), GAP_MS_MAX + 4)
      return
    }
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

/** A digit that a hand typed: into the field that has the focus, else where digits go on this screen. */
function writeDigit(stroke: Keystroke): void {
  const field = focusedField()
  if (field) {
    field.setRangeText(stroke.key, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: stroke.key }))
    return
  }
  const digit = digitOf(stroke)
  if (digit !== undefined) typeDigit(digit)
}

function focusedField(): HTMLInputElement | undefined {
  const focused = document.activeElement
  return focused instanceof HTMLInputElement && focused.type === 'text' ? focused : undefined
}

/** Answers whether the key did something, so that the browser does nothing with it. */
function actOn(event: KeyboardEvent, { counter, cash }: TillServices): boolean {
  switch (event.key) {
    case 'F2':
      if (session().screen === 'counter') counter.takeCash('due')
      return true
    case 'F3':
      if (session().screen === 'counter') counter.takeCard('due')
      return true
    case 'F7':
      counter.printLast()
      return true
    case 'F8':
      cash.openDrawer()
      return true
    case 'F9':
      change({ screen: session().screen === 'cash' ? 'counter' : 'cash', over: undefined })
      return true
    case 'Escape':
      return stepBack()
    default:
      if (focusedField()) return false
      if (event.key === 'Backspace') eraseDigit()
      else return session().screen === 'counter' && actOnCounter(event, counter)
      return true
  }
}

function actOnCounter(event: KeyboardEvent, counter: TillServices['counter']): boolean {
  const { lineId } = session()
  if (event.key === '+' && lineId) counter.plus(lineId)
  else if (event.key === '-' && lineId) counter.minus(lineId)
  else if (/^\p{L}$/u.test(event.key)) typeLetter(event.key)
  else return false
  return true
}
