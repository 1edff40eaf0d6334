const KEPT_MS = 60_000

/** Bytes that came over the line, which speaks base64. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}

/** Hands a file to whoever sits at the screen; the browser asks where it goes. */
export function saveFile(
  name: string,
  parts: readonly Uint8Array<ArrayBuffer>[],
  type = 'application/octet-stream',
): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS) // the download has begun by then
}

/** A PDF that the till made; nothing where it made none. */
export function savePdf(file: { readonly name: string; readonly base64: string } | null): void {
  if (file) saveFile(file.name, [fromBase64(file.base64)], 'application/pdf')
}

type Piece = { readonly base64: string; readonly bytes: number }

/** Reads a file piece by piece; undefined where it is not there, or is not any more. */
export async function readPieces(
  read: (offset: number) => Promise<Piece | null>,
  progress: (done: number, of: number) => void,
): Promise<readonly Uint8Array<ArrayBuffer>[] | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let offset = 0; ;) {
    const piece = await read(offset)
    if (!piece) return undefined
    const bytes = fromBase64(piece.base64)
    parts.push(bytes)
    offset += bytes.length
    progress(offset, piece.bytes)
    if (offset >= piece.bytes || bytes.length === 0) return offset === piece.bytes ? parts : undefined
  }
}
