import { BrowserMultiFormatReader } from '@zxing/browser'
import { BarcodeFormat, DecodeHintType, type Result } from '@zxing/library'
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
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, [...aims.keys()]],
    [DecodeHintType.TRY_HARDER, true],
    // A Code 128 that begins with FNC1 then says `]C1` in front of its text.
    [DecodeHintType.ASSUME_GS1, true],
  ])
  const reader = new BrowserMultiFormatReader(hints, {
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

function scannedOf(result: Result): Scanned {
  const text = result.getText()
  const aim = aims.get(result.getBarcodeFormat())
  return aim === undefined || text.startsWith(']C1') ? { text } : { text, aim: `]${aim}` }
}
