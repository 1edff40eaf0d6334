import type { Software } from '../../../shared/contracts/till.ts'
import { paperInstant } from '../figures.ts'
import {
  a4,
  a4Width,
  baselineOf,
  beside,
  colors,
  finish,
  hairline,
  heightOf,
  makeRoom,
  openSheet,
  space,
  styles,
  write,
} from './a4.ts'
import type { Sheet } from './a4.ts'
import * as words from './attestation-text.ts'
import { FRANCHISE_MENTION, isFranchise } from './invoice-mentions.ts'
import type { PaperSite } from '../demonstration.ts'
import type { Style } from './letters.ts'

export type Attestation = {
  readonly software: Software
  readonly site: PaperSite
  readonly till: string
  /** When the till filled the form in, UTC, and the zone in which it says so. */
  readonly issuedAtMs: number
  readonly zone: string
}

const LABEL_WIDTH = 150
const HASH: Style = { face: 'mono', size: 8.5, color: colors.ink }
const PAD = 12
const BAR = 3

/**
 * The form of the publisher's individual attestation, filled in with what the till knows: the software and its fiscal
 * core for the publisher's part, the café for the user's. It attests nothing by itself, and says so before all else.
 */
export function attestationPdf({ software, site, till, issuedAtMs, zone }: Attestation): Promise<Uint8Array> {
  const title = `Attestation individuelle · ${software.name} ${software.version}`
  const sheet = openSheet(
    { title, of: { name: software.name, demo: site.demo }, createdAtMs: issuedAtMs },
    `${title} (suite)`,
  )
  write(sheet, 'Attestation individuelle de l’éditeur', { ...styles.title, size: 20 })
  write(sheet, `Logiciel de caisse ${software.name} ${software.version}, pour ${site.name}`, styles.soft)
  space(sheet, 14)
  drawNotice(sheet)
  drawPublisher(sheet, software)
  drawUser(sheet, { software, site, till })
  return finish(sheet, {
    left: `${software.name} ${software.version} · noyau fiscal ${software.coreVersion}`,
    center: `Préparé par ${till} le ${paperInstant(issuedAtMs, zone)}`,
  })
}

function drawNotice(sheet: Sheet): void {
  const place = { x: a4.left + PAD + BAR, width: a4Width - 2 * PAD - BAR }
  const title: Style = { ...styles.strong, color: colors.accent }
  const body: Style = { ...styles.small, color: colors.ink }
  const height =
    words.NOTICE.lines.reduce((sum, line) => sum + 4 + heightOf(sheet, line, body, place.width), 2 * PAD) +
    heightOf(sheet, words.NOTICE.title, title, place.width)
  sheet.doc.rect(a4.left, sheet.y, a4Width, height).fill(colors.ground)
  sheet.doc.rect(a4.left, sheet.y, BAR, height).fill(colors.accent)
  space(sheet, PAD)
  write(sheet, words.NOTICE.title, title, place)
  for (const line of words.NOTICE.lines) {
    space(sheet, 4)
    write(sheet, line, body, place)
  }
  space(sheet, PAD)
}

function drawPublisher(sheet: Sheet, software: Software): void {
  part(sheet, 'Première partie : l’éditeur du logiciel')
  blank(sheet, 'Raison sociale')
  blank(sheet, 'SIREN ou identification')
  blank(sheet, 'Adresse')
  blank(sheet, 'Représenté par (nom, qualité)')
  section(sheet, 'Le logiciel')
  known(sheet, 'Nom et version', `${software.name} ${software.version}`, styles.strong)
  known(sheet, 'Noyau fiscal', `version ${software.coreVersion}`)
  known(sheet, 'Empreinte SHA-256 du noyau', software.coreHash, HASH)
  known(sheet, 'Numérotation des versions', words.versionScheme(software))
  section(sheet, 'Fonctions couvertes')
  list(sheet, words.COVERED)
  section(sheet, 'Fonctions exclues')
  list(sheet, words.EXCLUDED)
  blank(sheet, 'Autres fonctions exclues')
  section(sheet, 'Attestation')
  for (const line of words.COMMITMENT) paragraph(sheet, line)
  signature(sheet, 'Signature du représentant de l’éditeur et cachet')
}

