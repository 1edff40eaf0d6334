import type { setup as contract, SetupProgress } from '../../shared/contracts/setup.ts'
import type { Site } from '../../shared/contracts/till.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import { keptProgress, progressOf, siteOf, withStep } from './rules.ts'

type Parts = {
  /** The café's settings: who it is, and a word that the assistant leaves for later. */
  readonly settings: {
    readonly current: () => { readonly site: Site }
    readonly changeSite: (site: Site) => void
    readonly remembered: (name: 'assistant') => string | undefined
    readonly remember: (name: 'assistant', fact: string) => void
    readonly reload: () => void
  }
  readonly eventLog: EventLog
}

/** The second half of the first hour, in a café that is installed: what was gone through, and who the café is. */
export function setupHandlers({ settings, eventLog }: Parts): Handlers<typeof contract> {
  const now = () => progressOf(settings.remembered('assistant'))
  function keep(progress: SetupProgress, context: CommandContext) {
    settings.remember('assistant', keptProgress(progress))
    context.announce('settings.changed')
    return ok(progress)
  }
  return {
    install: () => refuse('ALREADY_INSTALLED'),
    startDemo: () => refuse('ALREADY_INSTALLED'),
    progress: now,
    noteStep: ({ step }, context) => keep(withStep(now(), step), context),
    finish: (_input, context) => keep({ ...now(), finished: true }, context),
    changeSite({ site }, context) {
      const before = settings.current().site
      const after = siteOf(site)
      settings.changeSite(after)
      eventLog.record('setting-changed', context, { name: 'site', before, after })
      context.afterCommit(settings.reload)
      context.announce('settings.changed')
      return ok(after)
    },
  }
}
