import type { OpenBrick } from '../../main/brick.ts'
import type { Worked } from '../../shared/service-line.ts'
import { sumsOf } from './counter-handlers.ts'
import type { AgencyParts } from './parts.ts'

/** What the counter services did, each by itself: for the town hall, for the network's file, for the hours they cost. */
export function workOf({ services, moves, counter }: AgencyParts): Required<Pick<OpenBrick, 'rendered' | 'several'>> {
  return {
    /** Pieces that were sold or counted of the services that say what they count as. */
    rendered(from, to) {
      const moved = moves.sealedBetween(from, to)
      const counted = counter.countsBetween(from, to)
      return services.services().flatMap(({ code, countsAs }) => {
        if (countsAs === null) return []
        const { pieces } = sumsOf(moved.filter(({ service }) => service === code))
        const free = counted.filter(({ service }) => service === code)
        return [{ what: countsAs, count: Math.max(0, pieces) + free.reduce((sum, one) => sum + one.pieces, 0) }]
      })
    },
    several: {
      list: () => services.services().map(({ code, name, activity }) => ({ code, name, activity })),
      /** A ticket that sold or paid something is once; so is each piece that was counted. A month's commission is no work. */
      worked(from, to) {
        const done = moves.sealedBetween(from, to).filter(({ way, pieces }) => way !== 'commission' && pieces > 0)
        const counted = counter.countsBetween(from, to)
        return new Map(
          services.services().map(({ code }): [string, Worked] => {
            const own = counted.filter(({ service }) => service === code)
            const tickets = new Set(done.filter(({ service }) => service === code).map(({ number }) => number))
            const pieces = (some: typeof own) => some.reduce((sum, one) => sum + one.pieces, 0)
            return [
              code,
              {
                times: tickets.size + pieces(own),
                timed: pieces(own.filter(({ minutes }) => minutes > 0)),
                minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
              },
            ]
          }),
        )
      },
    },
  }
}
