import { useMemo } from 'react'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { Month, NetworkSettings } from '../../shared/network.ts'
import type { Lang } from '../../shared/texts/format.ts'
import { fromBase64, saveFile } from '../client/download.ts'
import { sortFailure } from '../client/failures.ts'
import type { Client } from '../client/till.ts'
import { createFailed } from '../shell/failed.ts'
import { createPush } from '../shell/push.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  json: 'application/json',
  eml: 'message/rfc822',
}

/** What is done on the pages of the network. */
export function createNetworkActions(client: Client) {
  const { till, cache, queries } = client
  const push = createPush(client)
  const failed = createFailed(client)
  const again = () => void cache.invalidateQueries({ queryKey: queries.network.key() })
  const save = ({ name, base64 }: { readonly name: string; readonly base64: string }) =>
    saveFile(name, [fromBase64(base64)], types[name.split('.').at(-1) ?? ''])
  return {
    save,
    keepSettings: (from: Month, settings: NetworkSettings, kept: () => void) =>
      push(
        (commandId) => till.network.setSettings({ from, settings, commandId }),
        () => {
          kept()
          again()
        },
      ),
    sayShut: (day: BusinessDay, isShut: boolean) =>
      push((commandId) => till.network.declareShut({ day, isShut, commandId }), again),
    make: (month: Month, made: (sequence: number) => void) =>
      push(
        (commandId) => till.network.make({ month, commandId }),
        ({ sequence }) => {
          again()
          made(sequence)
        },
      ),
    async villagePage(month: Month, turnover: boolean, lang: Lang): Promise<void> {
      change({ failure: undefined })
      try {
        save(await till.network.villagePage({ month, turnover, lang }))
      } catch (error) {
        failed(sortFailure(error))
      }
    },
  }
}
export type NetworkActions = ReturnType<typeof createNetworkActions>

export function useNetworkActions(): NetworkActions {
  const client = useTill()
  return useMemo(() => createNetworkActions(client), [client])
}
