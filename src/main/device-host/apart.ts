import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { DevicesGone, type DeviceClient, type DeviceHost } from './host.ts'
import type { DeviceLine, StartDevices } from './line.ts'

export type DeviceTiming = {
  /** Between two starts of a process that keeps ending; doubled each time up to the longest. */
  readonly restartMs: number
  readonly restartLongestMs: number
  /** How often a process that is asked something must prove that its loop turns, and how long it may take. */
  readonly pingMs: number
  readonly pingLimitMs: number
  /** How long a process may take to answer for the first time, on an old machine that just woke up. */
  readonly startLimitMs: number
}
const TIMING: DeviceTiming = {
  restartMs: 500,
  restartLongestMs: 10_000,
  pingMs: 5000,
  pingLimitMs: 10_000,
  startLimitMs: 30_000,
}

type Running = {
  readonly line: DeviceLine
  readonly client: DeviceClient
  /** It answered once. */
  readonly ready: Promise<unknown>
}

/**
 * Devices in a process of their own, outside the thread that sells (brief hardware §5). A driver that crashes takes that
 * process with it and nothing else; one that blocks is noticed and killed. The next question starts it again.
 */
export function devicesApart(
  start: StartDevices,
  report: (error: unknown) => void,
  asked?: Partial<DeviceTiming>,
): DeviceHost {
  const timing = { ...TIMING, ...asked }
  let running: Running | undefined
  let pending = 0
  let failures = 0
  let notBeforeMs = 0
  let watching: NodeJS.Timeout | undefined
  let closed = false

  function run(): Running {
    const line = start()
    const client: DeviceClient = createORPCClient(new RPCLink({ port: line.port }))
    const ready = client.ping()
    const tooSlow = setTimeout(line.kill, timing.startLimitMs).unref()
    const mine: Running = { line, client, ready }
    void ready
      .then(() => (failures = 0))
      .catch(() => undefined) // that it ended is told by `ended`
      .finally(() => clearTimeout(tooSlow))
    void line.ended.then((said) => {
      if (running === mine) running = undefined
      if (closed) return
      failures += 1
      notBeforeMs = performance.now() + Math.min(timing.restartMs * 2 ** (failures - 1), timing.restartLongestMs)
      report(new DevicesGone(true, said))
    })
    return mine
  }

  /** While something is asked, the process must answer a ping now and then: a driver that blocks its loop never would. */
  function watch(): void {
    watching ??= setTimeout(() => {
      watching = undefined
      if (pending > 0 && running) void prove(running).finally(watch)
    }, timing.pingMs).unref()
  }

  async function prove({ ready, line, client }: Running): Promise<void> {
    try {
      await ready
      const tooLong = setTimeout(line.kill, timing.pingLimitMs)
      await client.ping().finally(() => clearTimeout(tooLong))
    } catch {
      // it ended, and says so itself
    }
  }

  return {
    async ask(question) {
      if (closed) throw new DevicesGone(false, 'the till is closing')
      if (!running && performance.now() < notBeforeMs) throw new DevicesGone(false, 'it is started again in a moment')
      const used = (running ??= run())
      let started = false
      const gone = used.line.ended.then((said) => {
        throw new DevicesGone(started, said)
      })
      pending += 1
      watch()
      try {
        await Promise.race([used.ready, gone])
        started = true
        return await Promise.race([question(used.client), gone])
      } finally {
        pending -= 1
        gone.catch(() => undefined) // whoever lost the race has nobody to tell
      }
    },

    async close() {
      closed = true
      clearTimeout(watching)
      running?.line.kill()
      await running?.line.ended
    },
  }
}
