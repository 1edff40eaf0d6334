import type { RefusalDetail } from '../result.ts'

export const printerRefusalsEn = {
  PRINTER_NAME_TAKEN: (f: RefusalDetail) => `Another printer is called “${f['name']}” already.`,
  PRINTER_TWICE: (f: RefusalDetail) => `“${f['name']}” is reached as another one is: they are the same printer.`,
  PRINTER_UNKNOWN: 'This printer is not installed any more.',
  PURPOSE_TWICE: 'Each use has one list of printers.',
}
