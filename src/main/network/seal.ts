import { createHash } from 'node:crypto'
import type { FileContent } from '../../shared/network-file.ts'
import { canonical } from '../journal/index.ts'

/** SHA-256 of a file’s canonical bytes (RFC 8785): its own `hash`, and the `hash_previous` of the next. */
export function hashOf(content: FileContent): string {
  return createHash('sha256').update(canonical(content), 'utf8').digest('hex')
}

/** The file as JSON: the canonical bytes of the month, with their hash. */
export function fileJson(content: FileContent, hash: string): string {
  return canonical({ ...content, hash })
}
