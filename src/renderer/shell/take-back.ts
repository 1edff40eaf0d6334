import { focusedField } from '../ui/focused-field.ts'
import { change, session, type Session } from './session.ts'
import { eraseDigit, isPadHearing } from './typing.ts'

/** What was written, and where, before a key that may be the first of a slow wand's code. */
export type Before = {
  readonly field: HTMLInputElement | undefined
  readonly text: string
  readonly caret: number
  readonly typed: Pick<Session, 'quantityDigits' | 'payDigits' | 'over'>
}

export function beforeTyping(): Before {
  const field = focusedField()
  const { quantityDigits, payDigits, over } = session()
  return {
    field,
    text: field?.value ?? '',
    caret: field?.selectionStart ?? 0,
    typed: { quantityDigits, payDigits, over },
  }
}

/** Puts back what was there before `count` keys of a code were written as if a hand had typed them. */
export function takeBack({ field, text, caret, typed }: Before, count: number): void {
  if (count === 0) return
  if (field?.isConnected) {
    field.setRangeText(text, 0, field.value.length, 'end')
    field.setSelectionRange(caret, caret)
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }))
  } else if (isPadHearing()) {
    for (let n = 0; n < count; n += 1) eraseDigit()
  } else {
    change(typed)
  }
}
