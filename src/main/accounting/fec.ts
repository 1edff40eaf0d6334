import iconv from 'iconv-lite'
import { assert } from '../../shared/assert.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { Accounts } from '../../shared/contracts/accounting.ts'
import { DEMO_MARK } from '../documents/demonstration.ts'
import { decimalComma } from '../documents/csv.ts'
import { printableIn } from '../documents/transliterate.ts'
import type { JournalEntry, JournalLine } from './sales-journal.ts'

/** The eighteen zones of LPF A47 A-1, in their order: name, nature, and what the till puts there. */
const ZONES = [
  ['JournalCode', 'alphanumérique', 'code du journal'],
  ['JournalLib', 'alphanumérique', 'libellé du journal'],
  ['EcritureNum', 'numérique entier', "numéro de l'écriture, suite continue sans rupture dans le journal"],
  ['EcritureDate', 'date', "journée d'exploitation dont les ventes sont comptabilisées"],
  ['CompteNum', 'alphanumérique', 'numéro de compte du plan comptable, chiffres seulement'],
  ['CompteLib', 'alphanumérique', 'libellé du compte'],
  ['CompAuxNum', 'alphanumérique', 'compte auxiliaire : toujours vide'],
  ['CompAuxLib', 'alphanumérique', 'libellé du compte auxiliaire : toujours vide'],
  ['PieceRef', 'alphanumérique', 'pièce justificative : CJ- et le numéro de la clôture journalière de la caisse'],
  ['PieceDate', 'date', 'date de la pièce : la journée clôturée'],
  ['EcritureLib', 'alphanumérique', "libellé de l'écriture"],
  ['Debit', 'numérique', 'montant au débit en euros ; 0,00 si la ligne est au crédit'],
  ['Credit', 'numérique', 'montant au crédit en euros ; 0,00 si la ligne est au débit'],
  ['EcritureLet', 'alphanumérique', 'lettrage : toujours vide'],
  ['DateLet', 'date', 'date de lettrage : toujours vide'],
  ['ValidDate', 'date', 'date de validation : le jour où la clôture a été scellée'],
  ['Montantdevise', 'numérique', 'montant en devise : toujours vide'],
  ['Idevise', 'alphanumérique', 'identifiant de la devise : toujours vide'],
] as const

export type FecColumn = (typeof ZONES)[number][0]
export const FEC_COLUMNS: readonly FecColumn[] = ZONES.map(([name]) => name)
/** One of the three character sets of LPF A47 A-1, III. */
export const FEC_ENCODING = 'iso-8859-15'

const SEPARATOR = '\t'
const END_OF_LINE = '\r\n'

/** The file of the sales journal: a header, then one line a side, in the order of validation (LPF A47 A-1). */
export function fecBytes(
  entries: readonly JournalEntry[],
  journal: Pick<Accounts, 'journalCode' | 'journalLabel'>,
): Uint8Array {
  const rows = entries.flatMap((entry) => entry.lines.map((line) => rowOf(entry, line, journal)))
  return encoded([FEC_COLUMNS, ...rows].map((row) => row.join(SEPARATOR)))
}

/** The name that the law gives the file: the SIREN, `FEC`, and the day that the fiscal year closes. */
export function fecName(siren: string, lastDay: BusinessDay): string {
  assert(/^\d{9}$/.test(siren), 'a SIREN has nine digits')
  return `${siren}FEC${fecDate(lastDay)}.txt`
}

