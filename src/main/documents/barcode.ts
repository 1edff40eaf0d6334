import { assert } from '../../shared/assert.ts'

/** What a till prints: its products' codes, and codes of its own on tickets and labels. */
export type Symbology = 'ean13' | 'ean8' | 'code128'

/** In CODE128 set B, more would not fit the width of a paper at a size that a scanner reads. */
export const CODE128_MAX = 80

/** The last digit of an EAN: weights 3, 1, 3, 1 … from the right. */
export function eanCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}

/** Whether a symbology can say this; an EAN bears its check digit. */
export function fitsBarcode(symbology: Symbology, data: string): boolean {
  switch (symbology) {
    case 'ean13':
    case 'ean8':
      return (
        new RegExp(symbology === 'ean13' ? /^\d{13}$/ : /^\d{8}$/).test(data) &&
        eanCheckDigit(data.slice(0, -1)) === data.at(-1)
      )
    case 'code128':
      return data.length <= CODE128_MAX && /^[ -~]+$/.test(data)
  }
}

const EAN8_DIGITS = 8

/** In which bars the number of a product is printed. */
export function symbologyOfEan(ean: string): 'ean8' | 'ean13' {
  return ean.length === EAN8_DIGITS ? 'ean8' : 'ean13'
}

/** Bars and spaces, module by module; true is a bar. No quiet zones: the paper's white is one. */
export function barcodeModules(symbology: Symbology, data: string): readonly boolean[] {
  assert(fitsBarcode(symbology, data), `${symbology} cannot say ${data}`)
  const bits = symbology === 'code128' ? code128(data) : symbology === 'ean13' ? ean13(data) : ean8(data)
  return Array.from(bits, (bit) => bit === '1')
}

/** Odd parity; the even one is its mirror inverted, the right half its inverse. */
const EAN_LEFT = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
]
/** Which digits of the left half are even says the first digit of an EAN-13. */
const EAN_PARITY = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL']

const inverse = (bits: string): string => Array.from(bits, (bit) => (bit === '1' ? '0' : '1')).join('')
const leftOf = (digit: string): string => EAN_LEFT[Number(digit)] ?? ''
const evenOf = (digit: string): string => [...inverse(leftOf(digit))].reverse().join('')
const rightOf = (digit: string): string => inverse(leftOf(digit))

function ean13(data: string): string {
  const parity = EAN_PARITY[Number(data[0])] ?? ''
  const left = [...data.slice(1, 7)].map((digit, i) => (parity[i] === 'L' ? leftOf(digit) : evenOf(digit)))
  return `101${left.join('')}01010${[...data.slice(7)].map(rightOf).join('')}101`
}

function ean8(data: string): string {
  return `101${[...data.slice(0, 4)].map(leftOf).join('')}01010${[...data.slice(4)].map(rightOf).join('')}101`
}

/** Widths of bars and spaces of each value, three of each; the stop has a seventh. */
const CODE128 =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'.split(
    ' ',
  )
const START_B = 104
const STOP = 106

function code128(data: string): string {
  const values = Array.from(data, (char) => char.charCodeAt(0) - 0x20)
  const check = values.reduce((sum, value, i) => sum + value * (i + 1), START_B) % 103
  return [START_B, ...values, check, STOP]
    .flatMap((value) => Array.from(CODE128[value] ?? '', (width, i) => (i % 2 === 0 ? '1' : '0').repeat(Number(width))))
    .join('')
}
