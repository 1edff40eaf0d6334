import { assert } from '../../shared/assert.ts'

/** A picture before any printer: one byte a dot, 0 black to 255 white. */
export type Grey = { readonly width: number; readonly height: number; readonly dots: Uint8Array }
/** A picture as a head prints it: rows of whole bytes, the leftmost dot in the highest bit, 1 is black. */
export type Bitmap = { readonly bytesPerRow: number; readonly height: number; readonly bits: Uint8Array }

/** A logo as large as it may be on this paper, in dots that are black or not. */
export function toBitmap(picture: Grey, widest: number, tallest = widest): Bitmap {
  const scale = Math.min(1, widest / picture.width, tallest / picture.height)
  return dithered(scale === 1 ? picture : shrunk(picture, scale))
}

/** Each new dot is the mean of those it stands for. */
function shrunk({ width, height, dots }: Grey, scale: number): Grey {
  const w = Math.max(1, Math.floor(width * scale))
  const h = Math.max(1, Math.floor(height * scale))
  const small = new Uint8Array(w * h)
  for (let y = 0; y < h; y++) {
    const top = Math.floor((y * height) / h)
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * height) / h))
    for (let x = 0; x < w; x++) {
      const left = Math.floor((x * width) / w)
      const right = Math.max(left + 1, Math.floor(((x + 1) * width) / w))
      let sum = 0
      for (let sy = top; sy < bottom; sy++) for (let sx = left; sx < right; sx++) sum += dots[sy * width + sx] ?? 255
      small[y * w + x] = Math.round(sum / ((bottom - top) * (right - left)))
    }
  }
  return { width: w, height: h, dots: small }
}

/** Floyd and Steinberg: what a dot is too dark or too light is handed on to its neighbours. */
function dithered({ width, height, dots }: Grey): Bitmap {
  assert(dots.length === width * height, 'a picture has all its dots')
  const bytesPerRow = Math.ceil(width / 8)
  const bits = new Uint8Array(bytesPerRow * height)
  const left = Float32Array.from(dots)
  const hand = (x: number, y: number, error: number) => {
    if (x >= 0 && x < width && y < height) left[y * width + x] = (left[y * width + x] ?? 0) + error
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const grey = left[y * width + x] ?? 255
      const isBlack = grey < 128
      if (isBlack) blacken(bits, bytesPerRow, x, y)
      const error = grey - (isBlack ? 0 : 255)
      hand(x + 1, y, (error * 7) / 16)
      hand(x - 1, y + 1, (error * 3) / 16)
      hand(x, y + 1, (error * 5) / 16)
      hand(x + 1, y + 1, error / 16)
    }
  }
  return { bytesPerRow, height, bits }
}

/** Squares of so many dots, as of a QR code. */
export function modulesBitmap(rows: readonly (readonly boolean[])[], moduleDots: number): Bitmap {
  const bytesPerRow = Math.ceil(((rows[0]?.length ?? 0) * moduleDots) / 8)
  const height = rows.length * moduleDots
  const bits = new Uint8Array(bytesPerRow * height)
  for (let y = 0; y < height; y++) {
    for (const [column, isDark] of (rows[Math.floor(y / moduleDots)] ?? []).entries()) {
      if (!isDark) continue
      for (let dot = 0; dot < moduleDots; dot++) blacken(bits, bytesPerRow, column * moduleDots + dot, y)
    }
  }
  return { bytesPerRow, height, bits }
}

export function isBlackAt({ bytesPerRow, bits }: Bitmap, x: number, y: number): boolean {
  return ((bits[y * bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
}

function blacken(bits: Uint8Array, bytesPerRow: number, x: number, y: number): void {
  const at = y * bytesPerRow + (x >> 3)
  bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7))
}
