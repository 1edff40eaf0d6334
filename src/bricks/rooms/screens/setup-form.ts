import type { SpaceId } from '../ids.ts'
import { zRoomRules, zSpace, type RoomRules, type Space } from '../rules/space.ts'
import { hourWords } from '../texts/words.ts'
import { eurosText, readEuros, readHour } from './actions.ts'

const FIELDS = [
  'name',
  'capacity',
  'hour',
  'halfDay',
  'wholeDay',
  'association',
  'deposit',
  'buffer',
  'opens',
  'closes',
  'equipment',
] as const
export type SpaceField = (typeof FIELDS)[number]
export const spaceFields: readonly SpaceField[] = FIELDS
export type SpaceForm = Readonly<Record<SpaceField, string>> & {
  readonly weekdays: readonly number[]
  readonly isLet: boolean
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const DAY_MINUTES = 1440
/** 26:00 is told as it is meant: on the day on which it began. */
const hourText = (minute: number) =>
  minute < DAY_MINUTES ? hourWords(minute) : `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

export const formOf = (space: Space | undefined): SpaceForm => ({
  name: space?.name ?? '',
  capacity: String(space?.capacity ?? 20),
  hour: eurosText(space?.prices.hourCents ?? null),
  halfDay: eurosText(space?.prices.halfDayCents ?? null),
  wholeDay: eurosText(space?.prices.dayCents ?? null),
  association: String(space?.associationPercent ?? 50),
  deposit: space ? eurosText(space.depositCents) : '0',
  buffer: String(space?.bufferMinutes ?? 30),
  opens: hourText(space?.opensMinute ?? 480),
  closes: hourText(space?.closesMinute ?? DAY_MINUTES),
  equipment: (space?.equipment ?? []).join(', '),
  weekdays: space?.weekdays ?? EVERY_DAY,
  isLet: space?.isLet ?? true,
})

/** The space that a form means; undefined where a field is no figure or no hour. */
export function readSpace(spaceId: SpaceId, form: SpaceForm): Space | undefined {
  const price = (text: string) => (text.trim() === '' ? null : (readEuros(text) ?? -1))
  const read = zSpace.safeParse({
    spaceId,
    name: form.name,
    capacity: Number(form.capacity),
    prices: { hourCents: price(form.hour), halfDayCents: price(form.halfDay), dayCents: price(form.wholeDay) },
    associationPercent: Number(form.association),
    depositCents: readEuros(form.deposit || '0') ?? -1,
    bufferMinutes: Number(form.buffer),
    opensMinute: readHour(form.opens) ?? -1,
    closesMinute: readHour(form.closes) ?? -1,
    weekdays: [...form.weekdays].toSorted((a, b) => a - b),
    equipment: form.equipment
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
    isLet: form.isLet,
  })
  return read.data
}

export const ruleFields = ['halfDayMinutes', 'freeHours', 'feePercent', 'keepMonths'] as const
export type RulesForm = Readonly<Record<(typeof ruleFields)[number], string>>
export const rulesForm = ({ halfDayMinutes, freeHours, feePercent, keepMonths }: RoomRules): RulesForm => ({
  halfDayMinutes: String(halfDayMinutes),
  freeHours: String(freeHours),
  feePercent: String(feePercent),
  keepMonths: String(keepMonths),
})
export const readRules = (form: RulesForm): RoomRules | undefined =>
  zRoomRules.safeParse(Object.fromEntries(Object.entries(form).map(([name, text]) => [name, Number(text || 'x')]))).data
