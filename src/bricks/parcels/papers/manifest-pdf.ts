import { paperInstant } from '../../../main/documents/figures.ts'
import { PAD, strokesOf } from '../../../main/documents/signature.ts'
import { countOf, LIABILITY, manifestGroups, nameOfItem, type ManifestFacts } from './manifest-rows.ts'

const HALF_GAP = 24
/** How much of a page the signature takes, in points. */
const SIGNATURE = { width: 210, height: 70 }

/** The manifest on A4. Its pages and fonts are only read when somebody asks for one. */
export async function manifestPdf({ manifest, carrier, site, zone }: ManifestFacts): Promise<Uint8Array> {
  const [a4, parts] = await Promise.all([
    import('../../../main/documents/pdf/a4.ts'),
    import('../../../main/documents/pdf/a4-parts.ts'),
  ])
  const { a4: page, a4Width, beside, colors, finish, hairline, makeRoom, openSheet, space, styles, write } = a4
  const heads = `Bordereau ${manifest.number}`
  const sheet = openSheet({ title: heads, of: site, createdAtMs: manifest.atMs }, heads)
  const width = (a4Width - HALF_GAP) / 2
  const right = { x: page.left + width + HALF_GAP, width }
  const fact = (name: string, value: string, at: { readonly x: number; readonly width: number }) => {
    beside(sheet, () => write(sheet, name, styles.fact, at))
    write(sheet, value, styles.strong, { x: at.x + 84, width: at.width - 84 })
  }

  parts.letterhead(sheet, site, { title: 'Bordereau', number: manifest.number })
  space(sheet, 22)
  const leftEnd = beside(sheet, () => {
    fact('Objet', 'Remise au chauffeur', { x: page.left, width })
    fact('Transporteur', carrier, { x: page.left, width })
    fact('Chauffeur', manifest.driver || '—', { x: page.left, width })
  })
  const rightEnd = beside(sheet, () => {
    fact('Remis le', paperInstant(manifest.atMs, zone), right)
    fact('Remis par', manifest.by, right)
  })
  sheet.y = Math.max(leftEnd, rightEnd)

  let n = 0
  for (const { title, items } of manifestGroups(manifest)) {
    makeRoom(sheet, 80)
    space(sheet, 18)
    beside(sheet, () => write(sheet, title, styles.heading))
    write(sheet, countOf(items.length), styles.heading, { align: 'right' })
    space(sheet, 4)
    parts.table(
      sheet,
      [
        { header: 'N°', align: 'left', width: 34 },
        { header: 'Colis', align: 'left' },
        { header: 'Reçu de dépôt', align: 'left', width: 120 },
      ],
      items.map((item) => [String((n += 1)), nameOfItem(item), item.number]),
    )
  }
  space(sheet, 8)
  beside(sheet, () => write(sheet, 'Total', styles.total))
  write(sheet, countOf(manifest.items.length), styles.total, { align: 'right' })

  makeRoom(sheet, SIGNATURE.height + 90)
  space(sheet, 18)
  write(sheet, LIABILITY, styles.soft)
  space(sheet, 16)
  if (manifest.signature === '') {
    write(sheet, 'Sans signature du chauffeur', styles.heading)
    space(sheet, 3)
    write(sheet, `Motif : ${manifest.unsignedReason}`, styles.body)
  } else {
    write(sheet, 'Signature du chauffeur', styles.heading)
    const scale = SIGNATURE.width / PAD.width
    const top = sheet.y + 4
    for (const [first, ...rest] of strokesOf(manifest.signature)) {
      if (!first) continue
      sheet.doc.moveTo(page.left + first.x * scale, top + first.y * scale)
      for (const { x, y } of rest) sheet.doc.lineTo(page.left + x * scale, top + y * scale)
      sheet.doc.lineWidth(1.2).lineCap('round').strokeColor(colors.ink).stroke()
    }
    space(sheet, SIGNATURE.height + 4)
    hairline(sheet, { width: SIGNATURE.width })
    space(sheet, 3)
    write(sheet, manifest.driver, styles.soft)
  }
  return finish(sheet, { left: site.name, center: heads })
}
