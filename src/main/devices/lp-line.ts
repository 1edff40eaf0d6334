import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf, createLineSession, createLoss, LineLost, within, type OpenLine } from './line-session.ts'

const CHUNK = 4096
const READ_EVERY_MS = 20
const WRITE_AGAIN_MS = 10

/**
 * The kernel's printer device. It is never opened blocking: a printer that stops reading would hold a thread of the
 * whole program (brief hardware §2c). What the device takes is counted, since an unplug shows as a short write.
 */
export function lpLine(path: string): OpenLine {
  return async ({ signal }) => {
    if (signal?.aborted) throw new LineLost('aborted')
    const handle = await openDevice(path)
    const loss = createLoss(signal)
    let written = 0
    let isClosed = false
    let listener: (chunk: Uint8Array) => void = () => {}

    async function readOn(): Promise<void> {
      const buffer = Buffer.alloc(256)
      while (!isClosed && !loss.isLost()) {
        const read = await handle.read(buffer, 0, buffer.length, null).catch((error: unknown) => codeOf(error, 'EIO'))
        if (isClosed) return
        if (typeof read === 'string') {
          if (read === 'EINVAL') return // a device in one direction only: its printer is mute
          if (read !== 'EAGAIN') return loss.lose(read)
        } else if (read.bytesRead > 0) listener(Uint8Array.from(buffer.subarray(0, read.bytesRead)))
        if (typeof read === 'string' || read.bytesRead === 0) await wait(READ_EVERY_MS)
      }
    }
    const reading = readOn()

    return createLineSession({
      lost: loss.lost,
      bytesWritten: () => written,
      onBytes: (hear) => (listener = hear),
      async write(bytes) {
        for (let at = 0; at < bytes.length && !isClosed && !loss.isLost();) {
          const length = Math.min(CHUNK, bytes.length - at)
          const took = await handle.write(bytes, at, length).catch((error: unknown) => codeOf(error, 'EIO'))
          if (typeof took === 'string' && took !== 'EAGAIN') return loss.lose(took)
          const count = typeof took === 'string' ? 0 : took.bytesWritten
          at += count
          written += count
          if (count === 0) await wait(WRITE_AGAIN_MS)
        }
      },
      async end(withinMs) {
        isClosed = true
        loss.forget()
        await within(
          withinMs,
          reading.then(() => handle.close().catch(() => {})),
        )
      },
    })
  }
}

async function openDevice(path: string): Promise<FileHandle> {
  let handle: FileHandle
  try {
    handle = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
  } catch (error) {
    throw new LineLost(codeOf(error, 'EIO'))
  }
  if ((await handle.stat()).isCharacterDevice()) return handle
  await handle.close()
  throw new LineLost('not-a-device') // somebody's file, which nothing may be written into
}
