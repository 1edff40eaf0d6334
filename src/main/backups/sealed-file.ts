import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, fsyncSync, openSync, writeSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { readTar, TarBroken, writeTar, type Member } from './tar.ts'

const READ_BYTES = 1 << 20
/** The ledger of a year gets four times smaller; more would cost time and save little. */
const GZIP_LEVEL = 1
const IDENTITY = 'AGE-SECRET-KEY-1'

/** Why a file gives nothing back. */
export type Unopened = 'RECOVERY_KEY_WRONG' | 'BACKUP_DAMAGED'
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen'
  readonly why: Unopened
  constructor(why: Unopened, cause?: unknown) {
    super(why, { cause })
    this.why = why
  }
}

/**
 * Writes the members into one file that only the recipients can read: tar, gzip, age (age-encryption.org/v1). Whoever has
 * the recovery key opens it without this program: `age -d -i KEY FILE | tar xz`. Whole and on disk when it answers.
 */
export async function writeSealed(
  file: string,
  members: readonly Member[],
  recipients: readonly string[],
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const encrypter = new Encrypter()
  recipients.forEach((recipient) => encrypter.addRecipient(recipient))
  const plain = Readable.from(writeTar(members), { objectMode: false, highWaterMark: READ_BYTES })
  const packed = createGzip({ level: GZIP_LEVEL, chunkSize: READ_BYTES })
  plain.on('error', (error) => packed.destroy(error)).pipe(packed)
  const sealed = await encrypter.encrypt(webStream(packed))
  const hash = createHash('sha256')
  const descriptor = openSync(file, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const piece of sealed) {
      hash.update(piece)
      writeSync(descriptor, piece)
      bytes += piece.length
    }
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Opens such a file into a folder; every byte of it is checked on the way. Throws `CannotOpen`. */
export async function readSealed(
  file: string,
  identity: string,
  folder: string,
  mayBear: (name: string) => boolean,
): Promise<readonly string[]> {
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(spelled(identity))
  } catch (error) {
    throw new CannotOpen('RECOVERY_KEY_WRONG', error)
  }
  try {
    const plain = await decrypter.decrypt(webStream(createReadStream(file, { highWaterMark: READ_BYTES })))
    const packed = Readable.from(plain, { objectMode: false })
    const unpacked = createGunzip({ chunkSize: READ_BYTES })
    packed.on('error', (error) => unpacked.destroy(error)).pipe(unpacked)
    return await readTar(unpacked, folder, mayBear)
  } catch (error) {
    if (isOfTheDisk(error)) throw error
    const isOther = error instanceof Error && error.message.startsWith('no identity matched')
    throw new CannotOpen(isOther ? 'RECOVERY_KEY_WRONG' : 'BACKUP_DAMAGED', error)
  }
}

/** A key pair: what is sealed for the recipient opens with the identity alone. */
export async function newIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** As a person typed it: in groups, in small letters, without what every key begins with. */
function spelled(identity: string): string {
  const letters = identity.toUpperCase().replaceAll(/\s/g, '')
  return letters.startsWith(IDENTITY) ? letters : `${IDENTITY}${letters}`
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file, { highWaterMark: READ_BYTES })) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** What the disk refuses is no fault of the file: such an error bears the name of a system call. */
function isOfTheDisk(error: unknown): boolean {
  return !(error instanceof TarBroken) && error instanceof Error && 'syscall' in error
}

/** Node's own types of the same streams differ from the browser's in what they name. */
function webStream(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>
}
