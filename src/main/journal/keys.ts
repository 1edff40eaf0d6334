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
  if (existsSync(file)) return { signer: signerFromPem(openKey(file, protector)), created: false }
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  writeDurably(file, protector.seal(pem))
  const signer = signerFromPem(pem)
  writeDurably(join(folder, `${signer.key}.pem`), Buffer.from(signer.publicPem))
  return { signer, created: true }
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
    sign: (bytes) => sign('sha256', bytes, privateKey).toString('base64'),
  }
}

/** The public keys kept beside the ledger: the anchor that a rewritten ledger cannot bring along. */
export function loadKeyRing(folder: string): KeyRing {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pem')) : []
  return new Map(
    names.map((name) => {
      const key = createPublicKey(readFileSync(join(folder, name), 'utf8'))
      return [fingerprint(key), key] as const
    }),
  )
}

export function fingerprint(key: KeyObject): string {
  return sha256(key.export({ type: 'spki', format: 'der' }))
}

/** Whether the signature over the bytes is that key's. */
export function isSignedBy(ring: KeyRing, key: string, bytes: Uint8Array, signature: string): boolean {
  const publicKey = ring.get(key)
  return publicKey !== undefined && verify('sha256', bytes, publicKey, Buffer.from(signature, 'base64'))
}

function writeDurably(file: string, bytes: Uint8Array): void {
  writeFileSync(`${file}.part`, bytes, { mode: 0o600, flush: true })
  renameSync(`${file}.part`, file)
}
