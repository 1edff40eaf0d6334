import { spawn } from 'node:child_process'
import { closeSync, constants, existsSync, openSync, readlinkSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'

/** One end of a cable: `path` is the serial port that a till opens, the streams are the device at its other end. */
export type Cable = {
  readonly path: string
  readonly heard: Readable
  readonly say: Writable
  /** Pulls it out. */
  readonly cut: () => Promise<void>
}

/** A serial line without a wire, made by socat. `link` is where its port appears. */
export async function plugCable(link: string): Promise<Cable> {
  const child = spawn('socat', ['-d', '-d', 'STDIO', `pty,raw,echo=0,link=${link}`], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.stdin.on('error', () => {}) // the cable was pulled
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error('socat ended')))
    child.stderr.on('data', (told: Buffer) => {
      if (/starting data transfer loop/.test(told.toString())) resolve()
    })
  })
  // Held open: a port that nobody has open ends its line.
  let held = existsSync(link)
    ? openSync(readlinkSync(link), constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
    : undefined
  return {
    path: link,
    heard: child.stdout,
    say: child.stdin,
    async cut() {
      child.kill('SIGKILL')
      await gone
      if (held !== undefined) closeSync(held)
      held = undefined
    },
  }
}
