import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pty } from '../../src/main/devices/simulators/pty.ts'

const EVERY_MS = 10
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/**
 * The far end of a cable, as the kernel's gadget functions give it. It is never read blocking: the printer function holds
 * its lock for as long as a read waits, so that no answer could be written meanwhile, and a read that waits over an
 * unplugging never asks for bytes again once the cable is back (drivers/usb/gadget/function/f_printer.c).
 */
export async function openFarEnd(path: string): Promise<Pty> {
  const end = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
  let isOpen = true
  let takes = true
  let listener: (chunk: Uint8Array) => void = () => {}
  let writing = Promise.resolve()

  async function readOn(): Promise<void> {
    const buffer = Buffer.alloc(8192)
    while (isOpen) {
      const count = takes ? await end.read(buffer, 0, buffer.length, null).then(bytesRead, whyNot) : 0
      if (count === 'gone') return close()
      if (count > 0) listener(Uint8Array.from(buffer.subarray(0, count)))
      else await wait(EVERY_MS)
    }
  }
  const bytesRead = ({ bytesRead: count }: { readonly bytesRead: number }) => count
  /** ENODEV of the printer function is a cable that is out, and comes back; a line of the terminal's is hung up for good. */
  const whyNot = (error: unknown) => (codeOf(error) === 'EIO' ? ('gone' as const) : 0)

  async function write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length && isOpen;) {
      try {
        at += (await end.write(bytes, at)).bytesWritten
      } catch (error) {
        if (codeOf(error) !== 'EAGAIN') return // the cable is out
        await wait(EVERY_MS)
      }
    }
  }
  function close(): void {
    if (!isOpen) return
    isOpen = false
    void end.close().catch(() => {})
  }
  void readOn()
  return {
    path,
    write: (bytes) => void (writing = writing.then(() => write(bytes))),
    onBytes: (hear) => (listener = hear),
    take: (on) => (takes = on),
    close,
  }
}
