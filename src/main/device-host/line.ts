import { fork } from 'node:child_process'
import type { MessagePortMainLike } from '@orpc/client/message-port'
import { assert } from '../../shared/assert.ts'

/** One running process of devices, as the till sees it. */
export type DeviceLine = {
  readonly port: MessagePortMainLike
  /** Resolves once it is gone, with what it said last. */
  readonly ended: Promise<string>
  /** Ends it now, also one that does not listen any more. */
  readonly kill: () => void
}
export type StartDevices = () => DeviceLine

const LAST_WORDS = 4096

/** Starts the devices beside a till that Node runs. */
export function forkedDevices(path: string): StartDevices {
  return () => {
    const child = fork(path, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-LAST_WORDS)))
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(String(error)))
      child.once('exit', (code, signal) => resolve(`${signal ?? code ?? ''} ${said}`.trim()))
    })
    return {
      ended,
      kill: () => void child.kill('SIGKILL'),
      port: {
        on(event, told) {
          if (event === 'message') child.on('message', (data) => told({ data }))
          else if (event === 'close') void ended.then(() => told())
        },
        postMessage(data) {
          if (child.connected) child.send(data)
        },
      },
    }
  }
}

/** Electron's own way between a utility process and whoever started it; typed here, for no file of ours loads Electron there. */
type ParentPort = {
  readonly on: (event: 'message', told: (event: { data: unknown }) => void) => void
  readonly postMessage: (data: unknown) => void
}

/** The other end of the line, in the process of the devices: a utility process of Electron or a child of Node. */
export function tillsPort(tillIsGone: () => void): MessagePortMainLike {
  const parentPort = (process as { readonly parentPort?: ParentPort }).parentPort // only Electron has one
  if (parentPort) {
    return {
      on: (event, told) => {
        if (event === 'message') parentPort.on('message', ({ data }) => told({ data }))
      },
      postMessage: (data) => parentPort.postMessage(data),
    }
  }
  assert(process.send, 'a till started this process')
  process.once('disconnect', tillIsGone)
  return {
    on: (event, told) => {
      if (event === 'message') process.on('message', (data) => told({ data }))
    },
    postMessage: (data) => void process.send?.(data),
  }
}
