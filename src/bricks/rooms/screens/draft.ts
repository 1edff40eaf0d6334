import type { BusinessDay } from '../../../shared/business-day.ts'
import { newCustomerId, type CustomerId } from '../../../shared/ids.ts'
import type { SpaceId } from '../ids.ts'

/** What is being written of a new booking. */
export type Draft = {
  readonly kind: 'hire' | 'event'
  readonly spaceId: SpaceId | undefined
  readonly day: BusinessDay | undefined
  readonly fromMinute: number
  readonly toMinute: number
  readonly customerId: CustomerId
  readonly name: string
  readonly phone: string
  readonly purpose: string
  readonly people: string
  readonly association: boolean
  readonly equipment: readonly string[]
  /** The last day of a weekly series; undefined for a single booking. */
  readonly until: BusinessDay | undefined
}

const EVENING = { fromMinute: 18 * 60, toMinute: 20 * 60 }
export const freshDraft = (kind: Draft['kind'], spaceId?: SpaceId, day?: BusinessDay): Draft => ({
  kind,
  spaceId,
  day,
  ...EVENING,
  customerId: newCustomerId(),
  name: '',
  phone: '',
  purpose: '',
  people: '',
  association: false,
  equipment: [],
  until: undefined,
})

/** What still lacks before it can be booked; undefined where nothing does. */
export function lackOf({ kind, spaceId, day, name, purpose }: Draft): 'space' | 'day' | 'name' | 'purpose' | undefined {
  if (spaceId === undefined) return 'space'
  if (day === undefined) return 'day'
  if (kind === 'hire' && name.trim() === '') return 'name'
  return kind === 'event' && purpose.trim() === '' ? 'purpose' : undefined
}
