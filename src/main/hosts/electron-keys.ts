import { safeStorage } from 'electron'
import { filePermissions, type KeyProtector } from '../journal/key-protector.ts'

const PEM_START = '-----BEGIN'

/** The operating system's key store where there is one. Call it when the application is ready. */
export function osKeyStore(): KeyProtector {
  const plain = filePermissions()
  if (!isThere()) return plain
  let kind: KeyProtector['kind'] = 'os-key-store'
  return {
    get kind() {
      return kind
    },
    seal: (secret) => safeStorage.encryptString(secret),
    open(sealed) {
      const bytes = Buffer.from(sealed)
      if (!bytes.toString('latin1', 0, PEM_START.length).startsWith(PEM_START)) return safeStorage.decryptString(bytes)
      // Made by the web host on this machine: the same till opens here, and says what protects its key.
      kind = 'file-permissions'
      return plain.open(bytes)
    },
  }
}

/** On Linux without a keyring Chromium "encrypts" with a word that everybody knows: that protects nothing. */
function isThere(): boolean {
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false
  return safeStorage.isEncryptionAvailable()
}