/** The description that has to accompany the file (LPF A47 A-1, II), in French and encoded like the file itself. */
export function fecDescription(
  name: string,
  entries: readonly JournalEntry[],
  accounts: Accounts,
  demo: boolean,
): Uint8Array {
  const used = new Map(
    entries.flatMap(({ lines }) => lines).map(({ account, label }) => [`${account} ${label}`, { account, label }]),
  )
  const sorted = [...used.keys()].sort().flatMap((key) => used.get(key) ?? [])
  return encoded([
    ...(demo ? [`${fecText(DEMO_MARK)} : ce café est inventé, aucune de ces ventes n'a eu lieu.`, ''] : []),
    'DESCRIPTION DU FICHIER DES ÉCRITURES DE VENTES (livre des procédures fiscales, article A47 A-1)',
    '',
    `Fichier : ${name}`,
    `Écritures : ${entries.length}, ${entries.length > 0 ? `numéros ${entries[0]?.number} à ${entries.at(-1)?.number}` : 'aucune'}`,
    '',
    'INFORMATIONS TECHNIQUES',
    'Jeu de caractères : ISO 8859-15 ; les caractères qui y manquent sont remplacés (apostrophes, tirets, espaces).',
    'Structure : monostructure, fichier à plat, enregistrements de longueur variable, première ligne de noms de zones.',
    "Séparateur de zones : tabulation, jamais présente dans une zone. Séparateur d'enregistrements : CR LF.",
    'Dates : AAAAMMJJ. Montants : euros, virgule décimale, deux décimales, sans séparateur de milliers ni signe.',
    '',
    'CE QUE CONTIENT LE FICHIER',
    "Le journal des ventes de la caisse, que l'expert-comptable joint à la comptabilité : ce n'est pas toute la",
    "comptabilité de l'entreprise. Une écriture équilibrée par journée d'exploitation clôturée qui a des mouvements :",
    'au débit les encaissements par moyen de paiement, au crédit les ventes hors taxes par famille et par taux, la TVA',
    'collectée par taux, les sommes encaissées pour des tiers et les consignes ou cautions à rendre, toutes taxes',
    'comprises, et les pourboires dus aux serveurs. Les remboursements sont déduits.',
    'Les sommes reçues sur des tickets encore ouverts passent par le compte',
    "d'avances et en sortent le jour où le ticket est réglé. Les écarts de caisse sont passés contre le compte de caisse.",
    'Les écritures agrégées par journée sont admises (BOI-CF-IOR-60-40-20, nos 60 à 65) ; le détail des tickets est',
    'dans les archives scellées de la caisse, à partir du numéro de clôture donné par PieceRef.',
    '',
    'ZONES',
    ...ZONES.map(([zone, nature, meaning], index) => `${index + 1}. ${zone} (${nature}) : ${meaning}`),
    '',
    'CODES ET COMPTES UTILISÉS',
    `Journal ${accounts.journalCode} : ${fecText(accounts.journalLabel)}`,
    ...sorted.map(({ account, label }) => `Compte ${account} : ${fecText(label)}`),
  ])
}

/**
 * A label as the file can hold it: characters of ISO 8859-15 only, no tab, no line end, no straight double quote, and
 * no first character that a spreadsheet would read as a formula (checklist F-36).
 */
export function fecText(text: string): string {
  const kept = Array.from(text.normalize('NFC'), (char) => (GRAPHIC.has(char) ? char : replaced(char))).join('')
  return kept
    .replaceAll('"', "'")
    .replace(/ +/g, ' ')
    .replace(/^[ =+@-]+/, '')
    .trimEnd()
}

function rowOf(
  entry: JournalEntry,
  line: JournalLine,
  journal: Pick<Accounts, 'journalCode' | 'journalLabel'>,
): readonly string[] {
  const day = fecDate(entry.day)
  const cells: Record<FecColumn, string> = {
    JournalCode: journal.journalCode,
    JournalLib: fecText(journal.journalLabel),
    EcritureNum: String(entry.number),
    EcritureDate: day,
    CompteNum: line.account,
    CompteLib: fecText(line.label),
    CompAuxNum: '',
    CompAuxLib: '',
    PieceRef: `CJ-${String(entry.closure).padStart(6, '0')}`,
    PieceDate: day,
    EcritureLib: `Ventes du ${entry.day.split('-').toReversed().join('/')}`,
    Debit: decimalComma(line.debitCents),
    Credit: decimalComma(line.creditCents),
    EcritureLet: '',
    DateLet: '',
    ValidDate: fecDate(entry.validatedOn),
    Montantdevise: '',
    Idevise: '',
  }
  return FEC_COLUMNS.map((column) => cells[column])
}

function fecDate(day: BusinessDay): string {
  return day.replaceAll('-', '')
}

function encoded(lines: readonly string[]): Uint8Array {
  return iconv.encode(lines.map((line) => line + END_OF_LINE).join(''), FEC_ENCODING)
}

/** Its controls, its no-break space and its soft hyphen are left out: they are characters, not something to read. */
const GRAPHIC: ReadonlySet<string> = new Set(
  iconv.decode(
    Uint8Array.from({ length: 0x100 }, (_, byte) => byte).filter(
      (byte) => (byte >= 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad),
    ),
    FEC_ENCODING,
  ),
)

/** The printers' alphabet knows what a French reader expects in place of ’, –, … or a narrow space. */
const printable = printableIn('cp858')

function replaced(char: string): string {
  return Array.from(printable(char), (c) => (GRAPHIC.has(c) ? c : '?')).join('')
}
