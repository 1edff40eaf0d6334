import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { slipSvg } from './paper-svg.ts'
import type { Slip } from './paper.ts'

// Development dependencies: this file is imported by tests and by the simulator's command line, never by the till.
const require = createRequire(import.meta.url)
const FONTS = ['DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf'].map((file) =>
  require.resolve(`dejavu-fonts-ttf/ttf/${file}`),
)

/** A slip as a PNG picture, one pixel per dot times `zoom`. */
export function slipPng(slip: Slip, options: { readonly columns?: number; readonly zoom?: number } = {}): Uint8Array {
  const { columns = 48, zoom = 1 } = options
  const resvg = new Resvg(slipSvg(slip, columns), {
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans Mono' },
  })
  return resvg.render().asPng()
}
