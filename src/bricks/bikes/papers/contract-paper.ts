import { columns, feed, image, rule, text, type Block, type PaperDocument } from '../../../main/documents/model.ts'
import { letterhead } from '../../../main/documents/receipt.ts'
import { signaturePicture } from '../../../main/documents/signature.ts'
import { contractRows, type ContractFacts, type Priced } from './contract-rows.ts'

/** The contract as the printer of receipts prints it, in the language of the renter. */
export function contractPaper(facts: ContractFacts): PaperDocument {
  const rows = contractRows(facts)
  const { words, deposit } = rows
  const { number } = facts.rental
  return {
    title: `${words.number} ${number}`,
    blocks: [
      ...letterhead(facts.site),
      feed(1),
      text(words.title, { align: 'center', bold: true, size: 'tall' }),
      text(`${words.number} ${number}`, { align: 'center', bold: true }),
      rule(),
      ...section(words.renter, rows.renter),
      ...section(words.riders, rows.riders),
      rule(),
      columns(words.from, rows.from),
      columns(words.until, rows.until),
      rule(),
      text(words.bikes, { bold: true }),
      ...rows.bikes.flatMap((bike) => [
        columns(bike.number, bike.model, { bold: true }),
        ...[...bike.facts, ...bike.state].map((line) => text(`  ${line}`)),
      ]),
      ...section(words.accessories, rows.accessories),
      rule(),
      text(words.price, { bold: true }),
      ...rows.prices.flatMap(priceBlocks),
      columns(words.total, rows.total, { bold: true, size: 'tall' }),
      ...(rows.extras.length === 0 ? [] : [text(words.extras, { bold: true }), ...rows.extras.flatMap(priceBlocks)]),
      ...(deposit === null
        ? []
        : [
            rule(),
            columns(words.deposit, deposit.amount, { bold: true }),
            columns(deposit.kind, deposit.ref),
            ...(deposit.until === '' ? [] : [text(deposit.until)]),
          ]),
      rule(),
      text(words.terms, { bold: true }),
      ...rows.terms.map((article, n) => text(`${n + 1}. ${article}`)),
      ...(words.prevails === '' ? [] : [feed(1), text(words.prevails)]),
      rule(),
      ...signatureBlocks(facts, words.signature),
    ],
  }
}

function section(title: string, lines: readonly string[]): readonly Block[] {
  if (lines.length === 0) return []
  return [text(title, { bold: true }), ...lines.map((line) => text(`  ${line}`))]
}

function priceBlocks({ label, detail, amount }: Priced): readonly Block[] {
  return [columns(label, amount), ...(detail === '' ? [] : [text(`   ${detail}`)])]
}

/** What was drawn on the screen, or room for a pen. */
function signatureBlocks({ rental, signature }: ContractFacts, words: string): readonly Block[] {
  const under = rental.party.name
  if (signature === '') return [text(words), feed(5), rule('solid'), text(under)]
  return [text(words), image(signaturePicture(signature), under), text(under)]
}
