import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { WebSocket } from 'ws'
import type { Contract } from '../../src/shared/contracts/index.ts'

const root = resolve(import.meta.dirname, '../..')

export type AskOverSocket = ContractRouterClient<Contract>
export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/** The till's command line: the built one when it is not older than its sources, otherwise the sources. */
export const zincCli: string = (() => {
  const source = join(root, 'src/main/cli.ts')
  const built = join(root, 'out/main/cli.js')
  if (!existsSync(built)) return source
  const builtMs = statSync(built).mtimeMs
  const sources = globSync(['src/main/**/*.ts', 'src/shared/**/*.ts'], { cwd: root })
  return sources.every((file) => statSync(join(root, file)).mtimeMs < builtMs) ? built : source
})()

/** Compiled once, then read: a start takes a fifth of the time. Removing the folder is harmless. */
const environment = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/zinc-tests') }

/** Runs `zinc …` to its end. */
export async function zinc(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [zincCli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  const code = await new Promise<number | null>((done, failed) => child.on('close', done).on('error', failed))
  return { code, output }
}

/** One line to a till, as the page holds it. */
export type TillLine = {
  readonly ask: AskOverSocket
  /** Settled when the line is gone, whoever ended it. */
  readonly closed: Promise<void>
  /** Called at once after each message has left this process. */
  onSent(hear: (() => void) | undefined): void
  close(): void
}

export type TillProcess = {
  readonly pid: number
  /** The address, once it answers. Rejects, with what it printed, when the process ends before. */
  readonly ready: Promise<string>
  readonly exited: Promise<Exit>
  /** What it printed so far, both streams. */
  readonly output: () => string
  connect(): Promise<TillLine>
  /** SIGKILL, to this process and no other; waits until it is gone. */
  kill(): Promise<Exit>
  /** SIGTERM: the orderly end. */
  stop(): Promise<Exit>
  /**
   * From now on no file of the process grows beyond so many bytes (`prlimit --fsize`): writing fails as it does on a
   * full disk. `unlimited` lifts it. Linux only.
   */
  limitFileSize(bytes: number | 'unlimited'): void
}

export type ServeOptions = {
  readonly dataFolder: string
  readonly demo?: boolean
  /** `host:port:profile`. Without one, the demo café starts its own simulator. */
  readonly printer?: string
  readonly port?: number
  readonly pages?: string
  /** Another command line than this project's. */
  readonly cli?: string
  /** Starts with `limitFileSize` already set, as on a full disk. */
  readonly fileSizeMax?: number
}

/** A port on which nothing listens: the printer is off. */
export const PRINTER_OFF = '127.0.0.1:9:epson-80'

/** Starts the real till, `zinc serve`, in a process of its own. It may be killed before it is ready. */
export function startTill(options: ServeOptions): TillProcess {
  const built = join(root, 'out/renderer')
  const pages = options.pages ?? (existsSync(built) ? built : join(root, 'src/renderer'))
  // `prlimit` becomes the till: the process that is started is the process that is killed.
  const isLimited = options.fileSizeMax !== undefined
  const child = spawn(
    isLimited ? 'prlimit' : process.execPath,
    [
      ...(isLimited ? [`--fsize=${options.fileSizeMax}:`, process.execPath] : []),
      options.cli ?? zincCli,
      'serve',
      ...['--data', options.dataFolder, '--port', String(options.port ?? 0), '--pages', pages],
      ...((options.demo ?? true) ? ['--demo'] : []),
      ...(options.printer === undefined ? [] : ['--printer', options.printer]),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: environment },
  )
  const pid = child.pid
  if (pid === undefined) throw new Error('the till’s process could not be started')

  let output = ''
  const exited = new Promise<Exit>((done, failed) => {
    child.on('close', (code, signal) => done({ code, signal })).on('error', failed)
  })
  const ready = new Promise<string>((done, failed) => {
    const hear = (text: string) => {
      output += text
      const url = /^Zinc: (http:\S+)\n/m.exec(output)?.[1]
      if (url) done(url)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    exited.then(({ code, signal }) => failed(new Error(`the till ended (${signal ?? code}): ${output}`)), failed)
  })
  ready.catch(() => undefined) // whoever needs it hears of it; a till that is killed early has nobody waiting

  return {
    pid,
    ready,
    exited,
    output: () => output,
    connect: async () => connectTo(await ready),
    kill() {
      if (child.exitCode === null && child.signalCode === null) process.kill(pid, 'SIGKILL')
      return exited
    },
    stop() {
      if (child.exitCode === null && child.signalCode === null) process.kill(pid, 'SIGTERM')
      return exited
    },
    limitFileSize(bytes) {
      // Soft limit only: lifting it again needs no rights.
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], { stdio: ['ignore', 'ignore', 'inherit'] })
    },
  }
}

/** Connects as the page does: over the socket, with the origin that served it. */
async function connectTo(url: string): Promise<TillLine> {
  const { host, origin } = new URL(url)
  const socket = new WebSocket(`ws://${host}/rpc`, { headers: { origin } })
  const closed = new Promise<void>((done) => socket.on('close', () => done()))
  let hear: (() => void) | undefined
  const send = socket.send.bind(socket)
  socket.send = (data: Parameters<typeof send>[0]) => {
    send(data)
    hear?.()
  }
  // `ws` behaves as a browser's WebSocket in all that the link uses.
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
  await new Promise<void>((open, failed) => socket.once('open', () => open()).once('error', failed))
  socket.on('error', () => undefined) // the close that follows says it
  return {
    ask: createORPCClient(link),
    closed,
    onSent(next) {
      hear = next
    },
    close: () => socket.terminate(),
  }
}
