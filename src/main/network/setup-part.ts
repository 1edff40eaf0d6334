import type { network as contract } from '../../shared/contracts/network.ts'
import { monthOf, zNetworkSettings } from '../../shared/network.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { setupPart } from '../setup/index.ts'
import type { NetworkParts } from './handlers.ts'

/**
 * What of the network a set-up file carries: what counts this month. Under which name the network knows the café, and which
 * town hall reads of it, stays with the café.
 */
export const networkSetup = (
  { store, today }: Pick<NetworkParts, 'store' | 'today'>,
  { setSettings }: Pick<Handlers<typeof contract>, 'setSettings'>,
) =>
  setupPart({
    schema: zNetworkSettings.omit({ siteId: true, townHall: true }),
    read(nowMs) {
      const { siteId: _, townHall: __, ...settings } = store.settingsOf(monthOf(today(nowMs)))
      return settings
    },
    bring(brought, context) {
      const from = monthOf(today(context.nowMs))
      const { siteId, townHall } = store.settingsOf(from)
      return [() => setSettings({ ...context, from, settings: { ...brought, siteId, townHall } }, context)]
    },
  })
