import { useEffect, useState } from 'react'
import { eraseIn, focusedField, writeInto } from './focused-field.ts'
import { Icon } from './Icon.tsx'
import { Letters } from './Letters.tsx'
import './fields.css'

const kinds = ['digits', 'amount', 'date', 'code', 'text', 'code-pad'] as const
/** What a field takes. `code-pad` has its own keys beside it. */
export type TouchKind = (typeof kinds)[number]

const signs: Readonly<Record<TouchKind, string>> = {
  digits: '1234567890',
  amount: '1234567890,',
  date: '1234567890/',
  code: '0123456789ABCDEF',
  text: '1234567890',
  'code-pad': '',
}

type Props = {
  readonly words: { readonly keys: string; readonly space: string; readonly erase: string; readonly done: string }
}

/** Keys for a field that a finger touched: a touch screen is sold without a keyboard, and a hand with one needs none. */
export function TouchKeys({ words }: Props) {
  const kind = useTouchedField()
  if (!kind || kind === 'code-pad') return null
  const type = (text: string) => {
    const field = focusedField()
    if (field) writeInto(field, text)
  }
  const erase = () => {
    const field = focusedField()
    if (field) eraseIn(field)
  }
  return (
    // The field keeps the focus, and so its caret, while keys are touched.
    <div
      className="touch-keys"
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(e) => e.preventDefault()}
    >
      <div className="touch-row" role="group" aria-label={words.keys}>
        {[...signs[kind]].map((sign) => (
          <button key={sign} type="button" tabIndex={-1} onClick={() => type(sign)}>
            {sign}
          </button>
        ))}
        <button type="button" tabIndex={-1} aria-label={words.erase} onClick={erase}>
          <Icon name="back" />
        </button>
        <button type="button" tabIndex={-1} data-done="" onClick={() => focusedField()?.blur()}>
          {words.done}
        </button>
      </div>
      {kind === 'text' && (
        <Letters label={words.keys} spaceText={words.space} backLabel={words.erase} onType={type} onBack={erase} />
      )}
    </div>
  )
}

/** Whether the last touch of the window was a finger's. */
let byFinger = false
document.addEventListener('pointerdown', ({ pointerType }) => (byFinger = pointerType === 'touch'), { capture: true })

/** The kind of field that has the focus, where a finger gave it. */
function useTouchedField(): TouchKind | undefined {
  const [kind, setKind] = useState<TouchKind>()
  useEffect(() => {
    const show = (target: EventTarget | null) => {
      const asked = target instanceof HTMLInputElement ? target.dataset['keys'] : undefined
      setKind(byFinger ? kinds.find((one) => one === asked) : undefined)
    }
    const onPointer = ({ target }: PointerEvent) => {
      if (byFinger && target === document.activeElement) show(target) // it will not be given the focus again
    }
    const onFocus = ({ target }: FocusEvent) => show(target)
    const onBlur = () => setKind(undefined)
    show(document.activeElement) // a field that took the focus when its panel opened
    document.addEventListener('pointerdown', onPointer, { capture: true })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', onBlur)
    return () => {
      document.removeEventListener('pointerdown', onPointer, { capture: true })
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', onBlur)
    }
  }, [])
  return kind
}
