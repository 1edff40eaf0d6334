/** Why there is no picture. */
export type CameraTrouble = 'refused' | 'none' | 'busy' | 'lost' | 'broken'
/** Whether this page can have a camera at all; browsers lend one to pages of this machine and to https only. */
export type CameraHere = 'ready' | 'insecure' | 'unknown'

/** What a browser without a secure page leaves out is not in the types of the DOM. */
type Window = { readonly isSecureContext: boolean; readonly navigator: { readonly mediaDevices?: MediaDevices } }

export function cameraHere({ isSecureContext, navigator }: Window): CameraHere {
  if (!isSecureContext) return 'insecure'
  return navigator.mediaDevices === undefined ? 'unknown' : 'ready'
}

/** The names of the DOM's exceptions, and those that older Chromiums and Safaris gave. */
const troubles: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: 'refused',
  PermissionDeniedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  DevicesNotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
}

export function troubleOf(error: unknown): CameraTrouble {
  return (error instanceof Error && troubles[error.name]) || 'broken'
}

/** Enough for the thin bars of an EAN-13 at arm's length, little enough for a cheap tablet. */
const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } } as const

/** The camera that was chosen here; else the one that looks away from the cashier, where there is one. */
export function wantedCamera(cameraId: string | undefined): MediaStreamConstraints {
  const which = cameraId === undefined ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: cameraId } }
  return { audio: false, video: { ...SIZE, ...which } }
}

/** The one behind this one, round and round; undefined where there is no other. */
export function nextCamera(cameraIds: readonly string[], now: string | undefined): string | undefined {
  if (cameraIds.length < 2) return undefined
  return cameraIds[(cameraIds.findIndex((id) => id === now) + 1) % cameraIds.length]
}

/** A code that was not seen for so long has left the picture; a shaking hand hides one for less. */
export const GONE_MS = 800
/** Once may be a smear: two pictures in a row must say the same. */
const SIGHTS = 2

/**
 * A camera sees a code many times a second, a café sells it once: a code counts when it was seen twice, and not again
 * until it has left the picture. Two codes on one pack take turns without being told again.
 */
export function createShowings() {
  const seen = new Map<string, { sights: number; lastMs: number }>()
  /** Answers whether this sight is the one that counts. */
  return (code: string, nowMs: number): boolean => {
    for (const [other, { lastMs }] of seen) if (nowMs - lastMs >= GONE_MS) seen.delete(other)
    const sights = (seen.get(code)?.sights ?? 0) + 1
    seen.set(code, { sights, lastMs: nowMs })
    return sights === SIGHTS
  }
}
