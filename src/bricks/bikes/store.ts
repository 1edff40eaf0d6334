import { z } from 'zod'
import type { WriteDb } from '../../main/db/open.ts'
import { zInstantMs } from '../../shared/contracts/procedure.ts'
import { zOperatorId } from '../../shared/ids.ts'
import { zModelId, zRentalId, type BikeId, type RentalId } from './ids.ts'
import {
  zAdvanceEnd,
  zAsked,
  zDeposit,
  zExtra,
  zLanguage,
  zParty,
  zQuote,
  zRentalLine,
  zRentalState,
  type RentalState,
} from './rental.ts'
import { zTariff } from './tariff.ts'

/** A rental as it lies on the disk: what is paid and what is on a ticket is asked of the ledger. */
const zKeptRental = z.strictObject({
  rentalId: zRentalId,
  /** The calendar year of its number, and the number in it; null before it has one. */
  year: z.int().nullable(),
  number: z.int().positive().nullable(),
  state: zRentalState,
  channel: z.enum(['counter', 'phone']),
  startMs: zInstantMs,
  endMs: zInstantMs,
  heldUntilMs: zInstantMs.nullable(),
  party: zParty,
  asked: zAsked,
  quote: zQuote,
  deposit: zDeposit.nullable(),
  advance: zAdvanceEnd.exactOptional(),
  extras: z.array(zExtra),
  /** What each model cost when the price was shown: late fees and extensions go by it, whatever the tariff becomes. */
  tariffs: z.array(z.strictObject({ modelId: zModelId, tariff: zTariff })).exactOptional(),
  language: zLanguage,
  signature: z.string(),
  lines: z.array(zRentalLine),
  createdBy: zOperatorId,
  /** Since when nobody knows whose it was. */
  forgottenAtMs: zInstantMs.exactOptional(),
  createdAtMs: zInstantMs,
})
export type KeptRental = Readonly<z.infer<typeof zKeptRental>>

const zValue = zKeptRental.pick({
  channel: true,
  party: true,
  asked: true,
  quote: true,
  deposit: true,
  advance: true,
  extras: true,
  tariffs: true,
  language: true,
  createdBy: true,
  forgottenAtMs: true,
})

type Row = {
  rental_id: RentalId
  year: number | null
  number: number | null
  state: RentalState
  start_ms: number
  end_ms: number
  held_until_ms: number | null
  value: string
  signature: string
  created_at_ms: number
}
const ROWS = `SELECT rental_id, year, number, state, start_ms, end_ms, held_until_ms, value, signature, created_at_ms
  FROM bike_rentals`
/** Newest first: whoever searches looks for the last one. */
const NEWEST = 'ORDER BY start_ms DESC, created_at_ms DESC LIMIT ?'

