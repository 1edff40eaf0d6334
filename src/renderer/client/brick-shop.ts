import type { AnyContractRouter } from '@orpc/contract'
import { businessDay, wallTime, type BusinessDay } from '../../shared/business-day.ts'
import type { CommandId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import { euros, shortDay, time } from '../../shared/texts/format.ts'
import { texts } from '../../shared/texts/index.ts'
import { brickClient, refusalOf, type BrickHost, type Refusals } from './brick.ts'

/** Said beside the keys that asked for it. */
export type Told = { readonly tone: 'good' | 'amber'; readonly text: string; readonly code?: string }

type Own = {
  /** The name of the service, in the contract as well. */
  readonly id: string
  /** What it says when it refuses, in the language of the page. */
  readonly refusals: Refusals
  /** Where its screens keep what was said last. */
  readonly tell: (told: Told | undefined) => void
}

/** What every screen of a service works with: its procedures, the words of dates and money, the café's clock, gestures. */
export function createBrickShop<Contract extends AnyContractRouter>(host: BrickHost, { id, refusals, tell }: Own) {
  const { lang, zone, cutOffHour } = host
  const { part, queries } = brickClient<Contract>(host.client, id)
  const { fields } = texts[lang].control
  return {
    host,
    lang,
    zone,
    part,
    queries,
    dateWords: {
      before: fields.dayBefore,
      after: fields.dayAfter,
      placeholder: fields.datePlaceholder,
      wrong: fields.dateWrong,
    },
    euros: (cents: Cents) => euros(cents, lang),
    hour: (atMs: number) => time(atMs, lang, zone),
    day: (day: BusinessDay) => shortDay(day, lang),
    dayOf: (atMs: number): BusinessDay => wallTime(atMs, zone).day,
    today: (): BusinessDay => businessDay(Date.now(), zone, cutOffHour),
    /** A gesture; what the service refuses is told beside its keys, and handed to `refused`. */
    ask<Answer>(
      send: (commandId: CommandId) => Promise<Answer>,
      answered: (answer: Answer) => void,
      refused?: (code: string) => void,
    ): void {
      tell(undefined)
      host.push(send, answered, (failure) => {
        const text = refusalOf(failure, refusals)
        if (text === undefined || failure.kind !== 'service') return false
        tell({ tone: 'amber', text, code: failure.code })
        refused?.(failure.code)
        return true
      })
    },
    done: (text: string): void => tell({ tone: 'good', text }),
    /** What the service is asked again, after it changed. */
    again: (): void => void host.client.cache.invalidateQueries({ queryKey: [['service', id]] }),
  }
}
