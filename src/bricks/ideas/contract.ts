import { z } from 'zod'
import { command, query, zBusinessDay } from '../../shared/contracts/procedure.ts'
import { zText } from '../../shared/free-text.ts'
import { zCustomerId } from '../../shared/ids.ts'
import { zIdeaId, zVoiceId } from './ids.ts'
import { zIdea, zIdeasSetup, zIdeaState, zThemeCode } from './rules/idea.ts'

/** An idea as the counter sees it: with how many said so, and without whose it was. */
const zIdeaView = z.strictObject({
  ...zIdea.omit({ customerId: true, told: true }).shape,
  voices: z.int().min(0),
  thisMonth: z.int().min(0),
  lastMonth: z.int().min(0),
  isToTell: z.boolean(),
})
export type IdeaView = Readonly<z.infer<typeof zIdeaView>>

/** Whom to tell what became of it: a customer of the café, who has agreed to it. */
const zContact = z.strictObject({
  customerId: zCustomerId,
  name: zText(120, 1),
  phone: zText(30),
  consent: z.literal(true),
})

const zCount = z.strictObject({
  theme: zThemeCode,
  /** Ideas that were new in that time. */
  ideas: z.int().min(0),
  /** How often somebody said so in that time, the first of each idea among them. */
  voices: z.int().min(0),
  /** The same of as many days before it. */
  voicesBefore: z.int().min(0),
  done: z.int().min(0),
})
const zFile = z.strictObject({ name: z.string(), base64: z.string() })
const period = { from: zBusinessDay, to: zBusinessDay }

export const ideasContract = {
  setup: query({ right: 'look', output: zIdeasSetup }),
  saveSetup: command({
    right: 'settings',
    input: { setup: zIdeasSetup },
    output: zIdeasSetup,
    refusals: ['THEME_TWICE', 'THEME_IN_USE'],
  }),

  /** What is open or under discussion, and the last that have their answer; what most people want first. */
  list: query({ right: 'look', output: z.array(zIdeaView) }),
  add: command({
    right: 'sell',
    input: { ideaId: zIdeaId, theme: zThemeCode, text: zText(140, 1), contact: zContact.nullable() },
    output: z.null(),
    refusals: ['THEME_UNKNOWN', 'ID_REUSED', 'CUSTOMER_ERASED'],
  }),
  /** « Moi aussi »: one voice more. */
  alsoMe: command({
    right: 'sell',
    input: { ideaId: zIdeaId, voiceId: zVoiceId },
    output: z.null(),
    refusals: ['IDEA_UNKNOWN', 'IDEA_OVER', 'ID_REUSED'],
  }),
  /** A voice that was pressed by mistake. */
  takeBack: command({ right: 'sell', input: { voiceId: zVoiceId }, output: z.null(), refusals: ['VOICE_UNKNOWN'] }),
  amend: command({
    right: 'sell',
    input: { ideaId: zIdeaId, theme: zThemeCode, text: zText(140, 1) },
    output: z.null(),
    refusals: ['IDEA_UNKNOWN', 'THEME_UNKNOWN'],
  }),
  answer: command({
    right: 'sell',
    input: { ideaId: zIdeaId, state: zIdeaState, note: zText(140) },
    output: z.null(),
    refusals: ['IDEA_UNKNOWN', 'IDEA_NOT_SO', 'NOTE_MISSING'],
  }),
  /** Whose it was, for whoever tells them; null when nobody asked to be told, or was told, or is forgotten. */
  contact: query({
    right: 'customers',
    input: { ideaId: zIdeaId },
    output: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
  }),
  told: command({ right: 'customers', input: { ideaId: zIdeaId }, output: z.null(), refusals: ['IDEA_UNKNOWN'] }),

  /** By theme, in the order of the settings; for the page of the town hall as well. Nobody is named. */
  counts: query({ right: 'look', input: period, output: z.array(zCount) }),
  /** Every idea of a time as a table, for the town hall; nobody is named. */
  csv: query({ right: 'reports', input: period, output: zFile }),
  /** « Vous l'avez demandé, c'est fait »: what was done in a time, on A4, for the window. */
  poster: query({ right: 'look', input: period, output: zFile }),
}
export type IdeasContract = typeof ideasContract
