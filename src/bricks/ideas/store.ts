import { assert } from '../../shared/assert.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { IdeaId, VoiceId } from './ids.ts'
import { freshSetup, zIdea, zIdeasSetup, type Idea, type IdeasSetup } from './rules/idea.ts'
import type { Period } from './rules/months.ts'

const OPEN_MAX = 400
const ANSWERED_MAX = 100

export type ThemeCount = { readonly theme: string; readonly count: number }
export type VoicesOf = { readonly all: number; readonly thisMonth: number; readonly lastMonth: number }

/** The box: ideas, and each voice with its day, so that any time can be counted. */
export function createIdeaStore(db: WriteDb) {
  const setup = db.prepare<[], string>('SELECT value FROM ideas_setup').pluck()
  const writeSetup = db.prepare<[string]>(
    'INSERT INTO ideas_setup VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET value = excluded.value',
  )
  const byId = db.prepare<[IdeaId], string>('SELECT value FROM ideas WHERE idea_id = ?').pluck()
  const open = db
    .prepare<[number], string>(`SELECT value FROM ideas WHERE state IN ('open', 'discussed') ORDER BY day DESC LIMIT ?`)
    .pluck()
  const answered = db
    .prepare<[number], string>(
      `SELECT value FROM ideas WHERE state IN ('done', 'declined') ORDER BY answered_on DESC, rowid DESC LIMIT ?`,
    )
    .pluck()
  const write = db.prepare<[IdeaId, string, string, BusinessDay, BusinessDay | null, CustomerId | null, string]>(
    `INSERT INTO ideas VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (idea_id) DO UPDATE SET theme = excluded.theme, state = excluded.state,
       answered_on = excluded.answered_on, customer_id = excluded.customer_id, value = excluded.value`,
  )
  const said = db.prepare<[VoiceId, IdeaId, BusinessDay]>('INSERT INTO ideas_voices VALUES (?, ?, ?)')
  const voice = db.prepare<[VoiceId], number>('SELECT 1 FROM ideas_voices WHERE voice_id = ?').pluck()
  // The voice of whoever had the idea stays with it; it bears its number.
  const unsay = db.prepare<[VoiceId, BusinessDay]>(
    'DELETE FROM ideas_voices WHERE voice_id = ? AND day = ? AND substr(voice_id, 4) <> substr(idea_id, 4)',
  )
  const voices = db.prepare<{ id: IdeaId; from: BusinessDay; to: BusinessDay; before: BusinessDay }, VoicesOf>(
    `SELECT count(*) AS "all", count(*) FILTER (WHERE day BETWEEN @from AND @to) AS thisMonth,
       count(*) FILTER (WHERE day >= @before AND day < @from) AS lastMonth
     FROM ideas_voices WHERE idea_id = @id`,
  )
  const byTheme = {
    ideas: db.prepare<Period, ThemeCount>(
      'SELECT theme, count(*) AS count FROM ideas WHERE day BETWEEN @from AND @to GROUP BY theme',
    ),
    voices: db.prepare<Period, ThemeCount>(
      `SELECT theme, count(*) AS count FROM ideas_voices v JOIN ideas USING (idea_id)
       WHERE v.day BETWEEN @from AND @to GROUP BY theme`,
    ),
    done: db.prepare<Period, ThemeCount>(
      `SELECT theme, count(*) AS count FROM ideas
       WHERE state = 'done' AND answered_on BETWEEN @from AND @to GROUP BY theme`,
    ),
  }
  const used = db.prepare<[], string>('SELECT DISTINCT theme FROM ideas').pluck()
  const during = db
    .prepare<Period, string>(
      `SELECT value FROM ideas WHERE day <= @to AND (day >= @from OR answered_on BETWEEN @from AND @to OR EXISTS (
         SELECT 1 FROM ideas_voices v WHERE v.idea_id = ideas.idea_id AND v.day BETWEEN @from AND @to))
       ORDER BY theme, day, rowid`,
    )
    .pluck()
  const done = db
    .prepare<Period, string>(
      `SELECT value FROM ideas WHERE state = 'done' AND answered_on BETWEEN @from AND @to ORDER BY answered_on, rowid`,
    )
    .pluck()
  const ofCustomer = db.prepare<[CustomerId], string>('SELECT value FROM ideas WHERE customer_id = ?').pluck()
  const named = db
    .prepare<[BusinessDay], string>('SELECT value FROM ideas WHERE customer_id IS NOT NULL AND day < ?')
    .pluck()
  const toTell = db
    .prepare<[], number>(
      `SELECT count(*) FROM ideas WHERE customer_id IS NOT NULL AND state IN ('done', 'declined')
         AND value ->> '$.told' = 0`,
    )
    .pluck()
  const waiting = db
    .prepare<[BusinessDay], number>(`SELECT count(*) FROM ideas WHERE state = 'open' AND day < ?`)
    .pluck()
  const read = (value: string): Idea => zIdea.parse(JSON.parse(value))

  return {
    setup(): IdeasSetup {
      const kept = setup.get()
      return kept === undefined ? freshSetup() : zIdeasSetup.parse(JSON.parse(kept))
    },
    saveSetup: (value: IdeasSetup): void => void writeSetup.run(JSON.stringify(value)),
    byId(ideaId: IdeaId): Idea | undefined {
      const value = byId.get(ideaId)
      return value === undefined ? undefined : read(value)
    },
    /** Newest first, bounded: those without an answer, then the last that have one. */
    list: (): readonly Idea[] => [...open.all(OPEN_MAX), ...answered.all(ANSWERED_MAX)].map(read),
    save(idea: Idea): void {
      const { ideaId, theme, state, day, answeredOn, customerId } = idea
      const { changes } = write.run(ideaId, theme, state, day, answeredOn, customerId, JSON.stringify(idea))
      assert(changes === 1, 'one idea, one row')
    },
    isSaid: (voiceId: VoiceId): boolean => voice.get(voiceId) !== undefined,
    say: (voiceId: VoiceId, ideaId: IdeaId, day: BusinessDay): void => void said.run(voiceId, ideaId, day),
    unsay: (voiceId: VoiceId, day: BusinessDay): boolean => unsay.run(voiceId, day).changes === 1,
    /** All of an idea, those of a month, and those from the first day of the month before. */
    voicesOf(ideaId: IdeaId, { from, to }: Period, before: BusinessDay): VoicesOf {
      const counted = voices.get({ id: ideaId, from, to, before })
      assert(counted, 'a count is a row')
      return counted
    },
    countsOf: (what: keyof typeof byTheme, period: Period): ReadonlyMap<string, number> =>
      new Map(byTheme[what].all(period).map(({ theme, count }) => [theme, count])),
    usedThemes: (): readonly string[] => used.all(),
    /** What was new, answered or said again in a time. */
    during: (period: Period): readonly Idea[] => during.all(period).map(read),
    done: (period: Period): readonly Idea[] => done.all(period).map(read),
    ofCustomer: (customerId: CustomerId): readonly Idea[] => ofCustomer.all(customerId).map(read),
    /** Of whom somebody is known although it is from before a day. */
    namedBefore: (day: BusinessDay): readonly Idea[] => named.all(day).map(read),
    countToTell: (): number => toTell.get() ?? 0,
    countWaitingSince: (day: BusinessDay): number => waiting.get(day) ?? 0,
  }
}
export type IdeaStore = ReturnType<typeof createIdeaStore>
