import type { Buyer } from '../../../shared/contracts/invoices.ts'
import { a4, a4Width, colors, ground, hairline, heightOf, space, styles, write, type Sheet } from './a4.ts'

export const HALF = (a4Width - 24) / 2
const RIGHT_HALF = a4.right - HALF
const BOX_PAD = 12
const countries = new Intl.DisplayNames(['fr'], { type: 'region' })

/** Whom the invoice is made out to, on the right, where an envelope has its window. */
export function drawBuyer(sheet: Sheet, buyer: Buyer | null): void {
  if (buyer === null) {
    drawBlankBuyer(sheet)
    return
  }
  const place = { x: RIGHT_HALF + BOX_PAD, width: HALF - 2 * BOX_PAD }
  const rows = [
    ...buyer.addressLines,
    `${buyer.postcode} ${buyer.city}`,
    ...(buyer.country === 'FR' ? [] : [countries.of(buyer.country) ?? buyer.country]),
    ...(buyer.siren === '' ? [] : [`SIREN ${buyer.siren.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3')}`]),
    ...(buyer.vatNumber === '' ? [] : [`N° TVA ${buyer.vatNumber}`]),
  ]
  const heights = [
    heightOf(sheet, 'Client', styles.label, place.width),
    heightOf(sheet, buyer.name, styles.heading, place.width),
    ...rows.map((words) => heightOf(sheet, words, styles.body, place.width)),
  ]
  const height = heights.reduce((sum, one) => sum + one, 2 * BOX_PAD + 4)
  ground(sheet, height, { x: RIGHT_HALF, width: HALF })
  const bottom = sheet.y + height
  space(sheet, BOX_PAD)
  write(sheet, 'Client', styles.label, place)
  space(sheet, 2)
  write(sheet, buyer.name, styles.heading, place)
  space(sheet, 2)
  for (const words of rows) write(sheet, words, styles.body, place)
  sheet.y = bottom
}

/** Up to 150 € without VAT the customer may write himself in (BOI-TVA-DECLA-30-20-20-20 §§ 130–150). */
function drawBlankBuyer(sheet: Sheet): void {
  const place = { x: RIGHT_HALF + BOX_PAD, width: HALF - 2 * BOX_PAD }
  const top = sheet.y
  space(sheet, BOX_PAD)
  write(sheet, 'Client (à compléter par le client)', styles.strong, place)
  for (const label of ['Nom ou raison sociale', 'Adresse', 'Code postal et ville', 'SIREN et n° TVA (professionnel)']) {
    space(sheet, 20)
    hairline(sheet, { ...place, color: colors.soft })
    space(sheet, 1)
    write(sheet, label, styles.label, place)
  }
  space(sheet, BOX_PAD - 4)
  sheet.doc
    .roundedRect(RIGHT_HALF, top, HALF, sheet.y - top, 6)
    .lineWidth(0.8)
    .strokeColor(colors.soft)
    .stroke()
}
