import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { barcodeModules, type Symbology } from '../../src/main/documents/barcode.ts'
import { qrMatrix } from '../../src/main/documents/qr-matrix.ts'

const [WIDTH, HEIGHT] = [640, 480]
const FRAMES_A_SECOND = 2
/** Video's white and black, and the middle of its two colours. */
const [LIGHT, DARK, NO_COLOUR] = [235, 16, 128]
const FOLDER = join(import.meta.dirname, '..', '..', 'artefacts', 'camera')

/** What lies before a camera for so many seconds. */
export type Scene = { readonly shows: Symbology | 'qr' | 'nothing'; readonly says?: string; readonly seconds: number }

/** A Chromium with two cameras that see its own test picture: with a film it has only one. */
export const TWO_CAMERAS = ['--use-fake-device-for-media-stream=device-count=2']

/** The arguments of a Chromium whose camera sees these scenes, over and over; it grants nothing by itself. */
export function cameraSees(name: string, scenes: readonly Scene[]): readonly string[] {
  const file = join(FOLDER, `${name}.y4m`)
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(file, filmOf(scenes))
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`]
}

/** YUV4MPEG2: a line, then each picture as its brightness and two planes of colour at half the size. */
function filmOf(scenes: readonly Scene[]): Buffer {
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, NO_COLOUR)
  const frames = scenes.flatMap((scene) => {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), pictureOf(scene), colours])
    return Array.from({ length: scene.seconds * FRAMES_A_SECOND }, () => frame)
  })
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1\n`), ...frames])
}

function rowsOf(shows: Scene['shows'], says: string): readonly (readonly boolean[])[] {
  if (shows === 'nothing') return []
  return shows === 'qr' ? qrMatrix(says, 'M') : Array.from({ length: 50 }, () => barcodeModules(shows, says))
}

function pictureOf({ shows, says = '' }: Scene): Buffer {
  const picture = Buffer.alloc(WIDTH * HEIGHT, LIGHT)
  const rows = rowsOf(shows, says)
  const scale = shows === 'qr' ? 10 : Math.trunc((WIDTH - 60) / (rows[0]?.length ?? WIDTH))
  const [left, top] = [WIDTH - scale * (rows[0]?.length ?? 0), HEIGHT - scale * rows.length].map((room) => room >> 1)
  for (const [y, row] of rows.entries())
    for (const [x, isDark] of row.entries())
      for (let line = 0; isDark && line < scale; line += 1) {
        const at = ((top ?? 0) + y * scale + line) * WIDTH + (left ?? 0) + x * scale
        picture.fill(DARK, at, at + scale)
      }
  return picture
}
