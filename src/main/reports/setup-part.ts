import { z } from 'zod'
import { zActivity, zMinuteTenths, zObjectives, type reports as contract } from '../../shared/contracts/reports.ts'
import type { WriteDb } from '../db/open.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { setupPart } from '../setup/index.ts'
import { createReportSettings } from './settings.ts'

const zMinutes = z.array(z.strictObject({ activity: zActivity, tenths: zMinuteTenths })).max(200)

/** What of the reports a set-up file carries: what the café wants of its days, and how long its work takes. */
export function reportsSetup(db: WriteDb, handlers: Pick<Handlers<typeof contract>, 'setObjective' | 'setMinutes'>) {
  const settings = createReportSettings(db)
  const minutes = () => zMinutes.parse([...settings.minutes()].map(([activity, tenths]) => ({ activity, tenths })))
  return setupPart({
    schema: z.strictObject({ objectives: zObjectives, minutes: zMinutes }),
    read: () => ({ objectives: settings.objectives(), minutes: minutes() }),
    bring(brought, context) {
      const now = settings.objectives()
      return [
        ...brought.objectives.flatMap((cents, n) =>
          cents === now[n] ? [] : () => handlers.setObjective({ ...context, weekday: n + 1, cents }, context),
        ),
        ...brought.minutes.map((one) => () => handlers.setMinutes({ ...context, ...one }, context)),
      ]
    },
  })
}
