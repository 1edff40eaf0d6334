/** How big a picture may be that is sent to the till: its longer side in pixels, and its bytes. */
export type PictureLimits = { readonly side: number; readonly bytes: number }
export type Attempt = { readonly width: number; readonly height: number; readonly quality: number }

const QUALITIES = [0.82, 0.7, 0.58, 0.46]
const SHRINKS = [1, 0.75, 0.5, 0.35]
/** A file of a camera has some megabytes; what is far beyond is no picture, and would fill the page's memory. */
const FILE_BYTES_MAX = 60_000_000

/** The sizes and qualities in which a picture is tried, the best first; it is never made larger than it is. */
export function attempts(width: number, height: number, side: number): readonly Attempt[] {
  const fit = Math.min(1, side / Math.max(width, height))
  return SHRINKS.flatMap((shrink) =>
    QUALITIES.map((quality) => ({
      width: Math.max(1, Math.round(width * fit * shrink)),
      height: Math.max(1, Math.round(height * fit * shrink)),
      quality,
    })),
  )
}

/**
 * A picture from a camera or a file as a small JPEG in base64, upright, and without what cameras write into theirs: where it
 * was taken, and when. Undefined where the file is no picture that this window can read.
 */
export async function shrinkPicture(file: Blob, limits: PictureLimits): Promise<string | undefined> {
  if (file.size > FILE_BYTES_MAX) return undefined
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return undefined
  try {
    for (const attempt of attempts(picture.width, picture.height, limits.side)) {
      const jpeg = await drawn(picture, attempt)
      if (jpeg && jpeg.size <= limits.bytes) return toBase64(new Uint8Array(await jpeg.arrayBuffer()))
    }
    return undefined
  } finally {
    picture.close()
  }
}

function drawn(picture: ImageBitmap, { width, height, quality }: Attempt): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(null)
  // What is transparent would come out black.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(picture, 0, 0, width, height)
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality))
}

const CHUNK = 8192

/** Bytes for the line, which speaks base64. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(text)
}
