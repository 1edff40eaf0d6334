import { closeSync, createReadStream, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A file that goes into a container, under its name there. */
export type Member = { readonly name: string; readonly file: string; readonly bytes: number }

const BLOCK = 512
const NAME_MAX = 100
const READ_BYTES = 1 << 20

/** The bytes are no container, or not whole. */
export class TarBroken extends Error {
  override readonly name = 'TarBroken'
}

/** The members one after the other as a POSIX tar file, piece by piece: any machine opens it without this program. */
export async function* writeTar(members: readonly Member[]): AsyncGenerator<Uint8Array> {
  for (const member of members) {
    yield header(member)
    let sent = 0
    for await (const piece of createReadStream(member.file, { highWaterMark: READ_BYTES })) {
      const bytes = piece as Buffer // a stream without an encoding yields buffers
      sent += bytes.length
      yield bytes
    }
    if (sent !== member.bytes) throw new TarBroken(`${member.name} changed while it was read`)
    yield new Uint8Array(padding(sent))
  }
  yield new Uint8Array(2 * BLOCK)
}

/**
 * Writes the members of a tar file into a folder, in one pass. `mayBear` says which names may be there and how large each
 * may be at the most; anything else is broken. Throws `TarBroken`.
 */
export async function readTar(
  pieces: AsyncIterable<Uint8Array>,
  folder: string,
  mayBear: (name: string) => boolean,
): Promise<readonly string[]> {
  const names: string[] = []
  let rest: Buffer = Buffer.alloc(0)
  let open: { readonly descriptor: number; left: number; skip: number } | undefined
  let ended = false
  try {
    for await (const piece of pieces) {
      rest =
        rest.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.length) : Buffer.concat([rest, piece])
      for (;;) {
        if (open) {
          const take = rest.subarray(0, open.left)
          writeSync(open.descriptor, take)
          open.left -= take.length
          rest = rest.subarray(take.length)
          if (open.left > 0 || rest.length < open.skip) break
          rest = rest.subarray(open.skip)
          closeSync(open.descriptor)
          open = undefined
          continue
        }
        if (rest.length < BLOCK) break
        const block = rest.subarray(0, BLOCK)
        rest = rest.subarray(BLOCK)
        if (ended || block.every((byte) => byte === 0)) {
          ended = true
          continue
        }
        const { name, bytes } = readHeader(block)
        if (!mayBear(name) || names.includes(name)) throw new TarBroken(`${name} does not belong here`)
        names.push(name)
        const file = join(folder, name)
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
        open = { descriptor: openSync(file, 'wx', 0o600), left: bytes, skip: padding(bytes) }
      }
    }
  } finally {
    if (open) closeSync(open.descriptor)
  }
  if (open || !ended || rest.length > 0) throw new TarBroken('the container ends too early')
  return names
}

function padding(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK
}

function header({ name, bytes }: Member): Buffer {
  const block = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > NAME_MAX) throw new TarBroken(`${name} is too long a name`)
  block.write(name, 0)
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124)
  block.write('00000000000\0', 136)
  block.write('0', 156)
  block.write('ustar\0', 257)
  block.write('00', 263)
  block.write(`${sumOf(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** The checksum of a header counts its own field as spaces. */
function sumOf(block: Uint8Array): number {
  return block.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0)
}

function readHeader(block: Buffer): { readonly name: string; readonly bytes: number } {
  const text = (from: number, to: number) => block.toString('utf8', from, to).replace(/\0.*$/s, '').trim()
  const bytes = Number.parseInt(text(124, 136), 8)
  if (Number.parseInt(text(148, 156), 8) !== sumOf(block) || !Number.isSafeInteger(bytes) || bytes < 0) {
    throw new TarBroken('no header of a container')
  }
  return { name: text(0, NAME_MAX), bytes }
}
