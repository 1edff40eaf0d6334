import type { Printer, PrinterSetup, PrintPurpose } from '../../shared/contracts/printers.ts'
import { connectionKey } from '../../shared/devices.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'

type Wrong = 'PRINTER_NAME_TAKEN' | 'PRINTER_TWICE' | 'PRINTER_UNKNOWN' | 'PURPOSE_TWICE'

/** Two workers on one printer would cut into each other's tickets; a route must lead somewhere. */
export function checkedSetup(setup: PrinterSetup): Result<PrinterSetup, Wrong> {
  const called = firstTwice(setup.printers.map(({ name }) => name.toLocaleLowerCase('fr')))
  if (called !== undefined) return refuse('PRINTER_NAME_TAKEN', { name: setup.printers[called]?.name ?? '' })
  const reached = firstTwice(setup.printers.map(({ connection }) => connectionKey(connection)))
  if (reached !== undefined) return refuse('PRINTER_TWICE', { name: setup.printers[reached]?.name ?? '' })
  if (firstTwice(setup.printers.map(({ printerId }) => printerId)) !== undefined) return refuse('PRINTER_UNKNOWN')
  if (firstTwice(setup.routes.map(({ purpose }) => purpose)) !== undefined) return refuse('PURPOSE_TWICE')
  const known = new Set(setup.printers.map(({ printerId }) => printerId))
  const wanted = setup.routes.flatMap(({ printerIds }) => printerIds)
  return wanted.every((id) => known.has(id)) ? ok(setup) : refuse('PRINTER_UNKNOWN')
}

function firstTwice(values: readonly string[]): number | undefined {
  const at = values.findIndex((value, n) => values.indexOf(value) !== n)
  return at === -1 ? undefined : at
}

/**
 * The printers that serve a purpose, the first before those that stand in for it. A prep station, or labels, without a
 * printer of their own use the counter's.
 */
export function routeOf<P extends Pick<Printer, 'printerId'>>(
  { printers, routes }: { readonly printers: readonly P[]; readonly routes: PrinterSetup['routes'] },
  purpose: PrintPurpose,
): readonly P[] {
  const route = routes.find((known) => known.purpose === purpose)
  if (route) return route.printerIds.flatMap((id) => printers.find(({ printerId }) => printerId === id) ?? [])
  return purpose === 'receipts' ? printers.slice(0, 1) : routeOf({ printers, routes }, 'receipts')
}
