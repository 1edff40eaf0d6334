import type { Sheet } from '../../../main/documents/pdf/a4.ts'
import { euros, paperInstant } from '../../../main/documents/figures.ts'
import { QR_BYTES_MAX } from '../../../main/documents/model.ts'
import { roundCodes, roundRows, type RoundFacts, type StopRow } from './round-rows.ts'
import { changeWords, longDay, mealsCount } from './said.ts'

/** Where the columns of a stop stand, in points from the left margin. */
const PERSON = { x: 26, width: 190 }
const MEALS = { x: 228, width: 160 }
const DONE = { x: 400, width: 83 }
const BOX = 9
const QR = { side: 195, gap: 40, caption: 16 }

/** The sheet of a round on A4: a line a stop with boxes to tick, then the same as codes for a telephone. */
export async function roundPdf(facts: RoundFacts): Promise<Uint8Array> {
  const [page, { qrMatrix }] = await Promise.all([
    import('../../../main/documents/pdf/a4.ts'),
    import('../../../main/documents/qr-matrix.ts'),
  ])
  const { a4, a4Width, beside, colors, finish, hairline, heightOfDrawing, makeRoom, openSheet, space, styles, write } =
    page
  const rows = roundRows(facts)
  const codes = roundCodes(rows, facts.day, QR_BYTES_MAX)
  const heads = `Tournée ${rows.name}, ${longDay(facts.day)}`
  const sheet = openSheet({ title: heads, of: facts.site, createdAtMs: facts.atMs }, heads)

  drawHead()
  drawChanges()
  hairline(sheet, { color: colors.ink })
  for (const row of rows.stops) {
    makeRoom(
      sheet,
      heightOfDrawing(sheet, (trial) => drawStop(trial, row)),
    )
    drawStop(sheet, row)
    hairline(sheet)
  }
  drawMeasures()
  drawCodes()
  return finish(sheet, { left: facts.site.name, center: `Imprimé le ${paperInstant(facts.atMs, facts.zone)}` })

  function drawHead(): void {
    const stops = rows.stops.filter(({ number }) => number !== '').length
    const right = beside(sheet, () => {
      write(sheet, `${stops} arrêts · ${mealsCount(rows.meals)}`, styles.total, { align: 'right' })
      if (rows.collectCents > 0)
        write(sheet, `À encaisser ${euros(rows.collectCents)}`, styles.soft, { align: 'right' })
    })
    write(sheet, `Tournée ${rows.name}`, styles.title, { width: a4Width * 0.62 })
    write(sheet, rows.facts, styles.soft)
    sheet.y = Math.max(sheet.y, right)
    space(sheet, 12)
  }

  function drawChanges(): void {
    if (facts.changes.length === 0) return
    write(sheet, 'Changements depuis la dernière impression', styles.accent)
    for (const change of facts.changes) write(sheet, changeWords(change), styles.strong)
    space(sheet, 10)
  }

  function drawStop(at: Sheet, row: StopRow): void {
    space(at, 5)
    const top = at.y
    if (row.number === '') {
      write(at, `${row.name} · ${row.meals}`, styles.soft, { x: a4.left + PERSON.x })
      space(at, 5)
      return
    }
    const left = beside(at, () => {
      beside(at, () => write(at, row.number, styles.heading, { width: PERSON.x }))
      write(at, row.name, styles.heading, { x: a4.left + PERSON.x, width: PERSON.width })
      for (const line of [row.address, row.phone, row.access].filter((one) => one !== ''))
        write(at, line, styles.body, { x: a4.left + PERSON.x, width: PERSON.width })
      if (row.contact !== '') write(at, row.contact, styles.small, { x: a4.left + PERSON.x, width: PERSON.width })
    })
    const middle = beside(at, () => {
      const place = { x: a4.left + MEALS.x, width: MEALS.width }
      for (const line of row.lines) write(at, line, row.changed ? styles.strong : styles.body, place)
      for (const line of row.asks) write(at, line, styles.strong, place)
    })
    const right = beside(at, () => {
      for (const words of ['livré', 'absent', 'voisin']) drawBox(at, words)
      if (facts.hasContainers) {
        space(at, 3)
        write(at, 'laissés ___ repris ___', styles.small, { x: a4.left + DONE.x, width: DONE.width })
      }
    })
    at.y = Math.max(left, middle, right, top)
    space(at, 5)
  }

  function drawBox(at: Sheet, words: string): void {
    const x = a4.left + DONE.x
    if (at.inked)
      at.doc
        .rect(x, at.y + 2.5, BOX, BOX)
        .lineWidth(0.8)
        .strokeColor(colors.ink)
        .stroke()
    write(at, words, styles.body, { x: x + BOX + 6 })
  }

  function drawMeasures(): void {
    makeRoom(sheet, 70)
    space(sheet, 14)
    write(sheet, 'Températures et compteur', styles.heading)
    space(sheet, 4)
    write(
      sheet,
      'Départ  _______ °C  à  ____ h ____        Dernier arrêt  _______ °C  à  ____ h ____        Compteur  ____________ km',
      styles.body,
    )
  }

  /** As large as a telephone likes them, two beside one another. */
  function drawCodes(): void {
    if (codes.length === 0) return
    makeRoom(sheet, QR.side + QR.caption + 70)
    space(sheet, 18)
    write(sheet, 'Sur le téléphone, sans réseau', styles.heading)
    write(sheet, 'L’appareil photo lit chaque code : les arrêts, en clair, dans l’ordre de la tournée.', styles.soft)
    space(sheet, 10)
    for (let n = 0; n < codes.length; n += 2) {
      makeRoom(sheet, QR.side + QR.caption + 12)
      const top = sheet.y
      for (const [side, code] of codes.slice(n, n + 2).entries()) {
        const x = a4.left + side * (QR.side + QR.gap)
        drawCode(code, x, top)
        sheet.y = top + QR.side + 4
        write(sheet, `${n + side + 1} / ${codes.length}`, styles.strong, { x, width: QR.side, align: 'center' })
      }
      space(sheet, 12)
    }
  }

  function drawCode(code: string, left: number, top: number): void {
    const modules = qrMatrix(code, 'M')
    const side = QR.side / modules.length
    for (const [row, columns] of modules.entries())
      for (const [column, dark] of columns.entries())
        if (dark) sheet.doc.rect(left + column * side, top + row * side, side, side)
    sheet.doc.fill(colors.ink)
  }
}
