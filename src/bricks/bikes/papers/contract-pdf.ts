import type { Sheet } from '../../../main/documents/pdf/a4.ts'
import { PAD, strokesOf } from '../../../main/documents/signature.ts'
import type { ContractFacts, ContractRows, Priced } from './contract-rows.ts'
import { contractRows } from './contract-rows.ts'
import { named } from './said.ts'

const HALF_GAP = 24
/** How much of a page the signature takes, in points. */
const SIGNATURE = { width: 210, height: 70 }

/** The contract on A4, to send or to keep. Its pages and fonts are only read when somebody asks for one. */
export async function contractPdf(facts: ContractFacts, createdAtMs: number): Promise<Uint8Array> {
  const [a4, parts] = await Promise.all([
    import('../../../main/documents/pdf/a4.ts'),
    import('../../../main/documents/pdf/a4-parts.ts'),
  ])
  const { a4: page, a4Width, beside, colors, finish, hairline, makeRoom, openSheet, space, styles, write } = a4
  const rows = contractRows(facts)
  const { words, deposit } = rows
  const { number, language } = facts.rental
  const heads = `${words.number} ${number}`
  const sheet = openSheet({ title: heads, of: facts.site, createdAtMs }, heads)
  const width = (a4Width - HALF_GAP) / 2
  const right = { x: page.left + width + HALF_GAP, width }

  function heading(at: Sheet, name: string): void {
    makeRoom(at, 60)
    space(at, 12)
    write(at, name, styles.heading)
    space(at, 3)
  }

  parts.letterhead(sheet, facts.site, { title: sentenceCase(words.title), number })
  space(sheet, 16)
  const leftEnd = beside(sheet, () => {
    write(sheet, words.renter, styles.heading, { width })
    for (const line of rows.renter) write(sheet, line, styles.body, { width })
  })
  const rightEnd = beside(sheet, () => {
    write(sheet, words.period, styles.heading, right)
    write(sheet, named(words.from, rows.from, language), styles.body, right)
    write(sheet, named(words.until, rows.until, language), styles.body, right)
  })
  sheet.y = Math.max(leftEnd, rightEnd)
  if (rows.riders.length > 0) {
    heading(sheet, words.riders)
    for (const line of rows.riders) write(sheet, line, styles.body)
  }
  heading(sheet, words.bikes)
  parts.table(
    sheet,
    [
      { header: words.bike, align: 'left', width: 70 },
      { header: '', align: 'left', width: 90 },
      { header: words.state, align: 'left' },
    ],
    rows.bikes.map(({ number: bike, model, facts: of, state }) => [bike, model, [...of, ...state].join(' · ')]),
  )
  if (rows.accessories.length > 0) {
    heading(sheet, words.accessories)
    write(sheet, rows.accessories.join(' · '), styles.body)
  }
  drawPrices(words.price, rows.prices)
  space(sheet, 4)
  beside(sheet, () => write(sheet, words.total, styles.total))
  write(sheet, rows.total, styles.total, { align: 'right' })
  if (rows.extras.length > 0) drawPrices(words.extras, rows.extras)
  if (deposit) drawDeposit(deposit)
  heading(sheet, words.terms)
  for (const [n, article] of rows.terms.entries()) {
    makeRoom(sheet, 30)
    write(sheet, `${n + 1}. ${article}`, styles.small)
    space(sheet, 2)
  }
  if (words.prevails !== '') write(sheet, words.prevails, styles.small)
  drawSignature()
  return finish(sheet, { left: facts.site.name, center: heads })

  function drawPrices(title: string, prices: readonly Priced[]): void {
    heading(sheet, title)
    parts.table(
      sheet,
      [
        { header: '', align: 'left' },
        { header: '', align: 'right', width: 80 },
      ],
      prices.map(({ label, detail, amount }) => [detail === '' ? label : `${label} · ${detail}`, amount]),
    )
  }

  function drawDeposit({ kind, amount, ref, until }: NonNullable<ContractRows['deposit']>): void {
    heading(sheet, words.deposit)
    beside(sheet, () => write(sheet, [kind, ref, until].filter((part) => part !== '').join(' · '), styles.body))
    write(sheet, amount, styles.strong, { align: 'right' })
  }

  function drawSignature(): void {
    makeRoom(sheet, SIGNATURE.height + 60)
    space(sheet, 14)
    write(sheet, words.signature, styles.heading)
    const scale = SIGNATURE.width / PAD.width
    const top = sheet.y
    for (const stroke of strokesOf(facts.signature)) {
      const [first] = stroke
      if (!first) continue
      sheet.doc.moveTo(page.left + first.x * scale, top + first.y * scale)
      for (const { x, y } of stroke) sheet.doc.lineTo(page.left + x * scale, top + y * scale)
      sheet.doc.lineWidth(1.2).lineCap('round').strokeColor(colors.ink).stroke()
    }
    space(sheet, SIGNATURE.height)
    hairline(sheet, { width: SIGNATURE.width })
    space(sheet, 3)
    write(sheet, facts.rental.party.name, styles.soft)
  }
}

/** `CONTRAT DE LOCATION` shouts on a page: there it is written as a name. */
function sentenceCase(words: string): string {
  return words.slice(0, 1) + words.slice(1).toLowerCase()
}
