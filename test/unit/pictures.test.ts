import { describe, expect, it } from 'vitest'
import { barcodeModules, eanCheckDigit, fitsBarcode } from '../../src/main/documents/barcode.ts'
import { fitsQr, QR_BYTES_MAX } from '../../src/main/documents/model.ts'
import { isBlackAt, modulesBitmap, toBitmap } from '../../src/main/documents/raster.ts'

const bars = (modules: readonly boolean[]) => modules.map((bar) => (bar ? '1' : '0')).join('')
const flat = (width: number, height: number, grey: number) => ({
  width,
  height,
  dots: new Uint8Array(width * height).fill(grey),
})
function blackShare(grey: number): number {
  const bitmap = toBitmap(flat(64, 64, grey), 384)
  let black = 0
  for (let y = 0; y < 64; y++) for (let x = 0; x < 64; x++) if (isBlackAt(bitmap, x, y)) black += 1
  return black / 4096
}

describe('a barcode', () => {
  it('has the bars of its standard', () => {
    // The examples of the standards themselves.
    expect(bars(barcodeModules('ean8', '96385074'))).toBe(
      '1010001011010111101111010110111010101001110111001010001001011100101',
    )
    expect(bars(barcodeModules('ean13', '5901234123457'))).toBe(
      '10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101',
    )
    expect(barcodeModules('code128', 'Wikipedia')).toHaveLength(11 * 12 + 2)
    expect(bars(barcodeModules('code128', 'A'))).toMatch(/^11010010000.*1100011101011$/)
  })
  it('has its check digit, or is none', () => {
    expect(eanCheckDigit('301234567890')).toBe('2')
    expect(fitsBarcode('ean13', '3012345678902')).toBe(true)
    expect(fitsBarcode('ean13', '3012345678903')).toBe(false)
    expect(fitsBarcode('code128', '')).toBe(false)
  })
})

describe('a logo', () => {
  it('is as wide as the paper at most, and keeps its shape', () => {
    const bitmap = toBitmap(flat(1200, 400, 0), 576)
    expect(bitmap.bytesPerRow * 8).toBe(576)
    expect(bitmap.height).toBe(192)
    expect(toBitmap(flat(100, 40, 0), 576)).toMatchObject({ bytesPerRow: 13, height: 40 })
  })
  it('is as dark as it was', () => {
    expect(blackShare(0)).toBe(1)
    expect(blackShare(255)).toBe(0)
    for (const grey of [64, 128, 192]) expect(blackShare(grey)).toBeCloseTo(1 - grey / 255, 1)
  })
})

describe('a QR code', () => {
  it('as a picture has every module as large as it was asked', () => {
    const bitmap = modulesBitmap(
      [
        [true, false],
        [false, true],
      ],
      3,
    )
    expect(bitmap.height).toBe(6)
    expect([0, 1, 2, 3, 4, 5].map((x) => isBlackAt(bitmap, x, 0))).toEqual([true, true, true, false, false, false])
    expect([0, 3, 5].map((x) => isBlackAt(bitmap, x, 5))).toEqual([false, true, true])
  })
  it('of 3,000 characters, or with control characters, is refused before any printer sees it', () => {
    expect(fitsQr('x'.repeat(QR_BYTES_MAX))).toBe(true)
    expect(fitsQr('x'.repeat(3000))).toBe(false)
    expect(fitsQr('é'.repeat(QR_BYTES_MAX))).toBe(false)
    expect(fitsQr('a\u0010b')).toBe(false)
    expect(fitsQr('')).toBe(false)
  })
})
