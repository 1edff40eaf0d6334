import { layOut, type PaperLine, type TextLine } from '../../documents/layout.ts'
import type { PaperDocument } from '../../documents/model.ts'
import { qrMatrix } from '../../documents/qr-matrix.ts'
import { modulesBitmap, toBitmap } from '../../documents/raster.ts'
import { printableIn } from '../../documents/transliterate.ts'
import { unreachable } from '../../../shared/assert.ts'
import type { PrinterProfile } from '../ports.ts'
import * as commands from './commands.ts'
import { concat } from './commands.ts'
import { composed, type EscposPrinter } from './escpos-printer.ts'

/** A document as the bytes of one ticket, from reset to cut. Pure: the same document gives the same bytes. */
export function encode(document: PaperDocument, profile: PrinterProfile): Uint8Array {
  const printable = printableIn(profile.codePage.name)
  const lines = layOut(document, { columns: profile.columns, printable })
  return composed((printer) => {
    printer.hardware('init')
    raw(printer, commands.KANJI_OFF)
    raw(printer, commands.codePage(profile.codePage.page))
    for (const line of lines) writeLine(printer, line, profile)
    raw(printer, profile.cut === 'knife' ? commands.CUT : commands.feedLines(LINES_TO_TEAR))
  })
}

const LINES_TO_TEAR = 4

/** The drawer's pulse alone: it is sent before the receipt and does not wait for it. */
export function kick(profile: PrinterProfile): Uint8Array {
  return commands.kickDrawer(profile.drawer)
}

function writeLine(printer: EscposPrinter, line: PaperLine, profile: PrinterProfile): void {
  switch (line.kind) {
    case 'line':
      return writeText(printer, line, profile)
    case 'qr':
      printer.align('ct')
      raw(printer, qrBytes(line.data, profile))
      printer.align('lt')
      return
    case 'barcode':
      printer.align('ct')
      raw(printer, commands.barcode(line.symbology, line.data, profile.dots))
      printer.align('lt')
      return
    case 'image':
      printer.align('ct')
      raw(printer, commands.raster(toBitmap(line.picture, profile.dots)))
      printer.align('lt')
      return
    case 'feed':
      return raw(printer, commands.feedLines(line.lines))
    default:
      return unreachable(line)
  }
}

/** Each line takes its style back, so that no line can inherit another's. */
function writeText(printer: EscposPrinter, line: TextLine, profile: PrinterProfile): void {
  const sized = line.wide || line.tall
  if (line.bold) raw(printer, commands.bold(true))
  if (sized) raw(printer, commands.size(line))
  if (line.inverted) raw(printer, commands.inverted(true))
  if (line.codePage) {
    // A page that the printer lacks would leave the last one in force, and look right.
    raw(printer, concat([commands.codePage(0), commands.codePage(line.codePage.page)]))
    printer.text(line.text, line.codePage.name)
    raw(printer, commands.codePage(profile.codePage.page))
  } else printer.text(line.text, profile.codePage.name)
  if (line.inverted) raw(printer, commands.inverted(false))
  if (sized) raw(printer, commands.size({ wide: false, tall: false }))
  if (line.bold) raw(printer, commands.bold(false))
}

function qrBytes(data: string, profile: PrinterProfile): Uint8Array {
  const dots = commands.qrModuleDots(data, profile.dots)
  if (profile.qr === 'native') return commands.qrCode(data, dots)
  return commands.raster(modulesBitmap(qrMatrix(data, 'M'), dots))
}

function raw(printer: EscposPrinter, bytes: Uint8Array): void {
  printer.print(Buffer.from(bytes))
}
