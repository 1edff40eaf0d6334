import { useEffect, useState } from 'react'
import { isPinLong, withPinDigit, type PinFault } from './people-view.ts'

const SECOND_MS = 1_000

export type Pin = ReturnType<typeof usePin>

/** A PIN while it is typed, and what was said of the last try: in no store, and forgotten as soon as it is given. */
export function usePin() {
  const [digits, setDigits] = useState('')
  const [fault, setFault] = useState<PinFault>()
  const waiting = fault?.kind === 'wait'
  useCountdown(fault, setFault)
  return {
    count: digits.length,
    fault,
    waiting,
    isLong: isPinLong(digits) && !waiting,
    hear(key: string): void {
      if (waiting) return
      setDigits(withPinDigit(digits, key))
      if (fault) setFault(undefined)
    },
    /** Gives the digits away once they are enough. */
    give(to: (pin: string, refused: (fault: PinFault) => void) => void): void {
      if (!isPinLong(digits) || waiting) return
      setDigits('')
      setFault(undefined)
      to(digits, setFault)
    },
    forget(): void {
      setDigits('')
      if (!waiting) setFault(undefined)
    },
  }
}

/** A wait is counted down; at its end the pad is there again. */
function useCountdown(fault: PinFault | undefined, setFault: (fault: PinFault | undefined) => void): void {
  useEffect(() => {
    if (fault?.kind !== 'wait') return undefined
    const timer = setTimeout(() => {
      setFault(fault.seconds > 1 ? { ...fault, seconds: fault.seconds - 1 } : undefined)
    }, SECOND_MS)
    return () => clearTimeout(timer)
  }, [fault, setFault])
}
