import { cashFlow, type CashReason, type CashSum, type Explanation, type OpeningReason } from '../../shared/cash.ts'
import type { CashMovement } from '../../shared/contracts/cash-movements.ts'
import type { Reading, ZReport } from '../../shared/contracts/cash-sessions.ts'
import { absolute, cents } from '../../shared/money.ts'
import { noteValue } from '../../shared/texts/format.ts'
import { euros, paperInstant, signedEuros } from './figures.ts'
import { banner, columns, feed, rule, text, type Block, type PaperDocument } from './model.ts'
import { foot, type ReadingStamp } from './reading.ts'
import { letterhead } from './receipt.ts'

const reasonNames: Readonly<Record<CashReason, string>> = {
  'change-brought': 'Monnaie apportée',
  'float-topped-up': 'Complément pris au coffre',
  'owner-brought': 'Apport de l’exploitant',
  'other-in': 'Autre entrée',
  'petty-purchase': 'Petit achat',
  'owner-took': 'Prélèvement de l’exploitant',
  'other-out': 'Autre sortie',
  'tips-paid': 'Pourboires versés',
  'third-party-paid': 'Reversé à un commerce',
  'safe-drop': 'Mis au coffre',
  'bank-deposit': 'Remis en banque',
}
const openingNames: Readonly<Record<OpeningReason, string>> = {
  'give-change': 'pour faire de la monnaie',
  'check-count': 'pour vérifier',
  'put-right': 'pour réparer une erreur',
  other: 'pour une autre raison',
}
const explanationNames: Readonly<Record<Explanation, string>> = {
  'giving-change': 'erreur de rendu',
  'forgotten-movement': 'mouvement oublié',
  unknown: 'inexpliqué',
  'theft-suspected': 'vol présumé',
  other: 'autre',
}

/** What moved without a sale, with the sign of what it does to the drawer. */
export function cashRows(movements: readonly CashSum[]): readonly Block[] {
  if (movements.length === 0) return []
  return [
    rule(),
    text('Mouvements d’espèces', { bold: true }),
    ...movements.map(({ reason, count, amountCents }) =>
      columns(
        `${reasonNames[reason]} (${count})`,
        signedEuros(cents((cashFlow[reason].drawer || cashFlow[reason].safe) * amountCents)),
      ),
    ),
  ]
}

export function openingRows({ drawerOpenings, openingReasons }: Reading): readonly Block[] {
  return [
    columns('Tiroir ouvert sans vente', String(drawerOpenings)),
    ...openingReasons.map(({ reason, count }) => columns(`  ${openingNames[reason]}`, String(count))),
  ]
}

/** What was found in the drawer: piece by piece where it was counted so, and why it differs. */
export function countRows({ reading, countedCents, overShortCents, pieces, explanation }: ZReport): readonly Block[] {
  return [
    rule(),
    ...(pieces ?? []).map(({ valueCents, count }) =>
      columns(
        `${count} × ${valueCents >= 100 ? noteValue(valueCents, 'fr') : euros(valueCents)}`,
        euros(cents(count * valueCents)),
      ),
    ),
    columns('Attendu en caisse', euros(reading.expectedCents)),
    columns('Compté', euros(countedCents)),
    columns('Écart', signedEuros(overShortCents), { bold: true }),
    ...(explanation ? [columns('  expliqué par', explanationNames[explanation])] : []),
  ]
}

/** A slip to sign, kept in the drawer until it is counted. */
export function cashSlip(movement: CashMovement, stamp: ReadingStamp): PaperDocument {
  const { reason, amountCents, note, undoes, atMs } = movement
  return {
    title: reasonNames[reason],
    blocks: [
      ...letterhead(stamp.site),
      feed(1),
      text('BON DE CAISSE', { align: 'center', bold: true, size: 'tall' }),
      ...(undoes === null ? [] : [banner('ANNULATION')]),
      rule(),
      columns(reasonNames[reason], paperInstant(atMs, stamp.zone)),
      ...(note === '' ? [] : [text(note)]),
      columns('Montant', euros(absolute(amountCents)), { bold: true, size: 'tall' }),
      columns('Au coffre', euros(movement.safeAfterCents)),
      feed(1),
      text('Signature'),
      feed(3),
      ...foot(stamp),
    ],
  }
}
