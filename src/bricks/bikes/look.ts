import type { BikesParts } from './parts.ts'

export function createLook(_parts: BikesParts): (nowMs: number) => void {
  return () => undefined
}
