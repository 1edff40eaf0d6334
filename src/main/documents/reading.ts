import type { Reading, ZReport } from '../../shared/contracts/cash-sessions.ts'
import type { Site, Software } from '../../shared/contracts/till.ts'
import { cents } from '../../shared/money.ts'
import { isCash } from '../../shared/tenders.ts'
import { amount, quantity, rate } from '../../shared/texts/format.ts'
import type { Milli } from '../../shared/money.ts'
import { cashRows, countRows, openingRows } from './cash.ts'
import { euros, paperDay, paperInstant } from './figures.ts'
import { owedNames } from './owed-names.ts'
import { banner, columns, feed, rule, table, text, type Block, type PaperDocument } from './model.ts'
import { letterhead, TRAINING_BANNER } from './receipt.ts'
import { tenderNames } from './tender-rows.ts'

export type ReadingStamp = {
  readonly site: Site
  readonly software: Software
  readonly till: string
  readonly operatorName: string
  readonly zone: string
  readonly nameOf: (operatorId: string) => string
}

/** A reading of the running session: it changes nothing and bears no number. */
export function xReport(
  reading: Reading,
  stamp: ReadingStamp & { readonly readAtMs: number; readonly training: boolean; readonly blind: boolean },
): PaperDocument {
  return {
    title: 'X',
    blocks: [
      ...letterhead(stamp.site),
      feed(1),
      ...(stamp.training ? [banner(TRAINING_BANNER)] : []),
      text('LECTURE X', { align: 'center', bold: true, size: 'double' }),
      text('Lecture en cours de journée, sans clôture', { align: 'center' }),
      rule(),
      columns('Lu le', paperInstant(stamp.readAtMs, stamp.zone)),
      ...readingBlocks(stamp.blind ? withoutCash(reading) : reading, stamp),
      rule(),
      ...(stamp.blind
        ? [text('Comptage à l’aveugle : les espèces ne sont pas dites avant le comptage.')]
        : [columns('Attendu en caisse', euros(reading.expectedCents), { bold: true })]),
      ...foot(stamp),
    ],
  }
}

/** The closing of a session, with the code that makes a rolled-back ledger visible (checklist F-29). */
export function zReport(z: ZReport, stamp: ReadingStamp & { readonly copyNumber: number }): PaperDocument {
  return {
    title: `Z ${z.number}`,
    blocks: [
      ...letterhead(stamp.site),
      feed(1),
      text(`Z n° ${z.number}`, { align: 'center', bold: true, size: 'double' }),
      ...(stamp.copyNumber > 0 ? [banner(`DUPLICATA n° ${stamp.copyNumber}`)] : []),
      rule(),
      columns('Clôturé le', paperInstant(z.closedAtMs, stamp.zone)),
      ...readingBlocks(z.reading, stamp),
      ...countRows(z),
      rule('solid'),
      columns('Total perpétuel', euros(z.perpetual.algebraicCents), { bold: true }),
      columns('  en valeur absolue', euros(z.perpetual.absoluteCents)),
      feed(1),
      text('Code du journal', { align: 'center' }),
      text(z.headCode, { align: 'center', bold: true, size: 'double' }),
      text('À conserver avec les papiers de la journée', { align: 'center' }),
      ...foot(stamp),
    ],
  }
}

