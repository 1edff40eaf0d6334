import { useEffect, useEffectEvent } from 'react'
import { withAmountDigit } from '../counter/pay-view.ts'
import { withDigit } from '../counter/quantity-view.ts'
import { change, session } from './session.ts'

type DigitSink = (key: string) => void
const sinks: DigitSink[] = []

/** A pad that stands alone on its screen also hears the keyboard, for as long as it is there. */
export function useTypedDigits(onKey: DigitSink): void {
  const heard = useEffectEvent(onKey)
  useEffect(() => {
    const sink: DigitSink = (key) => heard(key)
    sinks.push(sink)
    return () => void sinks.splice(sinks.indexOf(sink), 1)
  }, [])
}

/** Where a digit goes, whether it was tapped or typed: to what is being asked, else to the quantity of the next tile. */
export function typeDigit(digit: string): void {
  const { over, payDigits, quantityDigits, screen } = session()
  const sink = sinks.at(-1)
  if (sink && over === undefined) return sink(digit)
  if (screen !== 'counter') return
  if (payDigits !== undefined) change({ payDigits: withAmountDigit(payDigits, digit) })
  else if (over?.kind === 'price') change({ over: { ...over, digits: withAmountDigit(over.digits, digit) } })
  else if (over?.kind === 'search') change({ over: { ...over, text: over.text + digit } })
  else if (over?.kind !== 'editor') change({ quantityDigits: withDigit(quantityDigits, digit) })
}

/** The last key taken back, in the same place. */
export function eraseDigit(): void {
  const { over, payDigits, quantityDigits } = session()
  const sink = sinks.at(-1)
  if (sink && over === undefined) return sink('back')
  if (payDigits !== undefined) change({ payDigits: payDigits.slice(0, -1) })
  else if (over?.kind === 'price') change({ over: { ...over, digits: over.digits.slice(0, -1) } })
  else if (over?.kind === 'search') change({ over: { ...over, text: over.text.slice(0, -1) } })
  else change({ quantityDigits: quantityDigits.slice(0, -1) })
}

/** A letter opens the search; once open, it writes there. */
export function typeLetter(letter: string): void {
  const { over, screen } = session()
  if (screen !== 'counter' || over?.kind === 'editor') return
  change({ over: { kind: 'search', text: over?.kind === 'search' ? over.text + letter : letter } })
}
