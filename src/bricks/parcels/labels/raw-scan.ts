import { z } from 'zod'
import { CODE_MAX } from '../../../shared/scanned-code.ts'

const NO_TEXT = /[\p{Cs}\p{Noncharacter_Code_Point}]/u
const CONTROL = /\p{Cc}/u
/** EOT and FS to US, between the fields of a two-dimensional code: no other control character comes out of a scanner. */
const SEPARATORS: readonly number[] = [0x04, 0x1c, 0x1d, 0x1e, 0x1f]

const isRead = (text: string): boolean =>
  !NO_TEXT.test(text) && [...text].every((sign) => !CONTROL.test(sign) || SEPARATORS.includes(sign.charCodeAt(0)))

/** A scan as it came, separators and all: never kept, only what it was recognised as. */
export const zRawScan = z.string().min(1).max(CODE_MAX).refine(isRead, 'not a scan')