/** The rentals of the café, beside the ledger: names may be forgotten, money is in the journal. */
export function createRentalStore(db: WriteDb) {
  const byId = db.prepare<[RentalId], Row>(`${ROWS} WHERE rental_id = ?`)
  const byStates = db.prepare<[string, number], Row>(
    `${ROWS} WHERE state IN (SELECT value FROM json_each(?)) ${NEWEST}`,
  )
  const byText = db.prepare<[string, string, string, string, number], Row>(
    `${ROWS} WHERE state IN (SELECT value FROM json_each(?)) AND (
       name LIKE ? OR phone LIKE ? OR (year || '-' || printf('%03d', number)) LIKE ?) ${NEWEST}`,
  )
  const byBike = db.prepare<[BikeId, string], Row>(
    `${ROWS} WHERE rental_id IN (SELECT rental_id FROM bike_rental_lines WHERE bike_id = ?)
       AND state IN (SELECT value FROM json_each(?)) ORDER BY start_ms`,
  )
  const during = db.prepare<[string, number, number], Row>(
    `${ROWS} WHERE state IN (SELECT value FROM json_each(?)) AND start_ms < ? AND (end_ms > ? OR state = 'out')
       ORDER BY start_ms, rental_id`,
  )
  const withDeposit = db.prepare<[number, number, number, number], Row>(
    `${ROWS} WHERE value ->> '$.deposit.takenAtMs' BETWEEN ? AND ? OR value ->> '$.deposit.settledAtMs' BETWEEN ? AND ?`,
  )
  const named = db.prepare<[string, number], Row>(
    `${ROWS} WHERE state IN (SELECT value FROM json_each(?)) AND end_ms < ? AND value ->> '$.forgottenAtMs' IS NULL`,
  )
  const over = db.prepare<[number, number], Row>(
    `${ROWS} WHERE (state = 'held' AND held_until_ms <= ?) OR (state = 'confirmed' AND start_ms <= ?)`,
  )
  const unfinished = db
    .prepare<[number], RentalId>(
      `SELECT rental_id FROM bike_rentals WHERE state = 'expired' AND name = '' AND end_ms < ?`,
    )
    .pluck()
  const lent = db
    .prepare<[number, number], number>(
      `SELECT count(*) FROM bike_rental_lines l JOIN bike_rentals r ON r.rental_id = l.rental_id
       WHERE r.state IN ('out', 'returned', 'closed', 'stolen') AND r.start_ms >= ? AND r.start_ms < ?`,
    )
    .pluck()
  const deleteRental = db.prepare<[RentalId]>('DELETE FROM bike_rentals WHERE rental_id = ?')
  const lines = db
    .prepare<[RentalId], string>('SELECT value FROM bike_rental_lines WHERE rental_id = ? ORDER BY position')
    .pluck()
  const write = db.prepare(
    `INSERT INTO bike_rentals (rental_id, year, number, state, start_ms, end_ms, held_until_ms, name, phone, value, signature,
       created_at_ms)
     VALUES (@rentalId, @year, @number, @state, @startMs, @endMs, @heldUntilMs, @name, @phone, @value, @signature, @createdAtMs)
     ON CONFLICT (rental_id) DO UPDATE SET year = excluded.year, number = excluded.number, state = excluded.state,
       start_ms = excluded.start_ms, end_ms = excluded.end_ms, held_until_ms = excluded.held_until_ms,
       name = excluded.name, phone = excluded.phone, value = excluded.value, signature = excluded.signature`,
  )
  const deleteLines = db.prepare<[RentalId]>('DELETE FROM bike_rental_lines WHERE rental_id = ?')
  const insertLine = db.prepare<[RentalId, number, BikeId, string]>('INSERT INTO bike_rental_lines VALUES (?, ?, ?, ?)')
  const lastNumber = db.prepare<[number], number | null>('SELECT max(number) FROM bike_rentals WHERE year = ?').pluck()

  function read(row: Row): KeptRental {
    return {
      ...zValue.parse(JSON.parse(row.value)),
      rentalId: row.rental_id,
      year: row.year,
      number: row.number,
      state: row.state,
      startMs: row.start_ms,
      endMs: row.end_ms,
      heldUntilMs: row.held_until_ms,
      signature: row.signature,
      createdAtMs: row.created_at_ms,
      lines: lines.all(row.rental_id).map((line) => zRentalLine.parse(JSON.parse(line))),
    }
  }

  return {
    rental(rentalId: RentalId): KeptRental | undefined {
      const row = byId.get(rentalId)
      return row && read(row)
    },
    /** Any part of a name, a telephone or a number of a contract, where something was typed; of any state where none is named. */
    rentals(states: readonly RentalState[], text: string, limit: number): readonly KeptRental[] {
      const wanted = JSON.stringify(states.length > 0 ? states : zRentalState.options)
      const like = `%${text.trim().replaceAll(/[%_]/g, '')}%`
      return (text.trim() ? byText.all(wanted, like, like, like, limit) : byStates.all(wanted, limit)).map(read)
    },
    /** Earliest first. */
    ofBike: (bikeId: BikeId, states: readonly RentalState[]): readonly KeptRental[] =>
      byBike.all(bikeId, JSON.stringify(states)).map(read),
    /** What touches a stretch of time, earliest first; whatever is out does, for it may be late. */
    during: (states: readonly RentalState[], fromMs: number, toMs: number): readonly KeptRental[] =>
      during.all(JSON.stringify(states), toMs, fromMs).map(read),
    /** How many bikes went out from an instant until another. */
    lentBetween: (fromMs: number, untilMs: number): number => lent.get(fromMs, untilMs) ?? 0,
    /** Whose deposit was taken, given back or kept between two instants. */
    withDepositMoved: (fromMs: number, toMs: number): readonly KeptRental[] =>
      withDeposit.all(fromMs, toMs, fromMs, toMs).map(read),
    /** What ended before an instant, as it was agreed, and still says whose it was. */
    namedBefore: (states: readonly RentalState[], beforeMs: number): readonly KeptRental[] =>
      named.all(JSON.stringify(states), beforeMs).map(read),
    /** Holds that are over, and bookings of people who should have come by `missedMs`. */
    over: (nowMs: number, missedMs: number): readonly KeptRental[] => over.all(nowMs, missedMs).map(read),
    /** Forms that nobody finished are nothing to keep once their time is past. */
    forgetUnfinished(byMs: number): void {
      for (const rentalId of unfinished.all(byMs)) {
        deleteLines.run(rentalId)
        deleteRental.run(rentalId)
      }
    },
    save(rental: KeptRental): void {
      const { rentalId, lines: all, year, number, state, startMs, endMs, heldUntilMs, signature, createdAtMs } = rental
      const { name, phone } = rental.party
      const value = JSON.stringify(zValue.parse(pickValue(rental)))
      write.run({
        rentalId,
        year,
        number,
        state,
        startMs,
        endMs,
        heldUntilMs,
        name,
        phone,
        value,
        signature,
        createdAtMs,
      })
      deleteLines.run(rentalId)
      for (const [position, line] of all.entries())
        insertLine.run(rentalId, position, line.bikeId, JSON.stringify(line))
    },
    /** The next number of a contract in a calendar year, from one. */
    nextNumber: (year: number): number => (lastNumber.get(year) ?? 0) + 1,
  }
}
export type RentalStore = ReturnType<typeof createRentalStore>

function pickValue(rental: KeptRental) {
  const { channel, party, asked, quote, deposit, advance, extras, tariffs, language, createdBy, forgottenAtMs } = rental
  const optional = {
    ...(advance && { advance }),
    ...(tariffs && { tariffs }),
    ...(forgottenAtMs !== undefined && { forgottenAtMs }),
  }
  return { channel, party, asked, quote, deposit, extras, language, createdBy, ...optional }
}
