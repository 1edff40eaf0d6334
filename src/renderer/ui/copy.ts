/** Copies a text; where the window may not use the clipboard by itself, as a selection that is copied. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

function copySelected(text: string): boolean {
  const focused = document.activeElement
  const area = document.createElement('textarea')
  area.className = 'hidden-text'
  area.value = text
  document.body.append(area)
  area.select()
  // Deprecated, and the only way in a window that is given no permission at all.
  const done = document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return done
}
