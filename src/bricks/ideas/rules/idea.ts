import { z } from 'zod'
import { isBusinessDay, type BusinessDay } from '../../../shared/business-day.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zIdeaId } from '../ids.ts'

const zDay = z.custom<BusinessDay>(isBusinessDay)

/** « bread », as the café calls it in its settings. */
export const zThemeCode = z.string().regex(/^[a-z][a-z0-9-]{1,23}$/)
/** What the village speaks about. A theme of the house whose name is empty is called what the texts call it. */
export const zTheme = z.strictObject({ code: zThemeCode, name: zText(30) })
export type Theme = Readonly<z.infer<typeof zTheme>>

export const zIdeasSetup = z.strictObject({
  themes: z.array(zTheme).min(1).max(24),
  /** How long somebody who left a name may be told what became of it; then nobody knows any more whose idea it was. */
  keepMonths: z.int().min(1).max(36),
})
export type IdeasSetup = Readonly<z.infer<typeof zIdeasSetup>>

/** The themes that the box has before anybody changes them. */
export const houseThemes = [
  'bread',
  'post',
  'health',
  'transport',
  'culture',
  'sports',
  'food',
  'digital',
  'other',
] as const
export type HouseTheme = (typeof houseThemes)[number]

export const freshSetup = (): IdeasSetup => ({
  themes: houseThemes.map((code) => ({ code, name: '' })),
  keepMonths: 12,
})

export const zIdeaState = z.enum(['open', 'discussed', 'done', 'declined'])
export type IdeaState = z.infer<typeof zIdeaState>

/** An idea as it is kept. Who had it is nobody's business, unless they asked to be told. */
export const zIdea = z.strictObject({
  ideaId: zIdeaId,
  theme: zThemeCode,
  text: zText(140, 1),
  state: zIdeaState,
  /** What the café or the town hall answers; said on the poster. */
  note: zText(140),
  day: zDay,
  /** The day of the last answer; null while nobody gave one. */
  answeredOn: zDay.nullable(),
  /** Whom to tell, with their consent; gone when that time is over. */
  customerId: zCustomerId.nullable(),
  told: z.boolean(),
})
export type Idea = Readonly<z.infer<typeof zIdea>>

/** What it may become: an answer can be taken back, and nothing goes on twice to where it is. */
const moves: Readonly<Record<IdeaState, readonly IdeaState[]>> = {
  open: ['discussed', 'done', 'declined'],
  discussed: ['open', 'done', 'declined'],
  done: ['discussed'],
  declined: ['discussed'],
}
export const mayBecome = (from: IdeaState): readonly IdeaState[] => moves[from]
/** Nobody adds a voice to what has its answer. */
export const isOver = (state: IdeaState): boolean => state === 'done' || state === 'declined'
/** An answer without a reason is none. */
export const needsNote = isOver

/** Whoever left a name waits to be told. */
export const isToTell = ({ state, customerId, told }: Pick<Idea, 'state' | 'customerId' | 'told'>): boolean =>
  isOver(state) && customerId !== null && !told
