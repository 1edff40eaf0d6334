import { Zip, ZipDeflate } from 'fflate'
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'

/** The last bytes of an archive: the digest of everything before them, as the ZIP's own comment. */
const SEAL = /^sha256:[0-9a-f]{64}$/
export const SEAL_BYTES = 'sha256:'.length + 64
const COMMENT_LENGTH_BYTES = 2
const READ_BYTES = 1 << 20
/** How the name of a file ends that is still being written. */
export const UNFINISHED = '.part'

export type ZipEntry = { readonly name: string; readonly bytes: number; readonly sha256: string }

/**
 * Writes a ZIP file piece by piece, so that a year fits through little memory, and seals it: its comment is the digest of
 * every byte before it, so that a change anywhere shows, in a header as well as in a file. It bears its name only once it
 * is whole and on disk.
 */
export function createZipFile(path: string, madeAtMs: number) {
  const unfinished = `${path}${UNFINISHED}`
  const descriptor = openSync(unfinished, 'w+')
  const written: ZipEntry[] = []
  let failure: Error | undefined
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else writeSync(descriptor, chunk)
  })

  return {
    /** Adds a file of which `pieces` are the content, in order. */
    add(name: string, pieces: Iterable<Uint8Array>): ZipEntry {
      const file = new ZipDeflate(name, { level: 6 })
      file.mtime = madeAtMs
      const hash = createHash('sha256')
      let bytes = 0
      zip.add(file)
      for (const piece of pieces) {
        hash.update(piece)
        bytes += piece.length
        file.push(piece)
      }
      file.push(new Uint8Array(0), true)
      const entry = { name, bytes, sha256: hash.digest('hex') }
      written.push(entry)
      return entry
    },
    written: (): readonly ZipEntry[] => written,
    /** Answers with the digest and the size of the whole file. */
    finish(): { readonly sha256: string; readonly bytes: number } {
      zip.end()
      if (failure) throw failure
      const bytes = seal(descriptor)
      fsyncSync(descriptor)
      const { sha256 } = digestOf(descriptor)
      closeSync(descriptor)
      renameSync(unfinished, path)
      return { sha256, bytes }
    },
    abandon(): void {
      closeSync(descriptor)
      rmSync(unfinished, { force: true })
    },
  }
}

/** The file ends with a record whose last two bytes say how long its comment is: none until now. */
function seal(descriptor: number): number {
  const { bytes } = digestOf(descriptor)
  writeSync(descriptor, Uint8Array.of(SEAL_BYTES, 0), 0, COMMENT_LENGTH_BYTES, bytes - COMMENT_LENGTH_BYTES)
  writeSync(descriptor, `sha256:${digestOf(descriptor).sha256}`, bytes)
  return bytes + SEAL_BYTES
}

function digestOf(descriptor: number): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash('sha256')
  const buffer = new Uint8Array(READ_BYTES)
  let bytes = 0
  for (let read = 1; read > 0; bytes += read) {
    read = readSync(descriptor, buffer, 0, READ_BYTES, bytes)
    hash.update(buffer.subarray(0, read))
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** Whether the whole file is as it was when it was sealed, to the last byte. */
export function isSealed(file: Uint8Array): boolean {
  const told = Buffer.from(file.subarray(file.length - SEAL_BYTES)).toString('latin1')
  const body = file.subarray(0, Math.max(0, file.length - SEAL_BYTES))
  return SEAL.test(told) && told === `sha256:${createHash('sha256').update(body).digest('hex')}`
}
