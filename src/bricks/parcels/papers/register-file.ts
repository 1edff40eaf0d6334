import { wallTime, type BusinessDay } from '../../../shared/business-day.ts'
import type { Recorded } from '../act-store.ts'
import { zParcelState } from '../rules/states.ts'
import { named, type NamedFile } from './statement-file.ts'
import type { PaperSite } from '../../../main/documents/demonstration.ts'
import { dayWords, eventWords, hourWords, stateWords } from './words.ts'

type Row = Recorded & { readonly carrierName: string }
type Facts = {
  readonly rows: readonly Row[]
  readonly from: BusinessDay
  readonly to: BusinessDay
  readonly site: PaperSite
  readonly zone: string
  readonly nowMs: number
  /** The end of the whole chain, and the first event in it that is not as it was written. */
  readonly chain: {
    readonly last: { readonly seq: number; readonly hash: string } | undefined
    readonly brokenAt: number | undefined
  }
}

/** The register between two days, in the order in which it was written. Nobody's name is in it; staff's is. */
export async function registerFile(facts: Facts, as: 'csv' | 'pdf'): Promise<NamedFile> {
  const name = `registre-colis-${facts.from}-${facts.to}.${as}`
  return named(name, as === 'csv' ? await registerCsv(facts) : await registerPdf(facts))
}

const stateOf = ({ to }: Row): string => {
  const state = zParcelState.safeParse(to)
  return state.success ? stateWords[state.data] : ''
}
/** « 1/2 » where a shipment has several parcels. */
const codeOf = ({ code, parcelNo, parcelCount }: Row): string =>
  parcelCount > 1 ? `${code} (${parcelNo}/${parcelCount})` : code

async function registerCsv({ rows, zone }: Facts): Promise<Uint8Array> {
  const { csvTable } = await import('../../../main/documents/csv.ts')
  return csvTable(
    ['rang', 'date', 'heure', 'transporteur', 'numero', 'colis', 'recu', 'acte', 'etat', 'par', 'empreinte'],
    rows.map((row) => [
      String(row.seq),
      dayWords(wallTime(row.atMs, zone).day),
      hourWords(row.atMs, zone),
      row.carrierName,
      row.code,
      `${row.parcelNo}/${row.parcelCount}`,
      row.number,
      eventWords[row.kind],
      stateOf(row),
      row.by,
      row.hash,
    ]),
  )
}

async function registerPdf({ rows, from, to, site, zone, nowMs, chain }: Facts): Promise<Uint8Array> {
  const [a4, parts] = await Promise.all([
    import('../../../main/documents/pdf/a4.ts'),
    import('../../../main/documents/pdf/a4-parts.ts'),
  ])
  const { finish, makeRoom, openSheet, space, styles, write } = a4
  const period = from === to ? dayWords(from) : `du ${dayWords(from)} au ${dayWords(to)}`
  const title = `Registre des colis ${period}`
  const sheet = openSheet({ title, of: site, createdAtMs: nowMs }, title)
  parts.letterhead(sheet, site, { title: 'Registre', number: `Colis, ${period}` })
  space(sheet, 16)
  if (rows.length === 0) write(sheet, 'Rien ne s’est passé entre ces deux dates.', styles.body)
  else
    parts.table(
      sheet,
      [
        { header: 'N°', align: 'left', width: 44 },
        { header: 'Date', align: 'left', width: 62 },
        { header: 'Heure', align: 'left', width: 40 },
        { header: 'Transporteur', align: 'left', width: 84 },
        { header: 'Colis', align: 'left' },
        { header: 'Acte', align: 'left', width: 92 },
        { header: 'Par', align: 'left', width: 46 },
      ],
      rows.map((row) => [
        String(row.seq),
        dayWords(wallTime(row.atMs, zone).day),
        hourWords(row.atMs, zone),
        row.carrierName,
        codeOf(row),
        eventWords[row.kind],
        row.by,
      ]),
    )
  makeRoom(sheet, 90)
  space(sheet, 16)
  write(sheet, 'Chaîne du registre', styles.heading)
  space(sheet, 3)
  write(
    sheet,
    chain.brokenAt === undefined
      ? `Vérifiée le ${dayWords(wallTime(nowMs, zone).day)} à ${hourWords(nowMs, zone)} : les ${chain.last?.seq ?? 0} événements du registre sont tels qu’ils ont été écrits.`
      : `ROMPUE : l’événement ${chain.brokenAt} n’est pas tel qu’il a été écrit.`,
    styles.body,
  )
  if (chain.last) {
    space(sheet, 4)
    write(sheet, `Empreinte SHA-256 du dernier événement (n° ${chain.last.seq}) :`, styles.soft)
    write(sheet, chain.last.hash, styles.strong)
  }
  return finish(sheet, { left: site.name, center: title })
}
