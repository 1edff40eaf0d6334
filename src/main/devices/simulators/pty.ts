import { closeSync, constants, existsSync, openSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReadStream } from 'node:tty'
import type * as Koffi from 'koffi'
import { assert } from '../../../shared/assert.ts'

/** Both ends of a serial line without a cable: programs open `path`, the simulator has the other end. */
export type Pty = {
  /** The link that was asked for, or one of its own; gone when the line is. */
  readonly path: string
  readonly write: (bytes: Uint8Array) => void
  readonly onBytes: (listener: (chunk: Uint8Array) => void) => void
  readonly take: (on: boolean) => void
  readonly close: () => void
}

const SHARED = '/dev/shm'
const TERMIOS_BYTES = 256 // more than any system's struct termios
/** A till that is started meanwhile must not hold the cable's other end: pulling it would do nothing. */
const O_CLOEXEC = 0o2000000

/**
 * Linux only: the system's own pseudo-terminals, asked for through koffi, so that no other program is needed. `link` is a
 * name that stays the same whenever the cable is plugged in again. The system's own name of a line is never given out: once
 * the line is closed the next program gets the same, and whoever still had it would write there.
 */
export function openPty(link = nameOfItsOwn()): Pty {
  const libc = loadLibc()
  const master = libc.posixOpenpt(constants.O_RDWR | constants.O_NOCTTY | O_CLOEXEC)
  assert(master >= 0 && libc.grantpt(master) === 0 && libc.unlockpt(master) === 0, 'no pseudo-terminal to be had')
  const path = libc.ptsname(master)
  // Kept open, so that the line lives on between two programs, and raw, so that nothing is echoed or translated.
  const slave = openSync(path, constants.O_RDWR | constants.O_NOCTTY)
  const termios = Buffer.alloc(TERMIOS_BYTES)
  libc.tcgetattr(slave, termios)
  libc.cfmakeraw(termios)
  assert(libc.tcsetattr(slave, 0, termios) === 0, 'a pseudo-terminal can be made raw')

  rmSync(link, { force: true }) // of a simulator that was killed
  symlinkSync(path, link)
  const stream = new ReadStream(master)
  let isOpen = true
  stream.on('error', () => {})
  return {
    path: link,
    write: (bytes) => void (isOpen && stream.write(bytes)),
    onBytes: (listener) => void stream.on('data', listener),
    take: (on) => void (on ? stream.resume() : stream.pause()),
    close() {
      if (!isOpen) return
      isOpen = false
      stream.destroy()
      closeSync(slave)
      rmSync(link, { force: true })
    },
  }
}

/** Below /dev where it can be: a port that a scanner hangs on must be. */
function nameOfItsOwn(): string {
  return join(existsSync(SHARED) ? SHARED : tmpdir(), `zinc-line-${randomUUID()}`)
}

type Libc = {
  readonly posixOpenpt: (flags: number) => number
  readonly grantpt: (fd: number) => number
  readonly unlockpt: (fd: number) => number
  readonly ptsname: (fd: number) => string
  readonly cfmakeraw: (termios: Buffer) => void
  readonly tcgetattr: (fd: number, termios: Buffer) => number
  readonly tcsetattr: (fd: number, when: number, termios: Buffer) => number
}

function loadLibc(): Libc {
  // Loaded only here: a machine without a pty peer needs no koffi.
  const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi
  const libc = koffi.load('libc.so.6')
  return {
    posixOpenpt: libc.func('int posix_openpt(int)'),
    grantpt: libc.func('int grantpt(int)'),
    unlockpt: libc.func('int unlockpt(int)'),
    ptsname: libc.func('str ptsname(int)'),
    cfmakeraw: libc.func('void cfmakeraw(void *)'),
    tcgetattr: libc.func('int tcgetattr(int, void *)'),
    tcsetattr: libc.func('int tcsetattr(int, int, void *)'),
  }
}
