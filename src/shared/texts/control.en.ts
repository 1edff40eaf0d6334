import type { Texts } from './fr.ts'

/** Texts of the closings, of the tax control, of archives and exports. */
export const controlEn: Texts['control'] = {
  title: 'Tax control',
}
