import type { Handlers } from '../../main/hosts/handlers.ts'
import { setupPart } from '../../main/setup/index.ts'
import type { IdeasContract } from './contract.ts'
import type { IdeasParts } from './parts.ts'
import { zIdeasSetup } from './rules/idea.ts'

/** What of the box of ideas a set-up file carries: its themes, and how long a name is kept; no idea, no voice. */
export const ideasSetup = ({ ideas }: IdeasParts, { saveSetup }: Pick<Handlers<IdeasContract>, 'saveSetup'>) =>
  setupPart({
    schema: zIdeasSetup,
    read: () => ideas.setup(),
    bring: (setup, context) => [() => saveSetup({ ...context, setup }, context)],
  })
