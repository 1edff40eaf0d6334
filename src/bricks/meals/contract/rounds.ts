import { z } from 'zod'
import { command, query, zBusinessDay, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zRoundId, zWelfareNoteId } from '../ids.ts'
import { zChange } from '../rules/kitchen.ts'
import { zRound, zRun, zStop, zTemperature } from '../rules/round.ts'
import { zNobodyBrings, zStopSeen } from '../rules/seen.ts'
import { zWelfareNote } from '../rules/welfare.ts'

const zFile = z.strictObject({ name: z.string(), base64: z.base64() })
const ofRun = { roundId: zRoundId, day: zBusinessDay }

/** Every round, without anybody's name: whoever takes orders chooses one. */
export const rounds = query({
  right: 'look',
  output: z.array(z.strictObject({ ...zRound.shape, people: z.int() })),
})
export const saveRound = command({
  right: 'settings',
  input: { round: zRound },
  output: z.null(),
  refusals: ['ROUND_NAME_TAKEN'],
})
export const removeRound = command({
  right: 'settings',
  input: { roundId: zRoundId },
  output: z.null(),
  refusals: ['ROUND_UNKNOWN', 'ROUND_IN_USE'],
})

/** The order of the stops: of a day alone, or the round's own from now on (`day` null). It names everybody, each once. */
export const orderStops = command({
  right: 'customers',
  input: { roundId: zRoundId, day: zBusinessDay.nullable(), personIds: z.array(zCustomerId).max(200) },
  output: z.null(),
  refusals: ['ROUND_UNKNOWN', 'STOPS_CHANGED', 'RUN_VALIDATED'],
})
/** One driver does two: `roundId` is taken along by `by`, whose sheet has the stops of both. Null: on its own again. */
export const carryRound = command({
  right: 'customers',
  input: { ...ofRun, by: zRoundId.nullable() },
  output: z.null(),
  refusals: ['ROUND_UNKNOWN', 'ROUND_CARRIED', 'RUN_GONE'],
})

/** What leaves on a day, round by round, and what nobody would bring. */
export const roundsOfDay = query({
  right: 'customers',
  input: { day: zBusinessDay },
  output: z.strictObject({
    meals: z.int(),
    rounds: z.array(
      z.strictObject({
        round: zRound,
        state: zRun.shape.state,
        driver: z.string(),
        carriedBy: zRoundId.nullable(),
        meals: z.int(),
        stops: z.int(),
        /** Of its stops, those without a result. */
        unanswered: z.int(),
        /** Since its sheet was printed last. */
        changes: z.int(),
      }),
    ),
    nobodyBrings: z.array(zNobodyBrings),
  }),
})

/** A round on a day, with whatever its sheet says. */
export const run = query({
  right: 'customers',
  input: ofRun,
  output: z
    .strictObject({
      round: zRound,
      day: zBusinessDay,
      state: zRun.shape.state,
      driver: z.string(),
      carriedBy: zRoundId.nullable(),
      carries: z.array(zRoundId),
      hasOwnOrder: z.boolean(),
      stops: z.array(zStopSeen),
      temperatures: z.array(zTemperature),
      km: z.int().nullable(),
      printedAtMs: zInstantMs.nullable(),
      changes: z.array(zChange),
    })
    .nullable(),
})
/** The codes of a sheet: the words that a telephone reads, and their squares, row by row, `1` for a dark one. */
export const runCodes = query({
  right: 'customers',
  input: ofRun,
  output: z.array(z.strictObject({ text: z.string(), rows: z.array(z.string()) })),
})

/** As it is typed: `sure` where it really was so much. */
const zMeasure = z.strictObject({ ...zTemperature.omit({ atMs: true }).shape, sure: z.boolean() })
const temperatureRefusals = [
  'TEMPERATURE_DOUBTED',
  'TEMPERATURE_COMMENT_NEEDED',
  'TEMPERATURE_ACTION_NEEDED',
  'TEMPERATURE_OTHER_NEEDS_COMMENT',
] as const
const runRefusals = ['ROUND_UNKNOWN', 'ROUND_CARRIED'] as const

