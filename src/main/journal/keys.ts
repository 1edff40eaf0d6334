import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyProtector } from './key-protector.ts'
import { sha256 } from './entry.ts'

/** Signs with ECDSA P-256 and SHA-256, DER in base64, so that `openssl dgst -verify` checks it without us. */
export type Signer = {
  /** The fingerprint of the public key: SHA-256 of its DER, in hex. */
  readonly key: string
  readonly publicPem: string
  sign(bytes: Uint8Array): string
}

/** Public keys by fingerprint: enough to check, never enough to sign. */
export type KeyRing = ReadonlyMap<string, KeyObject>

/** The key file is there and cannot be opened: the till must not start under another identity without anybody noticing. */
export class KeyUnreadable extends Error {
  override readonly name = 'KeyUnreadable'
}

const PRIVATE_FILE = 'till.key'

/** The till's key, made at installation. `created` says that this start made it. */
export function loadOrCreateSigner(
  folder: string,
  protector: KeyProtector,
): { readonly signer: Signer; readonly created: boolean } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, PRIVATE_FILE)
  const created = !existsSync(file)
  const pem = created ? newKey() : openKey(file, protector)
  if (created) writeDurably(file, protector.seal(pem))
  const signer = signerFromPem(pem)
  const publicFile = join(folder, `${signer.key}.pem`)
  // A first start that was cut short between the two files left only the private one.
  if (!existsSync(publicFile)) writeDurably(publicFile, Buffer.from(signer.publicPem))
  return { signer, created }
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function hasPrivateKey(folder: string): boolean {
  return existsSync(join(folder, PRIVATE_FILE))
}

function openKey(file: string, protector: KeyProtector): string {
  try {
    const pem = protector.open(readFileSync(file))
    createPrivateKey(pem)
    return pem
  } catch {
    throw new KeyUnreadable(file) // the cause may quote the key, so it is not kept
  }
}

export function signerFromPem(pem: string): Signer {
  const privateKey = createPrivateKey(pem)
  const publicKey = createPublicKey(privateKey)
  return {
    key: fingerprint(publicKey),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (bytes) => lowerTwin(sign('sha256', bytes, privateKey)).toString('base64'),
  }
}

/**
 * The public keys kept beside the ledger: the anchor that a rewritten ledger cannot bring along. A file that is no key is
 * no reason to stop: what it should have vouched for is reported entry by entry.
 */
export function loadKeyRing(folder: string): KeyRing {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pem')) : []
  return keyRingOf(names.map((name) => readFileSync(join(folder, name), 'utf8')))
}

/** A ring of public keys in PEM; what is no key is left out. */
export function keyRingOf(pems: readonly string[]): KeyRing {
  const keys = pems.flatMap((pem) => {
    try {
      return createPublicKey(pem)
    } catch {
      return []
    }
  })
  return new Map(keys.map((key) => [fingerprint(key), key]))
}

export function fingerprint(key: KeyObject): string {
  return sha256(key.export({ type: 'spki', format: 'der' }))
}

/**
 * Whether the signature over the bytes is that key's, in the one spelling that the till writes: without that, a stored
 * signature could be changed into another valid one and nobody would notice.
 */
export function isSignedBy(ring: KeyRing, key: string, bytes: Uint8Array, signature: string): boolean {
  const publicKey = ring.get(key)
  const der = Buffer.from(signature, 'base64')
  return (
    publicKey !== undefined &&
    der.toString('base64') === signature &&
    verify('sha256', bytes, publicKey, der) && // refuses DER that is not minimal
    secondOf(der).number <= P256_ORDER / 2n
  )
}

const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/** Of the two signatures that P-256 allows for the same bytes, (r, s) and (r, n − s): the one with the lower half. */
function lowerTwin(der: Buffer): Buffer {
  const { start, number } = secondOf(der)
  if (number <= P256_ORDER / 2n) return der
  const digits = (P256_ORDER - number).toString(16)
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  const bytes = Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex') // a leading bit would be a minus
  const numbers = Buffer.concat([der.subarray(2, start), Buffer.from([0x02, bytes.length]), bytes])
  return Buffer.concat([Buffer.from([0x30, numbers.length]), numbers])
}

/** The second number of a signature, `30 len 02 len r 02 len s`, and where its field starts. */
function secondOf(der: Buffer): { readonly start: number; readonly number: bigint } {
  const start = 4 + (der[3] ?? 0)
  return { start, number: BigInt(`0x${der.subarray(start + 2).toString('hex')}`) }
}

function writeDurably(file: string, bytes: Uint8Array): void {
  writeFileSync(`${file}.part`, bytes, { mode: 0o600, flush: true })
  renameSync(`${file}.part`, file)
}
