import { useEffect, useEffectEvent } from 'react'
import { withAmountDigit } from '../counter/pay-view.ts'
import { withDigit } from '../counter/quantity-view.ts'
import { change, session, type Over } from './session.ts'

type DigitSink = { readonly hear: (key: string) => void; readonly first: boolean }
const sinks: DigitSink[] = []

/**
 * A pad that stands alone on its screen also hears the keyboard, for as long as it is there. One that comes `first` hears
 * it whatever lies over the tiles: a PIN, or an amount asked for there.
 */
export function useTypedDigits(onKey: (key: string) => void, first = false): void {
  const heard = useEffectEvent(onKey)
  useEffect(() => {
    const sink: DigitSink = { hear: (key) => heard(key), first }
    sinks.push(sink)
    return () => void sinks.splice(sinks.indexOf(sink), 1)
  }, [first])
}

function sinkNow(): DigitSink | undefined {
  const { over } = session()
  return sinks.findLast(({ first }) => first || over === undefined)
}

/** Whether digits go to a pad of its own rather than to the counter. */
export const isPadHearing = (): boolean => sinkNow() !== undefined

/** Panels over the tiles in which nothing is written by itself. */
const silent: ReadonlySet<Over['kind']> = new Set([
  'editor',
  'choose',
  'new-product',
  'card',
  'people',
  'discount',
  'tabs',
  'split',
  'tables',
  'help',
  'today',
  'account',
  'customer',
  'voucher',
])

/** Where a digit goes, whether it was tapped or typed: to what is being asked, else to the quantity of the next tile. */
export function typeDigit(digit: string): void {
  const { over, payDigits, quantityDigits, screen } = session()
  const sink = sinkNow()
  if (sink) return sink.hear(digit)
  if (screen !== 'counter') return
  if (payDigits !== undefined) change({ payDigits: withAmountDigit(payDigits, digit) })
  else if (over?.kind === 'price') change({ over: { ...over, digits: withAmountDigit(over.digits, digit) } })
  else if (over?.kind === 'search') change({ over: { ...over, text: over.text + digit } })
  else if (!over || !silent.has(over.kind)) change({ quantityDigits: withDigit(quantityDigits, digit) })
}

/** The last key taken back, in the same place. */
export function eraseDigit(): void {
  const { over, payDigits, quantityDigits } = session()
  const sink = sinkNow()
  if (sink) return sink.hear('back')
  if (payDigits !== undefined) change({ payDigits: payDigits.slice(0, -1) })
  else if (over?.kind === 'price') change({ over: { ...over, digits: over.digits.slice(0, -1) } })
  else if (over?.kind === 'search') change({ over: { ...over, text: over.text.slice(0, -1) } })
  else change({ quantityDigits: quantityDigits.slice(0, -1) })
}

/** A letter opens the search; once open, it writes there. */
export function typeLetter(letter: string): void {
  const { over, screen } = session()
  if (screen !== 'counter' || (over && silent.has(over.kind))) return
  change({ over: { kind: 'search', text: over?.kind === 'search' ? over.text + letter : letter } })
}
