import type { Statement } from '../../shared/contracts/accounts.ts'
import type { Site } from '../../shared/contracts/till.ts'
import { absolute } from '../../shared/money.ts'
import { euros, paperInstant } from './figures.ts'
import { columns, feed, rule, text, type PaperDocument } from './model.ts'
import { letterhead } from './receipt.ts'

const AGE_NAMES = ['Depuis moins de 31 jours', 'De 31 à 60 jours', 'De 61 à 90 jours', 'Depuis plus de 90 jours']

type Stamp = { readonly site: Site; readonly zone: string; readonly atMs: number }

/** What a customer owes, and which tickets it is made of. The name is there and in no sealed record. */
export function accountStatement(statement: Statement, { site, zone, atMs }: Stamp): PaperDocument {
  const { name, addressLines, beforeCents, moves, balanceCents, ages } = statement
  return {
    title: 'Relevé de compte',
    blocks: [
      ...letterhead(site),
      feed(1),
      text('RELEVÉ DE COMPTE', { align: 'center', bold: true, size: 'double' }),
      text(name, { bold: true }),
      ...addressLines.map((line) => text(line)),
      columns('Arrêté le', paperInstant(atMs, zone)),
      rule(),
      ...(beforeCents === 0 ? [] : [columns('Report', euros(beforeCents))]),
      ...moves.map(({ number, atMs: movedMs, amountCents }) =>
        columns(
          `${paperInstant(movedMs, zone).slice(0, 10)}  ${amountCents < 0 ? 'Règlement' : 'Ticket'} n° ${number}`,
          amountCents < 0 ? `-${euros(absolute(amountCents))}` : euros(amountCents),
        ),
      ),
      rule('solid'),
      columns('RESTE DÛ', euros(balanceCents), { bold: true, size: 'tall' }),
      ...ages.flatMap((owed, n) => (owed === 0 ? [] : [columns(`   ${AGE_NAMES[n] ?? ''}`, euros(owed))])),
      feed(1),
      text('Ce relevé n’est pas une facture.', { align: 'center' }),
    ],
  }
}
