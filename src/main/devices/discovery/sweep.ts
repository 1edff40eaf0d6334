import { networkInterfaces } from 'node:os'
import { healthFrom } from '../escpos/status.ts'
import { statusRequest, type StatusSubject } from '../escpos/commands.ts'
import { imposterOf } from '../imposter.ts'
import { LineLost } from '../line-session.ts'
import { tcpLine } from '../tcp-line.ts'

const PORT = 9100
const AT_ONCE = 24
const CONNECT_MS = 400
const ANSWER_MS = 350
const WHOLE_MS = 30_000
const ADDRESSES_MAX = 254

/** Who listens on 9100: a printer that answers, somebody who says nothing, or what is no printer. */
export type SweepFinding = {
  readonly host: string
  readonly port: number
  readonly is: 'printer' | 'silent' | 'web-server' | 'not-a-printer'
}
export type Sweep = {
  readonly found: readonly SweepFinding[]
  readonly asked: number
  /** Everybody was asked: it was neither given up nor out of time. */
  readonly whole: boolean
}

/**
 * Knocks at every address of the shop's own network, when somebody asks for it and never by itself: so many at once, so
 * long each, so long in all. Each is asked one question that prints nothing. A web server gets no more than that either.
 */
export async function sweep(options: {
  readonly hosts: readonly string[]
  readonly port?: number
  readonly signal?: AbortSignal
  readonly wholeMs?: number
  readonly onFound?: (finding: SweepFinding) => void
}): Promise<Sweep> {
  const { port = PORT } = options
  const hosts = options.hosts.slice(0, ADDRESSES_MAX)
  const late = AbortSignal.timeout(options.wholeMs ?? WHOLE_MS)
  const signal = options.signal ? AbortSignal.any([options.signal, late]) : late
  const found: SweepFinding[] = []
  let asked = 0

  async function walk(waiting: Iterator<string>): Promise<void> {
    for (let next = waiting.next(); !next.done && !signal.aborted; next = waiting.next()) {
      const is = await knock(next.value, port, signal)
      if (signal.aborted) return
      asked += 1
      if (is === undefined) continue
      const finding = { host: next.value, port, is }
      found.push(finding)
      options.onFound?.(finding)
    }
  }
  const waiting = hosts.values()
  await Promise.all(Array.from({ length: AT_ONCE }, () => walk(waiting)))
  return { found, asked, whole: asked === hosts.length }
}

async function knock(host: string, port: number, signal: AbortSignal): Promise<SweepFinding['is'] | undefined> {
  let session
  try {
    session = await tcpLine({ host, port })({ connectMs: CONNECT_MS, signal })
  } catch (error) {
    if (error instanceof LineLost) return undefined // nobody there, which is the rule
    throw error
  }
  const answers: Partial<Record<StatusSubject, number>> = {}
  try {
    const bits = await session.ask(
      statusRequest(1),
      (report) => (report.kind === 'dle-eot' ? report.bits : undefined),
      ANSWER_MS,
    )
    if (bits !== undefined) answers[1] = bits
  } catch (error) {
    if (!(error instanceof LineLost)) throw error
  } finally {
    await session.end(ANSWER_MS)
  }
  return imposterOf(session) ?? (healthFrom(answers) === 'mute' ? 'silent' : 'printer')
}

/** The neighbours of this machine on its own networks: never more than 254 of each, never a public one. */
export function neighbours(interfaces = networkInterfaces()): readonly string[] {
  const own = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && isPrivate(address))
    .map(({ address }) => address)
  const all = own.flatMap((address) => {
    const net = address.split('.').slice(0, 3).join('.')
    return Array.from({ length: 254 }, (_, i) => `${net}.${i + 1}`)
  })
  const mine = new Set(own)
  return [...new Set(all)].filter((address) => !mine.has(address))
}

function isPrivate(address: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address)
}
