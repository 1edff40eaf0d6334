import type { BusinessDay } from '../../shared/business-day.ts'
import { cents, ONE, type Cents } from '../../shared/money.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { Entry, Projection } from '../../main/journal/index.ts'
import type { Sale } from '../../main/tickets/index.ts'
import type { ArticleCode, ItemId, ServiceCode } from './ids.ts'
import { readRef, SERVICE, type Ref } from './rules/refs.ts'

/** One line of a sealed ticket that this brick had put there; negative where it was given back or paid out. */
export type Move = {
  readonly number: number
  readonly service: ServiceCode
  readonly way: Ref['way']
  readonly nature: 'own' | 'agency' | 'liability'
  readonly ref: string
  readonly article: ArticleCode | null
  readonly businessDay: BusinessDay
  readonly forDay: BusinessDay
  readonly pieces: number
  readonly ttcCents: Cents
  readonly htCents: Cents
}
type Row = Omit<Move, 'ttcCents' | 'htCents'> & { readonly ttcCents: number; readonly htCents: number }

const COLUMNS = `number, service, way, nature, ref, article, business_day AS businessDay, for_day AS forDay, pieces,
  ttc_cents AS ttcCents, ht_cents AS htCents FROM agency_moves`

/** Repeats what sealed tickets say of the counter services, with pieces and what is HT. */
export function movesProjection(db: WriteDb): Projection {
  const insert = db.prepare('INSERT INTO agency_moves VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')

  function apply({ seq, payload }: Entry): void {
    const { lines, businessDay } = payload as unknown as Sale // its part sealed it
    for (const [position, line] of lines.entries()) {
      if (line.service?.service !== SERVICE) continue
      const ref = readRef(line.service.ref)
      if (!ref) continue
      const forDay = 'day' in ref ? (ref.day ?? businessDay) : businessDay
      const article = 'article' in ref ? ref.article : null
      const pieces = signOf(ref.way, line) * Math.abs(Math.trunc(line.quantityMilli / ONE))
      const kept = [ref.service, ref.way, line.nature, line.service.ref, article, businessDay, forDay, pieces]
      insert.run(seq, position, ...kept, line.ttcCents, line.htCents)
    }
  }
  return { tables: ['agency_moves'], kinds: { 'tickets/sale': apply, 'tickets/refund': apply } }
}

/** A refund and a correction take pieces back; what is paid out is negative money and yet one more piece. */
function signOf(
  way: Ref['way'],
  { ttcCents, quantityMilli }: { readonly ttcCents: number; readonly quantityMilli: number },
) {
  if (ttcCents === 0) return Math.sign(quantityMilli)
  return way === 'paid-out' ? -Math.sign(ttcCents) : Math.sign(ttcCents)
}

export function createMoves(db: WriteDb) {
  const sealed = db.prepare<[BusinessDay, BusinessDay], Row>(
    `SELECT ${COLUMNS} WHERE business_day BETWEEN ? AND ? ORDER BY number, position`,
  )
  const meant = db.prepare<[BusinessDay, BusinessDay], Row>(
    `SELECT ${COLUMNS} WHERE for_day BETWEEN ? AND ? ORDER BY number, position`,
  )
  const byRef = db.prepare<[string], Row>(`SELECT ${COLUMNS} WHERE ref = ? ORDER BY number, position`)
  const itemArticle = db
    .prepare<[ItemId], string>(`SELECT value ->> '$.article' FROM agency_items WHERE item_id = ?`)
    .pluck()
  const read = (rows: readonly Row[]): readonly Move[] =>
    rows.map((row) => ({ ...row, ttcCents: cents(row.ttcCents), htCents: cents(row.htCents) }))
  return {
    /** As the days were closed: what `services.between` says. */
    sealedBetween: (from: BusinessDay, to: BusinessDay) => read(sealed.all(from, to)),
    /** By the day that a partner's own statement puts it on. */
    meantBetween: (from: BusinessDay, to: BusinessDay) => read(meant.all(from, to)),
    ofRef: (ref: string) => read(byRef.all(ref)),
    /** What kind of thing was looked after: the ledger knows its number alone. */
    articleOfItem: (itemId: ItemId) => (itemArticle.get(itemId) ?? null) as ArticleCode | null, // as it was written
  }
}
export type Moves = ReturnType<typeof createMoves>
