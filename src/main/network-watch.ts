import { networkInterfaces } from 'node:os'

/** Whether this machine has a network at all. The till never needs one; the event log says when there was none (F-40). */
export function hasNetwork(interfaces: () => ReturnType<typeof networkInterfaces> = networkInterfaces): boolean {
  return Object.values(interfaces()).some((addresses) => addresses?.some((address) => !address.internal))
}

/** Tells when the network went and came back. `look` is asked now and then; what it answers differently is told once. */
export function createNetworkWatch(
  hasNetworkNow: () => boolean,
  told: (kind: 'offline-started' | 'offline-ended') => void,
) {
  let online = true
  return {
    look(): void {
      const now = hasNetworkNow()
      if (now === online) return
      online = now
      told(now ? 'offline-ended' : 'offline-started')
    },
  }
}
