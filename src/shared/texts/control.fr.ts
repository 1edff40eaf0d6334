/** Texts of the closings, of the tax control, of archives and exports. Set with the rest in `fr.ts`. */
export const controlFr = {
  title: 'Contrôle fiscal',
}