function drawUser(sheet: Sheet, { software, site, till }: Pick<Attestation, 'software' | 'site' | 'till'>): void {
  part(sheet, 'Seconde partie : l’utilisateur du logiciel')
  known(sheet, 'Raison sociale', site.name, styles.strong)
  known(sheet, 'Adresse', site.addressLines.join(', '))
  known(sheet, 'SIRET', site.siret)
  known(sheet, 'TVA', isFranchise(site) ? FRANCHISE_MENTION : site.vatNumber)
  known(sheet, 'Caisse', `${till}, avec ${software.name} ${software.version}`)
  blank(sheet, 'Représenté par (nom, qualité)')
  blank(sheet, 'Logiciel acquis le, auprès de')
  blank(sheet, 'Mis en service le')
  space(sheet, 8)
  paragraph(sheet, words.USER_COMMITMENT)
  signature(sheet, 'Signature de l’utilisateur et cachet')
  space(sheet, 12)
  paragraph(sheet, words.FALSE_ATTESTATION, styles.small)
}

function part(sheet: Sheet, title: string): void {
  space(sheet, 26)
  makeRoom(sheet, 120)
  write(sheet, title, { ...styles.heading, size: 13 })
  space(sheet, 5)
  hairline(sheet, { color: colors.ink })
  space(sheet, 10)
}

function section(sheet: Sheet, title: string): void {
  space(sheet, 10)
  makeRoom(sheet, 60)
  write(sheet, title, styles.strong)
  space(sheet, 4)
}

/** A fact with its label. */
function known(sheet: Sheet, label: string, value: string, style: Style = styles.body): void {
  const place = { x: a4.left + LABEL_WIDTH, width: a4Width - LABEL_WIDTH }
  const height = heightOf(sheet, value, style, place.width)
  makeRoom(sheet, height)
  beside(sheet, () => write(sheet, label, styles.fact, { width: LABEL_WIDTH }))
  beside(sheet, () => {
    space(sheet, baselineOf(styles.fact) - baselineOf(style))
    write(sheet, value, style, place)
  })
  space(sheet, height)
  space(sheet, 4)
}

/** A line to write a fact on that the till does not know. */
function blank(sheet: Sheet, label: string): void {
  const height = 20
  makeRoom(sheet, height)
  const bottom = sheet.y + height
  space(sheet, height - styles.fact.size * 1.5)
  write(sheet, label, styles.fact, { width: LABEL_WIDTH })
  sheet.y = bottom
  hairline(sheet, { x: a4.left + LABEL_WIDTH, color: colors.soft })
  space(sheet, 4)
}

function list(sheet: Sheet, entries: readonly string[]): void {
  const place = { x: a4.left + 12, width: a4Width - 12 }
  for (const entry of entries) {
    makeRoom(sheet, heightOf(sheet, entry, styles.body, place.width))
    beside(sheet, () => write(sheet, '•', styles.soft))
    write(sheet, entry, styles.body, place)
    space(sheet, 1)
  }
}

function paragraph(sheet: Sheet, line: string, style: Style = styles.body): void {
  makeRoom(sheet, heightOf(sheet, line, style))
  write(sheet, line, style)
  space(sheet, 5)
}

/** Place, day and room for a hand and a stamp. */
function signature(sheet: Sheet, label: string): void {
  const height = 74
  space(sheet, 8)
  makeRoom(sheet, height)
  const half = (a4Width - 24) / 2
  const x = a4.right - half
  const top = sheet.y
  for (const name of ['Fait à', 'Le']) {
    space(sheet, 12)
    write(sheet, name, styles.soft)
    hairline(sheet, { x: a4.left + 40, width: half - 40, color: colors.soft })
  }
  sheet.y = top
  sheet.doc.roundedRect(x, top, half, height, 6).lineWidth(0.8).strokeColor(colors.soft).stroke()
  space(sheet, 5)
  write(sheet, label, styles.label, { x: x + PAD, width: half - 2 * PAD })
  sheet.y = top + height
}
