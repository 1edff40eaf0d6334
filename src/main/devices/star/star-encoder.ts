import iconv from 'iconv-lite'
import { unreachable } from '../../../shared/assert.ts'
import { layOut, type PaperLine, type TextLine } from '../../documents/layout.ts'
import type { PaperDocument } from '../../documents/model.ts'
import { qrMatrix } from '../../documents/qr-matrix.ts'
import { modulesBitmap, toBitmap, type Bitmap } from '../../documents/raster.ts'
import { printableIn } from '../../documents/transliterate.ts'
import { concat, qrModuleDots } from '../escpos/commands.ts'
import type { PrinterProfile } from '../ports.ts'
import * as commands from './commands.ts'

const LINES_TO_TEAR = 4

/** The same document in Star's own language. */
export function encode(document: PaperDocument, profile: PrinterProfile): Uint8Array {
  const lines = layOut(document, { columns: profile.columns, printable: printableIn(profile.codePage.name) })
  return concat([
    commands.INIT,
    commands.codePage(profile.codePage.page),
    ...lines.map((line) => lineBytes(line, profile)),
    profile.cut === 'knife' ? commands.CUT : commands.feedLines(LINES_TO_TEAR),
  ])
}

export function kick(profile: PrinterProfile): Uint8Array {
  return commands.kickDrawer(profile.drawer)
}

function lineBytes(line: PaperLine, profile: PrinterProfile): Uint8Array {
  switch (line.kind) {
    case 'line':
      return textBytes(line, profile)
    case 'qr': {
      const dots = qrModuleDots(line.data, profile.dots)
      return profile.qr === 'native'
        ? centred(commands.qrCode(line.data, dots))
        : commands.raster(inTheMiddle(modulesBitmap(qrMatrix(line.data, 'M'), dots), profile))
    }
    case 'barcode':
      return centred(commands.barcode(line.symbology, line.data))
    case 'image':
      return commands.raster(inTheMiddle(toBitmap(line.picture, profile.dots), profile))
    case 'feed':
      return commands.feedLines(line.lines)
    default:
      return unreachable(line)
  }
}

/** Each line takes its style back, so that no line can inherit another's. */
function textBytes(line: TextLine, profile: PrinterProfile): Uint8Array {
  const sized = line.wide || line.tall
  const page = line.codePage ?? profile.codePage
  return concat([
    ...(line.bold ? [commands.bold(true)] : []),
    ...(sized ? [commands.size(line)] : []),
    ...(line.inverted ? [commands.inverted(true)] : []),
    ...(line.codePage ? [commands.codePage(0), commands.codePage(page.page)] : []),
    iconv.encode(line.text, page.name),
    commands.LF,
    ...(line.codePage ? [commands.codePage(profile.codePage.page)] : []),
    ...(line.inverted ? [commands.inverted(false)] : []),
    ...(sized ? [commands.size({ wide: false, tall: false })] : []),
    ...(line.bold ? [commands.bold(false)] : []),
  ])
}

function centred(code: Uint8Array): Uint8Array {
  return concat([commands.align('center'), code, commands.align('left')])
}

/** Star's raster begins at the left edge, whatever the alignment: white is put before it. */
function inTheMiddle({ bytesPerRow, height, bits }: Bitmap, profile: PrinterProfile): Bitmap {
  const white = Math.max(0, Math.floor((profile.dots / 8 - bytesPerRow) / 2))
  const wider = white + bytesPerRow
  const moved = new Uint8Array(wider * height)
  for (let y = 0; y < height; y++) moved.set(bits.subarray(y * bytesPerRow, (y + 1) * bytesPerRow), y * wider + white)
  return { bytesPerRow: wider, height, bits: moved }
}
