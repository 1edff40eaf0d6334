import type { z } from 'zod'
import { refuse, type Refused, type Result } from '../../shared/result.ts'
import type { CommandContext } from '../hosts/handlers.ts'

/** One thing that is brought: a command of the part that it belongs to. */
export type Step = () => Result<unknown, string>

/** What a set-up file carries of a part of the till, or of a service; only the part itself knows what that is. */
export type SetupPart = {
  readonly read: (nowMs: number) => unknown
  /** Inside a transaction of the caller's, who undoes all of it where the part refuses. */
  readonly bring: (value: unknown, context: CommandContext) => Refused<string> | undefined
}
export type NamedSetup = SetupPart & { readonly name: string }

/** Each after the one before it, up to the first that is refused. */
export function firstRefusal(steps: readonly Step[]): Refused<string> | undefined {
  for (const step of steps) {
    const done = step()
    if (!done.ok) return done
  }
  return undefined
}

/**
 * A part with a set-up: how it reads in a file, and the part's own commands that bring it, so that a file brings nothing
 * that a manager could not have typed. What the part has beyond the file stays.
 */
export function setupPart<Value>(part: {
  readonly schema: z.ZodType<Value>
  readonly read: (nowMs: number) => Value
  readonly bring: (value: Value, context: CommandContext) => readonly Step[]
}): SetupPart {
  return {
    read: part.read,
    bring(value, context) {
      const { success, data } = part.schema.safeParse(value)
      return success ? firstRefusal(part.bring(data, context)) : refuse('SETUP_UNREADABLE')
    },
  }
}
