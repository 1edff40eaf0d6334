import { wallTime } from '../../shared/business-day.ts'
import type { alcohol as contract } from '../../shared/contracts/alcohol.ts'
import { ok } from '../../shared/result.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { mayServe, type Served } from './rules.ts'
import type { AlcoholStore } from './store.ts'

export { alcoholTrack } from './migrations.ts'
export { createAlcoholStore, type AlcoholStore } from './store.ts'

/** The door of the rules on alcohol. */
export function createAlcohol(store: AlcoholStore, zone: () => string) {
  return {
    asksAge: (): boolean => store.rules().agePrompt === 'every-ticket',
    mayServe: (served: Omit<Served, 'minute'>, nowMs: number) =>
      mayServe(store.rules(), { ...served, minute: wallTime(nowMs, zone()).minute }),
  }
}
export type Alcohol = ReturnType<typeof createAlcohol>

export function alcoholHandlers(store: AlcoholStore, eventLog: EventLog): Handlers<typeof contract> {
  return {
    rules: () => store.rules(),
    changeRules({ rules }, context) {
      const before = store.rules()
      store.change(rules)
      eventLog.record('setting-changed', context, { name: 'alcohol', before, after: rules })
      context.afterCommit(store.reload)
      context.announce('alcohol.changed')
      return ok(rules)
    },
  }
}
