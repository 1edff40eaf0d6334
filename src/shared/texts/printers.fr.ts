import type { RefusalDetail } from '../result.ts'

export const printerRefusalsFr = {
  PRINTER_NAME_TAKEN: (f: RefusalDetail) => `Une autre imprimante s’appelle déjà « ${f['name']} ».`,
  PRINTER_TWICE: (f: RefusalDetail) => `« ${f['name']} » est reliée comme une autre : c’est la même imprimante.`,
  PRINTER_UNKNOWN: 'Cette imprimante n’est plus installée.',
  PURPOSE_TWICE: 'Chaque usage a une seule liste d’imprimantes.',
}
