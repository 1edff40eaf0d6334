/** What guards the private key at rest on this machine. */
export type KeyProtector = {
  readonly kind: 'os-key-store' | 'file-permissions'
  seal(secret: string): Uint8Array
  open(sealed: Uint8Array): string
}

/**
 * For a host without a key store: the key file is readable by its owner alone (mode 0600), and the about screen says so.
 */
export function filePermissions(): KeyProtector {
  return {
    kind: 'file-permissions',
    seal: (secret) => Buffer.from(secret, 'utf8'),
    open: (sealed) => Buffer.from(sealed).toString('utf8'),
  }
}
