import type { TillEvent } from '../shared/contracts/till.ts'
import type { EventFacts } from './fiscal/event-log.ts'
import { createNetworkWatch, hasNetwork } from './network-watch.ts'
import { applyRetention } from './privacy/index.ts'
import type { Parts } from './till-handlers.ts'

const EVERY_MS = 30_000

type Options = {
  readonly parts: Parts
  /** Runs work in a transaction of its own, followed by what follows every commit. */
  readonly alone: <T>(work: () => T) => T
  readonly facts: () => EventFacts
  readonly dayEnded: () => void
  readonly publish: (name: TillEvent['name']) => void
  readonly hasNetwork: (() => boolean) | undefined
  readonly lookForUpdate: () => void
  /** A damaged ledger is not written to any more. */
  readonly stopped: () => boolean
  /** Told of what went wrong: selling goes on, and the next look tries again. */
  readonly failed: (error: unknown) => void
}

/** What a till does without being asked: seals the days that are over, forgets what is due, notices the network. */
export function createHousekeeping(options: Options) {
  const { parts, alone, facts } = options
  const network = createNetworkWatch(options.hasNetwork ?? hasNetwork, (kind) => {
    alone(() => parts.eventLog.record(kind, facts()))
  })

  /** Services look at the time that the days were looked at: a look is one instant. */
  let lookedAtMs = 0

  function sealWhatIsOver(): void {
    const sealed = alone(() => {
      const now = facts()
      lookedAtMs = now.nowMs
      const closed = parts.closures.closeOver(now)
      if (closed.length > 0) applyRetention(parts.retention, facts())
      return closed
    })
    if (sealed.length > 0) {
      options.dayEnded()
      options.publish('closures.changed')
    }
    parts.archives.makeDue(facts())
  }

  /** Time alone makes a bike late: whoever shows what is for today asks again. */
  function tellToday(): void {
    if (parts.today.hasChanged(lookedAtMs)) options.publish('today.changed')
  }

  function lookOf({ look: theirs }: Parts['services'][number]): void {
    const jobs: (() => void)[] = []
    alone(() => theirs(lookedAtMs, (job) => void jobs.push(job)))
    jobs.forEach((job) => job())
  }

  function look(): void {
    if (options.stopped()) return
    const services = parts.services.map((service) => () => lookOf(service))
    for (const work of [sealWhatIsOver, network.look, options.lookForUpdate, ...services, tellToday]) {
      try {
        work()
      } catch (error) {
        options.failed(error)
      }
    }
  }

  look()
  const timer = setInterval(look, EVERY_MS).unref()
  return { look, stop: (): void => clearInterval(timer) }
}
