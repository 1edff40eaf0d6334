import type { TillEvent } from '../shared/contracts/till.ts'
import { newCommandId } from '../shared/ids.ts'
import type { CommandContext } from './hosts/handlers.ts'

type Parts = {
  /** One transaction, followed by what follows every commit. */
  readonly write: <T>(work: () => T) => T
  readonly nowMs: () => number
  readonly publish: (name: TillEvent['name']) => void
}

/** Runs what no command asked for as if somebody had asked it: what it announces is told once it is on disk. */
export function createUnasked({ write, nowMs, publish }: Parts) {
  return function unasked<T>(
    who: Pick<CommandContext, 'caller' | 'operator'>,
    work: (context: CommandContext) => T,
  ): T {
    const announced = new Set<TillEvent['name']>()
    const jobs: (() => void)[] = []
    const done = write(() =>
      work({
        ...who,
        commandId: newCommandId(),
        nowMs: nowMs(),
        approvedBy: undefined,
        announce: (name) => void announced.add(name),
        afterCommit: (job) => void jobs.push(job),
      }),
    )
    jobs.forEach((job) => job())
    announced.forEach(publish)
    return done
  }
}
