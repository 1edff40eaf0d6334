import type { Entry, Json, Payload } from './entry.ts'

/** What was read from a file that anybody may have written to: any part of it may be missing. */
export type ReadEntry = Partial<Entry>

export function objectOf(value: Json | undefined): Payload | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : undefined
}

export function rowsOf(value: Json | undefined): readonly Payload[] {
  return Array.isArray(value)
    ? value.flatMap((row: Json) => {
        const object = objectOf(row)
        return object ? [object] : []
      })
    : []
}

export function wholeOf(object: Payload | undefined, field: string): number | undefined {
  const value = object?.[field]
  return Number.isSafeInteger(value) ? (value as number) : undefined
}

export function textOf(object: Payload | undefined, field: string): string | undefined {
  const value = object?.[field]
  return typeof value === 'string' ? value : undefined
}

export function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((text: Json) => typeof text === 'string') : []
}
