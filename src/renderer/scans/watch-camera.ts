import { createShowings, troubleOf, wantedCamera, type CameraTrouble } from './camera-view.ts'
import type { Scanned } from './scan-actions.ts'

/** Which cameras there are, and which one is looked through. */
export type Cameras = { readonly ids: readonly string[]; readonly now: string | undefined }
export type Watcher = {
  /** The picture runs. */
  readonly shown: (cameras: Cameras) => void
  /** A code was held before the camera: once a showing. */
  readonly read: (scanned: Scanned) => void
  /** It is over; the camera is let go of already. */
  readonly failed: (trouble: CameraTrouble) => void
}

/**
 * Shows a camera's picture and reads its codes, until it is stopped or fails. However it ends, and however early, the
 * camera is let go of: its light must not burn behind a panel that was closed.
 */
export function watchCamera(video: HTMLVideoElement, cameraId: string | undefined, watcher: Watcher): () => void {
  let ended = false
  let stream: MediaStream | undefined
  let stopReading = () => {}

  const letGo = () => {
    stopReading()
    for (const track of stream?.getTracks() ?? []) track.stop()
    if (video.srcObject === stream) video.srcObject = null
  }
  const stop = () => {
    ended = true
    letGo()
  }
  const fail = (trouble: CameraTrouble) => {
    if (ended) return
    stop()
    watcher.failed(trouble)
  }

  async function open(): Promise<void> {
    const { readCodes } = await import('./read-codes.ts')
    if (ended) return
    stream = await openCamera(cameraId)
    if (ended) return letGo() // it was closed while the browser asked
    for (const track of stream.getTracks()) track.addEventListener('ended', () => fail('lost'))
    video.srcObject = stream
    await video.play()
    const devices = await navigator.mediaDevices.enumerateDevices()
    if (ended) return
    const ids = devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId)
    watcher.shown({ ids, now: stream.getVideoTracks()[0]?.getSettings().deviceId })
    const counts = createShowings()
    stopReading = readCodes(
      video,
      (scanned) => {
        if (counts(scanned.text, performance.now())) watcher.read(scanned)
      },
      () => fail('broken'),
    )
  }
  void open().catch((error: unknown) => fail(troubleOf(error)))
  return stop
}

/** A camera that was chosen and is no longer there is no reason to show none. */
async function openCamera(cameraId: string | undefined): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia(wantedCamera(cameraId))
  } catch (error) {
    const isGone = error instanceof Error && error.name === 'OverconstrainedError'
    if (cameraId === undefined || !isGone) throw error
    return await navigator.mediaDevices.getUserMedia(wantedCamera(undefined))
  }
}
