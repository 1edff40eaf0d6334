import { useEffect, useState, type KeyboardEvent } from 'react'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { focusPanel } from '../ui/focus-panel.ts'
import { Icon } from '../ui/Icon.tsx'
import { isPinLong, PIN_DIGITS_MIN, withPinDigit, type PinFault } from './people-view.ts'

type Props = {
  readonly label: string
  /** What the confirming key does. */
  readonly enter: string
  readonly onPin: (pin: string, refused: (fault: PinFault) => void) => void
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'back', '0', 'enter'] as const
const SECOND_MS = 1_000

/** A PIN, as dots: what was typed is on no screen and in no store. */
export function PinPad({ label, enter, onPin }: Props) {
  const { t } = useWords()
  const [digits, setDigits] = useState('')
  const [fault, setFault] = useState<PinFault>()
  const waiting = fault?.kind === 'wait'
  useCountdown(fault, setFault)

  const confirm = () => {
    if (!isPinLong(digits) || waiting) return
    setDigits('')
    setFault(undefined)
    onPin(digits, setFault)
  }
  const onKey = (key: string) => {
    if (waiting) return
    setDigits(withPinDigit(digits, key))
    if (fault) setFault(undefined)
  }
  useTypedDigits(onKey, true)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) confirm()
  }
  return (
    <div className="pin" role="group" aria-label={label} tabIndex={-1} ref={focusPanel} onKeyDown={onKeyDown}>
      <p className="pin-label">{label}</p>
      <output className="pin-dots" aria-label={t.people.pinTyped({ count: digits.length })} data-wrong={fault?.kind}>
        {Array.from({ length: Math.max(PIN_DIGITS_MIN, digits.length) }, (_, place) => (
          <i key={place} data-on={place < digits.length ? '' : undefined} />
        ))}
      </output>
      <p className="pin-fault" role="alert">
        {fault && (fault.kind === 'wrong' ? t.people.wrong : t.people.wait({ seconds: fault.seconds }))}
      </p>
      <div className="keypad" data-rows="4">
        {keys.map((key) => {
          if (key === 'enter') {
            const off = !isPinLong(digits) || waiting
            return (
              <button
                key={key}
                type="button"
                className="pin-enter"
                aria-label={enter}
                aria-disabled={off ? true : undefined}
                onClick={confirm}
              >
                <Icon name="check" />
              </button>
            )
          }
          return (
            <button
              key={key}
              type="button"
              aria-label={key === 'back' ? t.common.erase : key}
              aria-disabled={waiting ? true : undefined}
              onClick={() => onKey(key)}
            >
              {key === 'back' ? <Icon name="back" /> : key}
            </button>
          )
        })}
      </div>
    </div>
  )
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
