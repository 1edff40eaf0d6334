import type { Cents } from '../../../shared/money.ts'
import { decimalComma } from '../../../main/documents/csv.ts'
import type { Move } from '../moves.ts'
import type { StatementLine, Totals } from '../rules/commission.ts'
import { articleOf, type CounterService, type Terms } from '../rules/service.ts'
import type { Gaps, Theirs } from '../rules/statement.ts'
import type { Sold } from '../statement-store.ts'
import type { PaperSite } from '../../../main/documents/demonstration.ts'
import { dayWords, monthWords, rateWords, wayWords, whyWords } from './words.ts'

type Facts = {
  readonly service: CounterService
  readonly own: readonly Move[]
  readonly month: string
  readonly lines: readonly StatementLine[]
  readonly totals: Totals
  readonly settles: Terms['settles']
  readonly toCheck: boolean
  readonly daysMissing: number
  readonly theirs: Theirs | null
  readonly gaps: Gaps | null
  readonly standing: Sold | undefined
  readonly site: PaperSite
  readonly nowMs: number
}
export type NamedFile = { readonly name: string; readonly base64: string }
const euros = (amount: Cents): string => `${decimalComma(amount)} €`.replace('-', '−')

/** The statement of a month: every move as a table, or the sums on a page to lay beside the partner's own. */
export async function statementFile(facts: Facts, as: 'csv' | 'pdf'): Promise<NamedFile> {
  const bytes = as === 'csv' ? await statementCsv(facts) : await statementPdf(facts)
  return {
    name: `releve-${facts.service.code}-${facts.month}.${as}`,
    base64: Buffer.from(bytes).toString('base64'),
  }
}

async function statementCsv({ own, service }: Facts): Promise<Uint8Array> {
  const { csvTable } = await import('../../../main/documents/csv.ts')
  return csvTable(
    ['date', 'service', 'partenaire', 'ticket', 'mouvement', 'article', 'nombre', 'montant'],
    own
      .filter(({ nature, way }) => nature === 'agency' || way === 'paid-out')
      .map((move) => [
        dayWords(move.forDay),
        service.name,
        service.partner,
        String(move.number),
        wayWords[move.way],
        (move.article && articleOf(service, move.article)?.label) ?? '',
        String(move.pieces),
        { cents: move.ttcCents },
      ]),
  )
}

async function statementPdf(facts: Facts): Promise<Uint8Array> {
  const [a4, parts] = await Promise.all([
    import('../../../main/documents/pdf/a4.ts'),
    import('../../../main/documents/pdf/a4-parts.ts'),
  ])
  const { a4: page, a4Width, finish, openSheet, space, styles, write } = a4
  const { service, month, site, nowMs, lines, totals, theirs, gaps, standing, settles } = facts
  const title = `Relevé ${service.name} ${monthWords(month)}`
  const sheet = openSheet({ title, of: site, createdAtMs: nowMs }, title)
  const sums = { x: page.right - 230, width: 230 }

  parts.letterhead(sheet, site, { title: 'Relevé de service', number: monthWords(month) })
  space(sheet, 18)
  write(sheet, service.partner === '' ? service.name : `${service.name} · ${service.partner}`, styles.name)
  space(sheet, 14)
  parts.table(
    sheet,
    [
      { header: 'Mouvement', align: 'left' },
      { header: 'Du', align: 'left', width: 62 },
      { header: 'Au', align: 'left', width: 62 },
      { header: 'Nombre', align: 'right', width: 50 },
      { header: 'Montant', align: 'right', width: 74 },
      { header: 'Taux', align: 'right', width: 62 },
      { header: 'HT', align: 'right', width: 62 },
    ],
    lines.map((line) => [
      `${(line.article && articleOf(service, line.article)?.label) ?? service.name} (${wayWords[line.way]})`,
      dayWords(line.from),
      dayWords(line.to),
      String(line.pieces),
      euros(line.baseCents),
      rateWords(line),
      euros(line.htCents),
    ]),
  )
  space(sheet, 10)
  parts.figures(
    sheet,
    [
      ['Encaissé pour le partenaire', euros(totals.collectedCents)],
      ['Payé pour le partenaire', euros(totals.paidOutCents)],
      ...(totals.monthlyCents === 0 ? [] : ([['Forfait mensuel HT', euros(totals.monthlyCents)]] as const)),
      ['Commission HT', euros(totals.htCents)],
      [totals.rate === 0 ? 'TVA' : `TVA ${decimalComma(totals.rate)} %`, euros(totals.vatCents)],
      ['Commission TTC', euros(totals.ttcCents)],
    ],
    sums,
  )
  space(sheet, 3)
  const owed =
    settles === 'deducted' ? 'Dû au partenaire, commission déduite' : 'Dû au partenaire, commission facturée à part'
  parts.figures(sheet, [[owed, euros(totals.owedCents)]], { x: page.left, width: a4Width }, styles.total)
  if (theirs && gaps) {
    space(sheet, 16)
    write(
      sheet,
      theirs.number === '' ? 'Relevé du partenaire' : `Relevé du partenaire ${theirs.number}`,
      styles.heading,
    )
    space(sheet, 4)
    parts.table(
      sheet,
      [
        { header: '', align: 'left' },
        { header: 'Notre compte', align: 'right', width: 96 },
        { header: 'Leur relevé', align: 'right', width: 96 },
        { header: 'Écart', align: 'right', width: 96 },
      ],
      [
        ['Encaissé', euros(totals.collectedCents), euros(theirs.collectedCents), euros(gaps.collectedCents)],
        ['Payé', euros(totals.paidOutCents), euros(theirs.paidOutCents), euros(gaps.paidOutCents)],
        ['Commission HT', euros(totals.htCents), euros(theirs.commissionCents), euros(gaps.commissionCents)],
      ],
    )
    space(sheet, 6)
    for (const why of gaps.why) write(sheet, whyWords(why, facts.daysMissing), styles.soft)
  }
  space(sheet, 16)
  if (facts.toCheck) write(sheet, 'Taux proposés par un modèle : à vérifier avec le contrat.', styles.soft)
  write(
    sheet,
    standing
      ? `Facturé sous le numéro ${standing.number}, ticket n° ${standing.ticket}, ${euros(standing.totals.ttcCents)} TTC.`
      : 'Ce relevé n’est pas une facture.',
    styles.soft,
  )
  write(sheet, 'Compté d’après les tickets scellés, au taux en vigueur le jour de chaque mouvement.', styles.soft)
  return finish(sheet, { left: site.name, center: title })
}
