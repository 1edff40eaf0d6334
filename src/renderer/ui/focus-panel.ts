/** A panel that opens takes the focus, unless a field of its own has it already: keys and readers go on from there. */
export function focusPanel(panel: HTMLElement | null): void {
  if (panel && !panel.contains(document.activeElement)) panel.focus({ preventScroll: true })
}
