import type { BusinessDay } from '../../../shared/business-day.ts'
import type { Site } from '../../../shared/contracts/till.ts'
import type { Cents } from '../../../shared/money.ts'
import { euros, paperDay, paperInstant } from '../../../main/documents/figures.ts'
import { columns, feed, rule, text, type Block, type PaperDocument } from '../../../main/documents/model.ts'
import { letterhead } from '../../../main/documents/receipt.ts'
import type { Deposit } from '../rental.ts'

/** One row of the register: a deposit that is held, or what became of one on that day. */
export type DepositRow = {
  readonly number: string
  readonly name: string
  readonly kind: Deposit['kind']
  readonly ref: string
  readonly what: 'held' | 'taken' | 'given-back' | 'kept'
  readonly amountCents: Cents
  readonly expiresOn: BusinessDay | null
}
type Register = { readonly heldCents: Cents; readonly rows: readonly DepositRow[] }
type Stamp = {
  readonly day: BusinessDay
  readonly site: Site
  readonly zone: string
  readonly printedAtMs: number
}

const kinds: Readonly<Record<Deposit['kind'], string>> = {
  cash: 'espèces',
  cheque: 'chèque',
  'card-hold': 'empreinte bancaire',
  none: 'sans caution',
}
const groups = [
  ['taken', 'Reçues ce jour'],
  ['given-back', 'Rendues ce jour'],
  ['kept', 'Gardées ce jour'],
  ['held', 'Détenues maintenant'],
] as const

/** The register of deposits: what is held for customers, and what moved on a day. None of it is turnover until it is kept. */
export function depositsPaper({ heldCents, rows }: Register, stamp: Stamp): PaperDocument {
  return {
    title: `Cautions ${stamp.day}`,
    blocks: [
      ...letterhead(stamp.site),
      feed(1),
      text('REGISTRE DES CAUTIONS', { align: 'center', bold: true, size: 'tall' }),
      text(paperDay(stamp.day), { align: 'center', bold: true }),
      ...groups.flatMap(([what, title]) =>
        groupBlocks(
          title,
          rows.filter((row) => row.what === what),
        ),
      ),
      rule(),
      columns('Cautions détenues', euros(heldCents), { bold: true, size: 'tall' }),
      text('Dépôts de garantie : hors chiffre d’affaires et hors TVA tant que rien n’en est gardé.'),
      rule(),
      columns('Imprimé le', paperInstant(stamp.printedAtMs, stamp.zone)),
    ],
  }
}

function groupBlocks(title: string, rows: readonly DepositRow[]): readonly Block[] {
  if (rows.length === 0) return []
  return [
    rule(),
    text(title, { bold: true }),
    ...rows.flatMap(({ number, name, kind, ref, amountCents, expiresOn }) => [
      columns(`${number} ${name}`, euros(amountCents)),
      text(
        `  ${[kinds[kind], ref, ...(expiresOn === null ? [] : [`jusqu’au ${paperDay(expiresOn)}`])]
          .filter((part) => part !== '')
          .join(' · ')}`,
      ),
    ]),
  ]
}
