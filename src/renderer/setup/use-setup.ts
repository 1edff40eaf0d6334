import { useQuery } from '@tanstack/react-query'
import type { SetupStep } from '../../shared/contracts/setup.ts'
import { createPush } from '../shell/push.ts'
import { useTill } from '../shell/TillContext.ts'
import type { AskedSite } from '../../shared/contracts/setup.ts'

/** How far the assistant is; unknown where somebody may not even look. */
export function useSetupProgress() {
  const { queries } = useTill()
  return useQuery(queries.setup.progress.queryOptions({ input: {} })).data
}

/** What the assistant does once the café is there. */
export function useSetupActions() {
  const client = useTill()
  const { till, cache, queries } = client
  const push = createPush(client)
  const again = () => void cache.invalidateQueries({ queryKey: queries.setup.key() })
  return {
    note: (step: SetupStep, noted: () => void) =>
      push(
        (commandId) => till.setup.noteStep({ step, commandId }),
        () => {
          again()
          noted()
        },
      ),
    finish: (finished: () => void) =>
      push(
        (commandId) => till.setup.finish({ commandId }),
        () => {
          again()
          finished()
        },
      ),
    changeSite: (site: AskedSite, changed: () => void) =>
      push(
        (commandId) => till.setup.changeSite({ site, commandId }),
        () => {
          void cache.invalidateQueries({ queryKey: queries.till.status.key() })
          changed()
        },
      ),
  }
}
