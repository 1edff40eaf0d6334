// Draws the icon that installers wear: one picture of 1024 pixels, from which electron-builder makes .ico and .icns.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'

export function drawIcon(folder) {
  mkdirSync(folder, { recursive: true })
  const svg = readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8')
  writeFileSync(join(folder, 'icon.png'), new Resvg(svg, { fitTo: { mode: 'width', value: 1024 } }).render().asPng())
}
