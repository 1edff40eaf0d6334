import { BrowserCodeReader } from '@zxing/browser'
import {
  BarcodeFormat,
  DecodeHintType,
  MultiFormatOneDReader,
  NotFoundException,
  QRCodeReader,
  type Reader,
  type Result,
} from '@zxing/library'
import type { Scanned } from './scan-actions.ts'

/** What a café holds before a camera, and what each is called by AIM. */
const aims: ReadonlyMap<BarcodeFormat, string> = new Map([
  [BarcodeFormat.EAN_13, 'E0'],
  [BarcodeFormat.EAN_8, 'E4'],
  [BarcodeFormat.UPC_A, 'E0'],
  [BarcodeFormat.UPC_E, 'E0'],
  [BarcodeFormat.CODE_128, 'C0'],
  [BarcodeFormat.QR_CODE, 'Q1'],
])
const hints = new Map<DecodeHintType, unknown>([
  [DecodeHintType.POSSIBLE_FORMATS, [...aims.keys()]],
  // A Code 128 that begins with FNC1 then says `]C1` in front of its text.
  [DecodeHintType.ASSUME_GS1, true],
  // Not TRY_HARDER: it takes a fifth of a second a picture, in which no press would be answered.
])
/** Between two looks the counter has the machine for itself. */
const PAUSE_MS = 100

/**
 * Reads the codes of a running picture until it is stopped. This file and the library come in a chunk of their own, with
 * the first opening of a camera: nobody else should import it in advance.
 */
export function readCodes(
  video: HTMLVideoElement,
  seen: (scanned: Scanned) => void,
  failed: (error: Error) => void,
): () => void {
  const reader = new BrowserCodeReader(barsThenSquares(), hints, {
    delayBetweenScanAttempts: PAUSE_MS,
    delayBetweenScanSuccess: PAUSE_MS,
  })
  const look = () =>
    reader.scan(
      video,
      (result) => {
        if (result) seen(scannedOf(result))
      },
      (error) => {
        if (error) failed(error)
      },
    )
  let looking = look()
  // A tablet that is turned has a picture of another shape.
  const turned = () => {
    looking.stop()
    looking = look()
  }
  video.addEventListener('resize', turned)
  return () => {
    video.removeEventListener('resize', turned)
    looking.stop()
  }
}

/** The library's own reader of several kinds writes a warning to the console for every picture without a code. */
function barsThenSquares(): Reader {
  const readers: readonly Reader[] = [new MultiFormatOneDReader(hints), new QRCodeReader()]
  return {
    decode(picture) {
      for (const one of readers)
        try {
          return one.decode(picture, hints)
        } catch {
          // Not of this kind, or too blurred: whatever a reader makes of a bad picture, the next one is better.
        }
      throw new NotFoundException()
    },
    reset() {
      for (const one of readers) one.reset()
    },
  }
}

function scannedOf(result: Result): Scanned {
  const text = result.getText()
  const aim = aims.get(result.getBarcodeFormat())
  return aim === undefined || text.startsWith(']C1') ? { text } : { text, aim: `]${aim}` }
}
