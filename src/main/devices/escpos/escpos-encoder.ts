import { layOut, type PaperLine, type TextLine } from '../../documents/layout.ts'
import type { PaperDocument } from '../../documents/model.ts'
import { printableIn } from '../../documents/transliterate.ts'
import { unreachable } from '../../../shared/assert.ts'
import type { PrinterProfile } from '../ports.ts'
import * as commands from './commands.ts'
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
    raw(printer, commands.CUT)
  })
}

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
      raw(printer, commands.qrCode(line.data, commands.qrModuleDots(line.data, profile.dots)))
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
  printer.text(line.text, profile.codePage.name)
  if (line.inverted) raw(printer, commands.inverted(false))
  if (sized) raw(printer, commands.size({ wide: false, tall: false }))
  if (line.bold) raw(printer, commands.bold(false))
}

function raw(printer: EscposPrinter, bytes: Uint8Array): void {
  printer.print(Buffer.from(bytes))
}
