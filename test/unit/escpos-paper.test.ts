import { describe, expect, it } from 'vitest'
import { encode } from '../../src/main/devices/encode.ts'
import type { PrinterProfile } from '../../src/main/devices/ports.ts'
import { PRINTER_PROFILES } from '../../src/main/devices/profiles.ts'
import { createDecoder } from '../../src/main/devices/simulators/printer/decoder.ts'
import { slipPng } from '../../src/main/devices/simulators/printer/paper-png.ts'
import { slipSvg } from '../../src/main/devices/simulators/printer/paper-svg.ts'
import { createPaper, slipText, type Slip } from '../../src/main/devices/simulators/printer/paper.ts'
import { qrMatrix } from '../../src/main/documents/qr-matrix.ts'
import { toText } from '../../src/main/documents/text.ts'
import { printableIn } from '../../src/main/documents/transliterate.ts'
import { sampleDuplicate } from '../hardware/sample-documents.ts'

function slipsOf(bytes: Uint8Array, language: PrinterProfile['language'] = 'escpos'): readonly Slip[] {
  const paper = createPaper()
  return createDecoder({ language })
    .push(bytes)
    .flatMap((op) => paper.run(op))
    .flatMap((event) => (event.kind === 'cut' ? [event.slip] : []))
}

describe('the paper of the simulated printer', () => {
  it.each(Object.values(PRINTER_PROFILES))('reads as the receipt that was sent to $id', (profile) => {
    const slips = slipsOf(encode(sampleDuplicate(), profile), profile.language)
    expect(slips.map((slip) => slipText(slip, profile.columns))).toEqual([
      toText(sampleDuplicate(), profile.columns, printableIn(profile.codePage.name)),
    ])
  })

  it('keeps drawer pulses among the lines, in their order', () => {
    const [slip] = slipsOf(Buffer.from('\x1bp\x00\x19\xfaA\n\x1dV\x00', 'latin1'))
    expect(slip?.items.map((item) => item.kind)).toEqual(['kick', 'line'])
  })

  it('is a picture as wide as its roll', () => {
    const widthOf = (columns: number) => {
      const [slip] = slipsOf(encode(sampleDuplicate(), PRINTER_PROFILES['epson-80']))
      const png = Buffer.from(slipPng(slip!, { columns }))
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      return png.readUInt32BE(16)
    }
    expect(widthOf(48) - widthOf(32)).toBe(16 * 12)
  })

  it('escapes what it draws', () => {
    const [slip] = slipsOf(Buffer.from('<b>&\n\x1dV\x00', 'latin1'))
    expect(slipSvg(slip!)).toContain('&lt;b&gt;&amp;</text>')
  })
})

describe('the QR code of the picture', () => {
  it('has the finder patterns and size of its version', () => {
    const matrix = qrMatrix('https://zinc.example/é', 'M')
    expect(matrix.length).toBe(25) // 23 bytes at level M: version 2
    expect(matrix[0]?.slice(0, 8)).toEqual([true, true, true, true, true, true, true, false])
  })
})
