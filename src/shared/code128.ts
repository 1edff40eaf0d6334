/** The widths of the three bars and three spaces of each sign, as ISO/IEC 15417 lists them; the last one is the stop. */
const WIDTHS =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'

export const code128Widths: readonly string[] = WIDTHS.split(' ')
const START_B = 104
const STOP = 106

/** The values of a Code 128 in code set B: its start, its signs, its check value and its stop. Printable ASCII only. */
export function code128Values(text: string): readonly number[] {
  const signs = [...text].map((sign) => sign.charCodeAt(0) - 32)
  const check = signs.reduce((total, value, at) => total + value * (at + 1), START_B) % 103
  return [START_B, ...signs, check, STOP]
}

/** Where its bars begin and how wide they are, in modules, and how wide the whole is. */
export function code128Bars(text: string): {
  readonly bars: readonly { readonly at: number; readonly width: number }[]
  readonly width: number
} {
  const bars: { at: number; width: number }[] = []
  let at = 0
  for (const value of code128Values(text)) {
    for (const [index, digit] of [...(code128Widths[value] ?? '')].entries()) {
      if (index % 2 === 0) bars.push({ at, width: Number(digit) })
      at += Number(digit)
    }
  }
  return { bars, width: at }
}
