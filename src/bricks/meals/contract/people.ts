import { z } from 'zod'
import { command, query, zBusinessDay, zCountry } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zPauseId } from '../ids.ts'
import { zDeclaration } from '../rules/declaration.ts'
import { zNeeds } from '../rules/food.ts'
import { zPauseReason } from '../rules/person.ts'
import { zLacking, zPersonDetails, zPersonInput, zPersonRow, zPersonView, zTally } from './views.ts'

/** Health data: asked apart from the rest of a file, by whoever may. */
export const needs = query({ right: 'health', input: { personId: zCustomerId }, output: zNeeds.nullable() })
/** What the law still keeps of somebody whose needs were erased. */
export const declaration = query({
  right: 'health',
  input: { personId: zCustomerId },
  output: zDeclaration.nullable(),
})

/** By any part of a name, a town or a telephone number; in the order of their names. */
export const people = query({
  right: 'customers',
  input: { text: zText(60), ended: z.boolean() },
  output: z.array(zPersonRow),
})

/** A whole file but its health data. */
export const person = query({
  right: 'customers',
  input: { personId: zCustomerId },
  output: zPersonView.nullable(),
})

/** A new file, or what somebody changed in one; plans that nobody touched follow it. */
export const savePerson = command({
  right: 'customers',
  input: { person: zPersonInput, details: zPersonDetails.extend({ country: zCountry }) },
  output: z.strictObject({ personId: zCustomerId, lacking: z.array(zLacking) }),
  refusals: [
    'BIRTH_IN_FUTURE',
    'BAND_UNKNOWN',
    'FORMULA_UNKNOWN',
    'STANDING_TWICE',
    'ROUND_UNKNOWN',
    'PAYER_UNKNOWN',
    'PAYER_ENDS_FIRST',
    'CUSTOMER_ERASED',
    'PERSON_ENDED',
  ],
})

/** With the day on which they consented, in writing; without it nothing is kept (GDPR art. 9, 2 a). */
export const saveNeeds = command({
  right: 'health',
  input: { personId: zCustomerId, needs: zNeeds, consentOn: zBusinessDay.nullable() },
  output: z.null(),
  refusals: ['PERSON_UNKNOWN', 'PERSON_ENDED', 'CONSENT_MISSING', 'CONSENT_IN_FUTURE'],
})
/** The consent is taken back: what was kept goes. */
export const forgetNeeds = command({
  right: 'health',
  input: { personId: zCustomerId },
  output: z.null(),
  refusals: ['PERSON_UNKNOWN'],
})

/** No meals from a day on, until another or until further notice. */
export const pause = command({
  right: 'customers',
  input: {
    personId: zCustomerId,
    pauseId: zPauseId,
    from: zBusinessDay,
    /** The first day with meals again. */
    until: zBusinessDay.nullable(),
    reason: zPauseReason,
  },
  output: zTally,
  refusals: ['PERSON_UNKNOWN', 'PERSON_ENDED', 'PAUSE_ENDS_FIRST', 'PAUSED_ALREADY', 'DAY_PAST'],
})
/** Meals again from a day on, as far as it is not too late for them. */
export const resume = command({
  right: 'customers',
  input: { personId: zCustomerId, on: zBusinessDay },
  output: z.strictObject({ planned: z.int().min(0), firstOn: zBusinessDay.nullable() }),
  refusals: ['PERSON_UNKNOWN', 'PERSON_ENDED', 'NOT_PAUSED', 'DAY_PAST'],
})

/** The file ends with that day: meals from it on are cancelled, and needs are erased once it has come. */
export const endPerson = command({
  right: 'customers',
  input: { personId: zCustomerId, reason: z.enum(['stop', 'deceased']), on: zBusinessDay },
  output: zTally,
  refusals: ['PERSON_UNKNOWN', 'PERSON_ENDED', 'DAY_PAST'],
})
/** Somebody who had stopped comes back; their needs are asked again. */
export const restartPerson = command({
  right: 'customers',
  input: { personId: zCustomerId },
  output: z.null(),
  refusals: ['PERSON_UNKNOWN', 'PERSON_RUNNING', 'PERSON_DECEASED'],
})
/** A file that never came to anything; the customer of the café stays. */
export const removePerson = command({
  right: 'customers',
  input: { personId: zCustomerId },
  output: z.null(),
  refusals: ['PERSON_UNKNOWN', 'HISTORY_KEPT'],
})
