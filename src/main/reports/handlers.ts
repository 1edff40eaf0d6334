import type { BusinessDay } from '../../shared/business-day.ts'
import type { reports as contract } from '../../shared/contracts/reports.ts'
import type { Settings, Site, Software } from '../../shared/contracts/till.ts'
import { ok } from '../../shared/result.ts'
import type { CashSessionStore } from '../cash-sessions/index.ts'
import type { WriteDb } from '../db/open.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { createAnswers, type AnswerParts } from './answers.ts'
import { reportFile } from './files.ts'
import { createFigures } from './figures.ts'
import { createReasons } from './reasons.ts'
import { createReportSettings } from './settings.ts'
import type { Moment } from './spans.ts'

export type ReportParts = {
  readonly db: WriteDb
  readonly cafe: () => { readonly site: Site; readonly demo: boolean; readonly settings: Settings }
  readonly today: (nowMs: number) => BusinessDay
  readonly eventLog: Pick<EventLog, 'record'>
  readonly sessions: Pick<CashSessionStore, 'differences'>
  readonly nameOf: (operatorId: string) => string
  readonly software: Software
} & Pick<AnswerParts, 'worked' | 'several' | 'soldCosts'>

export function reportHandlers(parts: ReportParts): Handlers<typeof contract> {
  const settings = createReportSettings(parts.db)
  const figures = createFigures(parts.db)
  const startHour = () => parts.cafe().settings.cutOffHour
  const answers = createAnswers({ ...parts, figures, settings, startHour, reasons: createReasons(parts.db) })
  const moment = (nowMs: number): Moment => ({
    today: parts.today(nowMs),
    nowMs,
    zone: parts.cafe().settings.zone,
  })

  return {
    setObjective({ weekday, cents }, context) {
      const before = settings.objectives()[weekday - 1] ?? null
      settings.setObjective(weekday, cents)
      parts.eventLog.record('setting-changed', context, {
        before: { objective: before, weekday },
        after: { objective: cents, weekday },
      })
      return ok(null)
    },
    setMinutes({ activity, tenths }, context) {
      const before = settings.minutes().get(activity) ?? null
      settings.setMinutes(activity, tenths)
      parts.eventLog.record('setting-changed', context, {
        before: { minuteTenths: before, activity },
        after: { minuteTenths: tenths, activity },
      })
      return ok(null)
    },
    objectives: () => settings.objectives(),
    summary: ({ range }, { nowMs }) => answers.summary(range, moment(nowMs)),
    table: ({ by, range, against }, { nowMs }) => answers.table(by, range, against, moment(nowMs)),
    services: ({ range, against }, { nowMs }) => answers.services(range, against, moment(nowMs)),
    margins: ({ range }) => [...answers.margins(range)],
    reasons: ({ range }) => answers.reasons(range),
    file: (input, { nowMs }) =>
      reportFile({ ...parts, answers, differences: parts.sessions.differences }, input, moment(nowMs)),
  }
}
