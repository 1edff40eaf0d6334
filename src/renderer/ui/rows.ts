import type { KeyboardEvent } from 'react'

/** In a table whose rows are keys, the arrows go from one to the next. */
export function alongRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const keys = [...event.currentTarget.querySelectorAll<HTMLElement>('.pick')]
  const index = keys.findIndex((key) => key === document.activeElement)
  const next = keys[index + step]
  if (index === -1 || !next) return
  event.preventDefault()
  next.focus()
}