/** What is prepared goes into the vehicle. */
export const load = command({
  right: 'customers',
  input: { ...ofRun, driver: zText(40), temperature: zMeasure, anyway: z.boolean() },
  output: z.strictObject({ meals: z.int() }),
  refusals: [...runRefusals, ...temperatureRefusals, 'RUN_GONE', 'NOTHING_TO_LOAD', 'NOT_PREPARED', 'NOBODY_BRINGS'],
})
export const unload = command({
  right: 'customers',
  input: ofRun,
  output: z.null(),
  refusals: [...runRefusals, 'RUN_NOT_LOADED', 'RUN_VALIDATED'],
})
export const measure = command({
  right: 'customers',
  input: { ...ofRun, temperature: zMeasure },
  output: z.null(),
  refusals: [...runRefusals, ...temperatureRefusals, 'RUN_NOT_LOADED'],
})

/** How one stop went; the state of its meals follows when the round is validated, or at once where it was. */
const zResult = zStop.omit({ atMs: true })
const stopRefusals = ['STOP_UNKNOWN', 'NOTE_NEEDED', 'NO_AGREEMENT_TO_LEAVE'] as const
export const recordStop = command({
  right: 'customers',
  input: { ...ofRun, stop: zResult },
  output: z.null(),
  refusals: [...runRefusals, ...stopRefusals, 'RUN_NOT_LOADED', 'MEAL_BILLED'],
})
/** The round is back. Whoever is not in `stops` was delivered where `restDelivered` says so. */
export const validate = command({
  right: 'customers',
  input: {
    ...ofRun,
    stops: z.array(zResult).max(200),
    restDelivered: z.boolean(),
    temperature: zMeasure.nullable(),
    km: z.int().min(0).max(2000).nullable(),
  },
  output: z.strictObject({ delivered: z.int(), notHome: z.int() }),
  refusals: [
    ...runRefusals,
    ...temperatureRefusals,
    ...stopRefusals,
    'RUN_NOT_LOADED',
    'RUN_VALIDATED',
    'MEALS_NOT_LOADED',
    'STOPS_WITHOUT_RESULT',
    'TEMPERATURE_MISSING',
  ],
})
/** Whatever left is answered for: validates the rounds of which every stop has its result. */
export const closeDay = command({
  right: 'customers',
  input: { day: zBusinessDay },
  output: z.strictObject({ rounds: z.int() }),
  refusals: ['STOPS_WITHOUT_RESULT', 'ROUNDS_STILL_HERE', 'TEMPERATURE_MISSING'],
})

/** The sheets of a day's rounds, or of one of them. */
export const printRounds = command({
  right: 'customers',
  input: { day: zBusinessDay, roundId: zRoundId.nullable(), anyway: z.boolean() },
  output: z.strictObject({ sheets: z.int() }),
  refusals: ['NO_PRINTER', 'NOTHING_TO_PRINT', 'NOBODY_BRINGS'],
})
export const runPdf = query({ right: 'customers', input: ofRun, output: zFile.nullable() })

export const writeWelfare = command({
  right: 'customers',
  input: {
    noteId: zWelfareNoteId,
    personId: zCustomerId,
    text: zWelfareNote.shape.text,
    urgent: z.boolean(),
    toldTo: zWelfareNote.shape.toldTo,
  },
  output: z.null(),
  refusals: ['PERSON_UNKNOWN'],
})
export const tellWelfare = command({
  right: 'health',
  input: { noteId: zWelfareNoteId, toldTo: zText(60, 1) },
  output: z.null(),
  refusals: ['NOTE_UNKNOWN'],
})
/** Of somebody, newest first; of everybody, those that are urgent and that nobody was told. */
export const welfareNotes = query({
  right: 'health',
  input: { personId: zCustomerId.nullable() },
  output: z.array(z.strictObject({ ...zWelfareNote.shape, name: z.string() })),
})