function readingBlocks(reading: Reading, stamp: ReadingStamp): readonly Block[] {
  return [
    columns('Journée du', paperDay(reading.businessDay)),
    ...(reading.drawer ? [columns('Tiroir', reading.drawer.name)] : []),
    columns('Ouverture', paperInstant(reading.openedAtMs, stamp.zone)),
    columns('Tickets', ticketRange(reading)),
    ...(reading.refundCount === 0
      ? []
      : [columns(`Remboursements (${reading.refundCount})`, euros(cents(0 - reading.refundsCents)))]),
    ...(reading.tenderChangeCount === 0
      ? []
      : [columns('Corrections de règlement', String(reading.tenderChangeCount))]),
    columns('Annulés avant paiement', String(reading.voidedTickets)),
    columns('Lignes retirées', String(reading.voidedLines)),
    ...openingRows(reading),
    rule(),
    text('Chiffre d’affaires', { bold: true }),
    columns('TTC', euros(reading.turnoverCents), { bold: true, size: 'tall' }),
    columns('HT', euros(reading.htCents)),
    columns('TVA', euros(reading.vatCents)),
    ...(reading.agencyCents === 0 ? [] : [columns('Encaissé pour des tiers', euros(reading.agencyCents))]),
    ...owedBlocks(reading, stamp),
    ...(reading.vat.length === 0 ? [] : [rule(), vatTable(reading)]),
    ...(reading.tenders.length === 0 ? [] : [rule(), text('Règlements', { bold: true })]),
    ...reading.tenders.map((tender) =>
      columns(`${tenderNames[tender.kind]} (${tender.count})`, euros(tender.amountCents)),
    ),
    ...(reading.categories.length === 0 ? [] : [rule(), text('Rayons', { bold: true })]),
    ...reading.categories.map((category) =>
      columns(`${quantity(category.quantityMilli as Milli, 'fr')} ${category.label}`, euros(category.ttcCents)),
    ),
    ...(reading.advances.length === 0 ? [] : [rule(), text('Reçu sur des tickets encore ouverts', { bold: true })]),
    ...reading.advances.map(({ kind, amountCents }) => columns(tenderNames[kind], euros(amountCents))),
    ...(reading.advancesBefore.length === 0
      ? []
      : [text('Reçu avant cette ouverture sur des tickets ouverts', { bold: true })]),
    ...reading.advancesBefore.map(({ kind, amountCents }) => columns(tenderNames[kind], euros(amountCents))),
    ...paperRows(reading.papers),
    ...cashRows(reading.movements),
    rule(),
    columns('Fond de caisse', euros(reading.floatCents)),
    ...(reading.safeCents === 0 ? [] : [columns('Au coffre', euros(reading.safeCents))]),
  ]
}

/** What is handed in rather than put in the bank: how many papers, by face value. */
function paperRows(papers: Reading['papers']): readonly Block[] {
  if (papers.length === 0) return []
  return [
    rule(),
    text('À remettre, valeur faciale', { bold: true }),
    ...papers.map(({ kind, count, faceCents }) => columns(`${tenderNames[kind]} (${count})`, euros(faceCents))),
  ]
}

/** What is owed rather than sold, and of tips whose they are and how they came. */
function owedBlocks({ owed, tips }: Reading, { nameOf }: ReadingStamp): readonly Block[] {
  if (owed.length === 0) return []
  return [
    rule(),
    text('Hors chiffre d’affaires', { bold: true }),
    ...owed.map(({ kind, count, amountCents }) => columns(`${owedNames[kind]} (${count})`, euros(amountCents))),
    ...tips.map(({ operatorId, kind, amountCents }) =>
      columns(`   ${nameOf(operatorId)}, ${tenderNames[kind].toLowerCase()}`, euros(amountCents)),
    ),
  ]
}

function ticketRange({ ticketCount, firstTicket, lastTicket }: Reading): string {
  if (firstTicket === null || lastTicket === null) return '0'
  return `${ticketCount} (n° ${firstTicket} à ${lastTicket})`
}

function vatTable(reading: Reading): Block {
  return table(
    [
      { header: 'TVA', align: 'left', width: 6 },
      { header: 'HT', align: 'right', width: 'flex' },
      { header: 'TVA', align: 'right', width: 'flex' },
      { header: 'TTC', align: 'right', width: 'flex' },
    ],
    reading.vat.map((row) => [
      rate(row.rate, 'fr'),
      amount(row.ht, 'fr'),
      amount(row.vat, 'fr'),
      amount(row.ttc, 'fr'),
    ]),
  )
}

/** A blind X does not say the cash; whoever wants to can still work it out from the turnover. */
function withoutCash(reading: Reading): Reading {
  return { ...reading, tenders: reading.tenders.filter((tender) => !isCash(tender.kind)) }
}

export function foot(stamp: ReadingStamp): readonly Block[] {
  return [
    rule(),
    columns(`${stamp.till} · ${stamp.operatorName}`, `${stamp.software.name} ${stamp.software.version}`),
    columns('Noyau fiscal', `${stamp.software.coreVersion} ${stamp.software.coreHash.slice(0, 12)}`),
  ]
}
