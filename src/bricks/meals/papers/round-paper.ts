import { euros, paperInstant } from '../../../main/documents/figures.ts'
import {
  columns,
  feed,
  QR_BYTES_MAX,
  qr,
  rule,
  text,
  type Block,
  type PaperDocument,
} from '../../../main/documents/model.ts'
import { changeBlocks } from './kitchen-paper.ts'
import { IN_ONE_LINE } from '../rules/qr-text.ts'
import { roundCodes, roundRows, type RoundFacts, type StopRow } from './round-rows.ts'
import { mealsCount } from './said.ts'

/** What a driver takes along: the stops in order, room for what happened, and the same for a telephone without a network. */
export function roundPaper(facts: RoundFacts): PaperDocument {
  const rows = roundRows(facts)
  const codes = roundCodes(rows, facts.day, QR_BYTES_MAX, IN_ONE_LINE)
  return {
    title: `${rows.title} ${facts.day}`,
    blocks: [
      text(`TOURNÉE ${rows.name.toLocaleUpperCase('fr')}`, { align: 'center', bold: true, size: 'tall' }),
      text(rows.facts, { align: 'center', bold: true }),
      columns(`${rows.stops.filter(({ number }) => number !== '').length} arrêts`, mealsCount(rows.meals), {
        bold: true,
      }),
      ...(rows.collectCents > 0 ? [columns('À encaisser', euros(rows.collectCents))] : []),
      ...changeBlocks(facts.changes),
      ...rows.stops.flatMap((row) => stopBlocks(row, facts.hasContainers)),
      rule('solid'),
      text('Températures', { bold: true }),
      columns('Départ', '______ °C à ____ h ____'),
      columns('Dernier arrêt', '______ °C à ____ h ____'),
      columns('Compteur', '____________ km'),
      rule('solid'),
      text('Sur le téléphone, sans réseau : photographiez chaque code.', { align: 'center' }),
      ...codes.flatMap((code, n) => [feed(1), qr(code), text(`${n + 1} / ${codes.length}`, { align: 'center' })]),
      rule(),
      columns('Imprimé le', paperInstant(facts.atMs, facts.zone)),
    ],
  }
}

function stopBlocks(row: StopRow, hasContainers: boolean): readonly Block[] {
  if (row.number === '') return [rule(), columns(`-- ${row.name}`, row.meals)]
  const details = [row.address, row.phone, row.access].filter((one) => one !== '')
  return [
    rule(),
    columns(`${row.number}. ${row.name}`, row.meals, { bold: true, size: 'tall' }),
    ...details.map((one) => text(`   ${one}`)),
    ...row.lines.map((one) => text(`   ${one}`, row.changed ? { bold: true } : {})),
    ...row.asks.map((one) => text(`   ${one}`, { bold: true })),
    ...(row.contact === '' ? [] : [text(`   ${row.contact}`)]),
    text('   [ ] livré  [ ] absent  [ ] voisin'),
    ...(hasContainers ? [columns('   Contenants', 'laissés ____ repris ____')] : []),
  ]
}
