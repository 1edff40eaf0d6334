import { wallTime } from '../../../shared/business-day.ts'
import type { Cents } from '../../../shared/money.ts'
import { decimalComma } from '../../../main/documents/csv.ts'
import type { MonthOfCarrier } from '../months.ts'
import type { Carrier } from '../rules/carrier.ts'
import { countsOf } from '../rules/acts.ts'
import { gapOf } from '../rules/theirs.ts'
import type { Sold, Theirs } from '../statement-store.ts'
import type { PaperSite } from '../../../main/documents/demonstration.ts'
import { dayWords, hourWords, monthWords, paidForWords } from './words.ts'

type Facts = MonthOfCarrier & {
  readonly carrier: Carrier
  readonly month: string
  readonly site: PaperSite
  readonly zone: string
  readonly nowMs: number
  readonly theirs: Theirs | null
  readonly sold: Sold | undefined
}
export type NamedFile = { readonly name: string; readonly base64: string }
export const named = (name: string, bytes: Uint8Array): NamedFile => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
})
const euros = (amount: Cents): string => `${decimalComma(amount)} €`

/** The statement of a month: every paid act as a table, or the sums on a page that goes with the invoice. */
export async function statementFile(facts: Facts, as: 'csv' | 'pdf'): Promise<NamedFile> {
  const name = `releve-${facts.carrier.code}-${facts.month}.${as}`
  return named(name, as === 'csv' ? await statementCsv(facts) : await statementPdf(facts))
}

async function statementCsv({ paid, zone, carrier }: Facts): Promise<Uint8Array> {
  const { csvTable } = await import('../../../main/documents/csv.ts')
  return csvTable(
    ['date', 'heure', 'transporteur', 'numero', 'acte', 'ht'],
    paid.map(({ act, what, unitCents }) => [
      dayWords(act.day),
      hourWords(act.atMs, zone),
      carrier.name,
      act.code,
      paidForWords[what],
      { cents: unitCents },
    ]),
  )
}

async function statementPdf(facts: Facts): Promise<Uint8Array> {
  const [a4, parts] = await Promise.all([
    import('../../../main/documents/pdf/a4.ts'),
    import('../../../main/documents/pdf/a4-parts.ts'),
  ])
  const { a4: page, a4Width, finish, ground, openSheet, space, styles, write } = a4
  const { carrier, month, site, nowMs, lines, totals, theirs, sold, zone } = facts
  const title = `Relevé ${carrier.name} ${monthWords(month)}`
  const sheet = openSheet({ title, of: site, createdAtMs: nowMs }, title)
  const sums = { x: page.right - 210, width: 210 }

  parts.letterhead(sheet, site, { title: 'Relevé de colis', number: monthWords(month) })
  space(sheet, 18)
  write(sheet, carrier.name, styles.name)
  space(sheet, 10)
  drawCounts()
  space(sheet, 16)
  write(sheet, 'Commissions', styles.heading)
  space(sheet, 4)
  parts.table(
    sheet,
    [
      { header: 'Acte', align: 'left' },
      { header: 'Du', align: 'left', width: 70 },
      { header: 'Au', align: 'left', width: 70 },
      { header: 'Nombre', align: 'right', width: 56 },
      { header: 'HT l’unité', align: 'right', width: 64 },
      { header: 'HT', align: 'right', width: 72 },
    ],
    lines.map(({ what, from, to, count, unitCents, htCents }) => [
      paidForWords[what],
      dayWords(from),
      dayWords(to),
      String(count),
      euros(unitCents),
      euros(htCents),
    ]),
  )
  space(sheet, 10)
  parts.figures(
    sheet,
    [
      ['Total HT', euros(totals.htCents)],
      [totals.rate === 0 ? 'TVA' : `TVA ${decimalComma(totals.rate)} %`, euros(totals.vatCents)],
    ],
    sums,
  )
  space(sheet, 3)
  parts.figures(sheet, [['Total TTC', euros(totals.ttcCents)]], sums, styles.total)
  if (theirs) drawTheirs(theirs.number, theirs.htCents)
  space(sheet, 18)
  write(
    sheet,
    sold
      ? `Facturé sous le numéro ${sold.number}, ticket n° ${sold.ticket}, ${euros(sold.totals.ttcCents)} TTC.`
      : 'Ce relevé n’est pas une facture.',
    styles.soft,
  )
  write(sheet, 'Compté d’après le registre du café, au tarif en vigueur le jour de chaque acte.', styles.soft)
  return finish(sheet, { left: site.name, center: title })

  function drawCounts(): void {
    const counts = countsOf(facts.acts)
    const figures = [
      ['Reçus', counts.received],
      ['Remis', counts.handedOver],
      ['Déposés', counts.droppedOff],
      ['Rendus', counts.returned],
    ] as const
    const width = a4Width / figures.length
    const height = 48
    ground(sheet, height)
    const top = sheet.y
    for (const [n, [word, count]] of figures.entries()) {
      sheet.y = top + 7
      const place = { x: page.left + n * width, width, align: 'center' } as const
      write(sheet, String(count), styles.total, place)
      write(sheet, word, styles.label, place)
    }
    sheet.y = top + height
  }

  function drawTheirs(number: string, htCents: Cents): void {
    space(sheet, 16)
    write(sheet, 'Relevé du transporteur', styles.heading)
    space(sheet, 4)
    const gap = gapOf(htCents, totals.htCents)
    parts.figures(
      sheet,
      [
        [number === '' ? 'Leur total HT' : `Leur total HT (${number})`, euros(htCents)],
        ['Écart', gap === 0 ? 'aucun' : euros(gap).replace('-', '−')],
      ],
      { x: page.left, width: a4Width },
    )
    space(sheet, 2)
    write(sheet, `Comparé le ${dayWords(wallTime(nowMs, zone).day)} à ${hourWords(nowMs, zone)}.`, styles.label)
  }
}
