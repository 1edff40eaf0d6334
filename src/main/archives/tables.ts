import { stringify } from 'csv-stringify/sync'
import type { Entry, Json, Payload } from '../journal/index.ts'

type Cell = string | number | boolean | null
export type Table = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: (entry: Entry) => readonly (readonly Cell[])[]
}

/** Cents as accountants write them: `12,50`. */
function euros(value: Json | undefined): string {
  if (typeof value !== 'number') return ''
  const digits = String(Math.abs(value)).padStart(3, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}
const percent = (value: Json | undefined): string => (typeof value === 'number' ? euros(value) : '')

/** Text that begins like a formula stays text in every spreadsheet (checklist F-36); amounts keep their minus. */
function cell(value: Json | undefined): Cell {
  if (value === undefined || value === null) return ''
  if (typeof value === 'object') return JSON.stringify(value)
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}
const objects = (value: Json | undefined): readonly Payload[] =>
  Array.isArray(value) ? (value as readonly Payload[]) : [] // sealed by us, checked by the verifier
const inside = (value: Json | undefined, field: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload)[field] : undefined

const ticketKinds = new Set(['sale', 'refund', 'tender-change'])
const isTicket = (entry: Entry) => ticketKinds.has(entry.kind)
const head = (entry: Entry): readonly Cell[] => [entry.chain, entry.seq]

/** What of a chain lies flat in a table, for a spreadsheet: the journal beside it says everything. */
export const tables: readonly Table[] = [
  {
    name: 'tickets.csv',
    columns: [
      'chaine',
      'numero',
      'nature',
      'instant_utc',
      'journee',
      'caisse',
      'operateur',
      'lieu',
      'total_ttc',
      'chiffre_affaires_ttc',
      'ht',
      'tva',
      'pour_tiers',
      'corrige_le_ticket',
      'motif',
      'total_perpetuel',
      'total_perpetuel_absolu',
    ],
    rows: (entry) => {
      if (!isTicket(entry)) return []
      const p = entry.payload
      const perpetual = p['perpetual']
      return [
        [
          ...head(entry),
          entry.kind,
          entry.at,
          cell(p['businessDay']),
          entry.till,
          entry.operator,
          cell(p['place']),
          euros(p['totalCents']),
          euros(p['turnoverCents']),
          euros(p['htCents']),
          euros(p['vatCents']),
          euros(p['agencyCents']),
          cell(inside(p['corrects'], 'number')),
          cell(p['reason']),
          euros(inside(perpetual, 'algebraicCents')),
          euros(inside(perpetual, 'absoluteCents')),
        ],
      ]
    },
  },
  {
    name: 'lignes.csv',
    columns: [
      'chaine',
      'ticket',
      'ligne',
      'libelle',
      'famille',
      'quantite',
      'unite',
      'prix_unitaire_ttc',
      'remise',
      'ttc',
      'ht',
      'tva',
      'taux',
      'nature',
      'bien_ou_service',
    ],
    rows: (entry) =>
      isTicket(entry)
        ? objects(entry.payload['lines']).map((line, index) => [
            ...head(entry),
            index + 1,
            cell(line['label']),
            cell(line['category']),
            thousandths(line['quantityMilli']),
            cell(line['unit']),
            euros(line['unitPriceCents']),
            euros(line['discountCents']),
            euros(line['ttcCents']),
            euros(line['htCents']),
            euros(line['vatCents']),
            percent(line['vatRate']),
            cell(line['nature']),
            cell(line['supply']),
          ])
        : [],
  },
  {
    name: 'tva.csv',
    columns: ['chaine', 'ticket', 'taux', 'ttc', 'ht', 'tva'],
    rows: (entry) =>
      isTicket(entry)
        ? objects(entry.payload['vat']).map((row) => [
            ...head(entry),
            percent(row['rate']),
            euros(row['ttcCents']),
            euros(row['htCents']),
            euros(row['vatCents']),
          ])
        : [],
  },
  {
    name: 'reglements.csv',
    columns: ['chaine', 'ticket', 'rang', 'moyen', 'montant', 'donne', 'rendu', 'instant_ms'],
    rows: (entry) =>
      isTicket(entry)
        ? objects(entry.payload['tenders']).map((tender, index) => [
            ...head(entry),
            index + 1,
            cell(tender['kind']),
            euros(tender['amountCents']),
            euros(tender['tenderedCents']),
            euros(tender['changeCents']),
            cell(tender['takenAtMs']),
          ])
        : [],
  },
  {
    name: 'clotures.csv',
    columns: [
      'rang',
      'niveau',
      'numero',
      'du',
      'au',
      'instant_utc',
      'premier_ticket',
      'dernier_ticket',
      'ttc',
      'ht',
      'tva',
      'cumul_exercice',
      'total_perpetuel',
      'total_perpetuel_absolu',
      'code',
    ],
    rows: (entry) => {
      if (entry.chain !== 'closures') return []
      const p = entry.payload
      const sums = p['figures'] ?? p['reading']
      const day = inside(p['reading'], 'businessDay')
      return [
        [
          entry.seq,
          entry.kind,
          cell(p['number']),
          cell(p['from'] ?? day),
          cell(p['to'] ?? day),
          entry.at,
          cell(p['firstTicket'] ?? inside(sums, 'firstTicket')),
          cell(p['lastTicket'] ?? inside(sums, 'lastTicket')),
          euros(inside(sums, 'turnoverCents')),
          euros(inside(sums, 'htCents')),
          euros(inside(sums, 'vatCents')),
          euros(p['fiscalYearCents']),
          euros(inside(p['perpetual'], 'algebraicCents')),
          euros(inside(p['perpetual'], 'absoluteCents')),
          cell(p['headCode']),
        ],
      ]
    },
  },
  {
    name: 'evenements.csv',
    columns: ['numero', 'code', 'evenement', 'instant_utc', 'caisse', 'operateur', 'detail'],
    rows: (entry) => {
      if (entry.chain !== 'events') return []
      const { code, ...detail } = entry.payload
      return [[entry.seq, cell(code), entry.kind, entry.at, entry.till, entry.operator, JSON.stringify(detail)]]
    },
  },
  {
    name: 'autres.csv',
    columns: ['chaine', 'numero', 'nature', 'instant_utc', 'caisse', 'operateur', 'contenu'],
    rows: (entry) => {
      const isElsewhere = isTicket(entry) || entry.chain === 'closures' || entry.chain === 'events'
      if (isElsewhere) return []
      return [[...head(entry), entry.kind, entry.at, entry.till, entry.operator, JSON.stringify(entry.payload)]]
    },
  },
]

function thousandths(value: Json | undefined): string {
  if (typeof value !== 'number') return ''
  const digits = String(Math.abs(value)).padStart(4, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -3)},${digits.slice(-3)}`
}

const CSV_OPTIONS = { delimiter: ';', record_delimiter: '\r\n', cast: { boolean: String } } as const

/** UTF-8 with its mark, `;` between cells, CR LF after each line. */
export function csvHeader(table: Table): string {
  return `\ufeff${stringify([[...table.columns]], CSV_OPTIONS)}`
}

export function csvRows(table: Table, entries: readonly Entry[]): string {
  const rows = entries.flatMap((entry) => table.rows(entry)).map((row) => [...row])
  return rows.length === 0 ? '' : stringify(rows, CSV_OPTIONS)
}
