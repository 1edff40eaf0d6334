import type { KeyboardEvent } from 'react'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { focusPanel } from '../ui/focus-panel.ts'
import { Icon } from '../ui/Icon.tsx'
import { PIN_DIGITS_MIN, type PinFault } from './people-view.ts'
import { usePin, type Pin } from './use-pin.ts'

type Props = {
  readonly label: string
  /** What the confirming key does. */
  readonly enter: string
  readonly onPin: (pin: string, refused: (fault: PinFault) => void) => void
}

/** A pad that asks one person for a PIN. */
export function PinPad({ label, enter, onPin }: Props) {
  const pin = usePin()
  return <PinKeys label={label} enter={enter} pin={pin} onEnter={() => pin.give(onPin)} />
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'back', '0', 'enter'] as const

type KeysProps = {
  readonly label: string
  readonly enter: string
  readonly pin: Pin
  /** Undefined while it is not known whose PIN it is. */
  readonly onEnter: (() => void) | undefined
}

/** A PIN, as dots: what was typed is on no screen and in no store. */
export function PinKeys({ label, enter, pin, onEnter }: KeysProps) {
  const { t } = useWords()
  const { fault, waiting } = pin
  useTypedDigits(pin.hear, true)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) onEnter?.()
  }
  return (
    <div className="pin" role="group" aria-label={label} tabIndex={-1} ref={focusPanel} onKeyDown={onKeyDown}>
      <p className="pin-label">{label}</p>
      <output className="pin-dots" aria-label={t.people.pinTyped({ count: pin.count })} data-wrong={fault?.kind}>
        {Array.from({ length: Math.max(PIN_DIGITS_MIN, pin.count) }, (_, place) => (
          <i key={place} data-on={place < pin.count ? '' : undefined} />
        ))}
      </output>
      <p className="pin-fault" role="alert">
        {fault && (fault.kind === 'wrong' ? t.people.wrong : t.people.wait({ seconds: fault.seconds }))}
      </p>
      <div className="keypad" data-rows="4">
        {keys.map((key) => {
          if (key === 'enter') {
            const off = !pin.isLong || !onEnter
            return (
              <button
                key={key}
                type="button"
                className="pin-enter"
                aria-label={enter}
                aria-disabled={off ? true : undefined}
                onClick={() => onEnter?.()}
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
              onClick={() => pin.hear(key)}
            >
              {key === 'back' ? <Icon name="back" /> : key}
            </button>
          )
        })}
      </div>
    </div>
  )
}
