/** The text field that has the focus; nothing else on the screens is written into. */
export function focusedField(): HTMLInputElement | undefined {
  const focused = document.activeElement
  return focused instanceof HTMLInputElement && focused.type === 'text' ? focused : undefined
}

/** Writes at the caret as the keyboard would, so that whoever draws the field hears of it. */
export function writeInto(field: HTMLInputElement, text: string): void {
  const start = field.selectionStart ?? 0
  const end = field.selectionEnd ?? 0
  const length = field.value.length - (end - start) + text.length
  if (field.maxLength >= 0 && length > field.maxLength) return
  field.setRangeText(text, start, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}

/** Takes back what is before the caret, or what is selected. */
export function eraseIn(field: HTMLInputElement): void {
  const end = field.selectionEnd ?? 0
  const start = field.selectionStart ?? 0
  field.setRangeText('', start === end ? Math.max(0, start - 1) : start, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }))
}
