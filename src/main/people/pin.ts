import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

// RFC 7914. About 30 ms: unnoticed by a hand, long for whoever tries all four-digit PINs of a stolen ledger.
const COST = 2 ** 14
const LENGTH = 32

/** What is kept of a PIN: `scrypt$cost$salt$hash`, never the PIN. */
export function sealPin(pin: string): string {
  const salt = randomBytes(16)
  return ['scrypt', COST, salt.toString('base64'), derive(pin, salt, COST).toString('base64')].join('$')
}

export function isPin(pin: string, sealed: string): boolean {
  const [scheme, cost, salt, hash] = sealed.split('$')
  if (scheme !== 'scrypt' || !cost || !salt || !hash) return false
  return timingSafeEqual(derive(pin, Buffer.from(salt, 'base64'), Number(cost)), Buffer.from(hash, 'base64'))
}

function derive(pin: string, salt: Uint8Array, cost: number): Buffer {
  return scryptSync(pin, salt, LENGTH, { N: cost, r: 8, p: 1, maxmem: 64 * 1024 * 1024 })
}
