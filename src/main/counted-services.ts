import { serviceKeyOf, type Worked } from '../shared/service-line.ts'
import type { DayRange } from '../shared/reports.ts'
import type { Service } from './open-services.ts'

/** The services of the café as figures count them, by their keys: a brick is one, unless it is made of several. */
export function countedServices(services: readonly Service[]) {
  return {
    several: () =>
      services.flatMap(({ id, several }) =>
        (several?.list() ?? []).map(({ code, name, activity }) => ({ key: serviceKeyOf(id, code), name, activity })),
      ),
    /** What each did between two days, both included, whether it was paid or not. */
    worked({ from, to }: DayRange): ReadonlyMap<string, Worked> {
      return new Map(
        services.flatMap(({ id, several, rendered }): [string, Worked][] => {
          if (several) return [...several.worked(from, to)].map(([code, done]) => [serviceKeyOf(id, code), done])
          if (!rendered) return []
          const times = rendered(from, to).reduce((sum, { count }) => sum + count, 0)
          return [[id, { times, timed: 0, minutes: 0 }]]
        }),
      )
    },
  }
}
