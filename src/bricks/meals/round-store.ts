import type { WriteDb } from '../../main/db/open.ts'
import type { RoundId } from './ids.ts'
import { zRound, type Round } from './rules/round.ts'

/** The café's rounds; one that was removed is read no more, and what it brought keeps its id. */
export function createRoundStore(db: WriteDb) {
  const all = db.prepare<[], string>('SELECT value FROM meal_rounds WHERE removed = 0 ORDER BY rowid').pluck()
  const write = db.prepare<[RoundId, string]>(
    `INSERT INTO meal_rounds (round_id, value) VALUES (?, ?)
     ON CONFLICT (round_id) DO UPDATE SET value = excluded.value, removed = 0`,
  )
  const remove = db.prepare<[RoundId]>('UPDATE meal_rounds SET removed = 1 WHERE round_id = ?')
  const rounds = (): readonly Round[] => all.all().map((value) => zRound.parse(JSON.parse(value)))

  return {
    /** In the order in which they were made. */
    rounds,
    round: (roundId: RoundId): Round | undefined => rounds().find((round) => round.roundId === roundId),
    save: (round: Round): void => void write.run(round.roundId, JSON.stringify(round)),
    remove: (roundId: RoundId): void => void remove.run(roundId),
  }
}
export type RoundStore = ReturnType<typeof createRoundStore>
