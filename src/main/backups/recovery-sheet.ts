import type { RecoverySheet } from '../../shared/contracts/backups.ts'
import { qrMatrix } from '../documents/qr-matrix.ts'
import { sheetOf } from './files.ts'
import { newIdentity } from './sealed-file.ts'

/** How many letters of the sheet are typed again, to prove that it was written down or printed. */
export const TYPED_LETTERS = 6

/**
 * Draws recovery keys and remembers of the last one only what proves that somebody holds its sheet: its public half and
 * its last letters. The secret half is in the answer and nowhere else.
 */
export function createSheets() {
  let drawn: { readonly recipient: string; readonly end: string } | undefined
  return {
    async draw(): Promise<RecoverySheet> {
      const { identity, recipient } = await newIdentity()
      drawn = { recipient, end: identity.slice(-TYPED_LETTERS) }
      const code = qrMatrix(identity, 'M').map((row) => row.map((dark) => (dark ? '1' : '0')).join(''))
      return { recipient, identity, sheet: sheetOf(recipient), code }
    },
    proves(recipient: string, typed: string): 'proved' | 'gone' | 'differs' {
      if (drawn?.recipient !== recipient) return 'gone'
      return typed
        .toUpperCase()
        .replaceAll(/[^0-9A-Z]/g, '')
        .endsWith(drawn.end)
        ? 'proved'
        : 'differs'
    },
  }
}
