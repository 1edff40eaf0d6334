import { assert } from '../../../shared/assert.ts'

export const ENQ = 0x05
export const ACK = 0x06
export const NAK = 0x15
export const EOT = 0x04
export const STX = 0x02
export const ETX = 0x03

/** Frames of the envelope are at most this long. */
const FRAME_MAX = 512

/** The check byte: XOR of everything after STX up to and including ETX. It may be equal to any control sign. */
export function lrc(bytes: Uint8Array): number {
  return bytes.reduce((check, byte) => check ^ byte, 0)
}

export function encodeFrame(payload: string): Uint8Array {
  assert(/^[\x20-\x7e\r\n]*$/.test(payload) && payload.length <= FRAME_MAX - 3, 'a frame carries plain ASCII')
  const body = Buffer.from(`${payload}\x03`, 'latin1')
  return Uint8Array.from([STX, ...body, lrc(body)])
}

export type Heard =
  | { readonly kind: 'frame'; readonly payload: string }
  /** A frame whose check byte is not its own: asked for again with NAK. */
  | { readonly kind: 'bad-frame' }
  | { readonly kind: 'enq' }
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak' }
  | { readonly kind: 'eot' }

const signs: ReadonlyMap<number, Heard> = new Map([
  [ENQ, { kind: 'enq' }],
  [ACK, { kind: 'ack' }],
  [NAK, { kind: 'nak' }],
  [EOT, { kind: 'eot' }],
])

/**
 * Reads the line by position: between STX and the byte after ETX nothing is a sign. What is neither sign nor frame is noise
 * and skipped. `take` gives one thing at a time, for what follows may be meant for somebody else.
 */
export function createFrameReader() {
  let bytes = Buffer.alloc(0)

  return {
    push(chunk: Uint8Array): void {
      bytes = Buffer.concat([bytes, chunk])
    },
    take(): Heard | undefined {
      for (;;) {
        const [first] = bytes
        if (first === undefined) return undefined
        if (first !== STX) {
          bytes = bytes.subarray(1)
          const sign = signs.get(first)
          if (sign) return sign
          continue
        }
        const end = bytes.indexOf(ETX)
        if (end === -1 || end + 1 >= bytes.length) {
          if (bytes.length <= FRAME_MAX) return undefined
          bytes = bytes.subarray(1)
          return { kind: 'bad-frame' }
        }
        const body = bytes.subarray(1, end + 1)
        const isIntact = bytes[end + 1] === lrc(body)
        bytes = bytes.subarray(end + 2)
        return isIntact ? { kind: 'frame', payload: body.subarray(0, -1).toString('latin1') } : { kind: 'bad-frame' }
      }
    },
    /** Whether a frame has begun and not ended. */
    isInside: (): boolean => bytes[0] === STX,
    clear(): void {
      bytes = Buffer.alloc(0)
    },
  }
}
