import type { Site } from '../../../shared/contracts/till.ts'
import { paperInstant } from '../../../main/documents/figures.ts'
import { banner, barcode, columns, feed, rule, text, type PaperDocument } from '../../../main/documents/model.ts'
import { letterhead } from '../../../main/documents/receipt.ts'
import type { Parcel } from '../rules/parcel.ts'
import { codeOfNumber } from '../rules/series.ts'

export type DropOffFacts = {
  readonly parcel: Pick<
    Parcel,
    'number' | 'code' | 'parcelNo' | 'parcelCount' | 'receivedAtMs' | 'weightG' | 'local' | 'check'
  >
  readonly carrier: string
  readonly by: string
  /** Nought for the original. */
  readonly copyNumber: number
  readonly site: Site
  readonly zone: string
}

/** What the sender keeps: proof that it was left here, for whom, and when. */
export function dropOffPaper({ parcel, carrier, by, copyNumber, site, zone }: DropOffFacts): PaperDocument {
  const { number, code, parcelNo, parcelCount, receivedAtMs, weightG, local } = parcel
  const isNumbered = code !== codeOfNumber(number)
  return {
    title: `Dépôt ${number}`,
    blocks: [
      ...letterhead(site),
      ...(copyNumber > 0 ? [feed(1), banner(`DUPLICATA n° ${copyNumber}`)] : []),
      feed(1),
      text('REÇU DE DÉPÔT', { align: 'center', bold: true, size: 'tall' }),
      text(number, { align: 'center', bold: true }),
      rule(),
      columns('Déposé le', paperInstant(receivedAtMs ?? 0, zone), { bold: true }),
      columns(local ? 'Pour' : 'Transporteur', carrier, { bold: true }),
      ...(isNumbered ? [columns('N° du colis', code)] : []),
      ...(parcelCount > 1 ? [columns('Colis', `${parcelNo} sur ${parcelCount}`)] : []),
      ...(weightG === null ? [] : [columns('Poids annoncé', kilograms(weightG))]),
      ...(local && local.note !== '' ? [text(local.note)] : []),
      columns('Reçu par', by),
      rule(),
      text(
        local
          ? 'À présenter au retrait. Le commerce répond de ce qui lui est confié.'
          : 'Remis au prochain passage du chauffeur. Ce reçu prouve le dépôt ; le suivi et les réclamations se font auprès du transporteur, avec le numéro du colis.',
      ),
      feed(1),
      barcode('code128', codeOfNumber(number)),
    ],
  }
}

/** `1,25 kg`. */
function kilograms(grams: number): string {
  return `${new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 3 }).format(grams / 1000)}\u00a0kg`
}
