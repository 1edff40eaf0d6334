import type { Cents } from './money.ts'
import { milli } from './money.ts'
import type { SheetCell } from './report-sheets.ts'
import { amount, count, quantity, withMinus } from './texts/format.ts'
import type { Lang } from './texts/index.ts'

const decimals: Readonly<Record<Lang, Intl.NumberFormat>> = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
}

/** `+12,5 %`; from ten times as much on, the factor says more: `×12`. */
export function percentText(permille: number, lang: Lang): string {
  if (permille >= 9000) return `×${decimals[lang].format(Math.round(permille / 100) / 10 + 1)}`
  const figure = withMinus(decimals[lang].format(permille / 10))
  const sign = permille > 0 ? '+' : ''
  return lang === 'fr' ? `${sign}${figure}\u202f%` : `${sign}${figure}%`
}

/** A cell as people read it, without its currency: the column says what it is. */
export function cellText(cell: SheetCell, lang: Lang): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'cents':
      return withMinus(amount(cell.cents, lang))
    case 'signed':
      return signedAmount(cell.cents, lang)
    case 'count':
      return withMinus(count(cell.count, lang))
    case 'milli':
      return withMinus(quantity(milli(cell.milli), lang))
    case 'tenths':
      return decimals[lang].format(cell.tenths / 10)
    case 'duration':
      return durationText(Math.round(cell.tenths / 10), lang)
    case 'permille':
      return percentText(cell.permille, lang)
    case 'share':
      return `${withMinus(decimals[lang].format(cell.permille / 10))}${lang === 'fr' ? '\u202f' : ''}%`
    case 'none':
      return '–'
  }
}

/** `3 h 05`, `45 min`. */
function durationText(minutes: number, lang: Lang): string {
  const gap = lang === 'fr' ? '\u202f' : ' '
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return hours === 0 ? `${rest}${gap}min` : `${hours}${gap}h${gap}${String(rest).padStart(2, '0')}`
}

function signedAmount(cents: Cents, lang: Lang): string {
  const figure = withMinus(amount(cents, lang))
  return cents > 0 ? `+${figure}` : figure
}
