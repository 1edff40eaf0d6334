import type { RefusalDetail } from '../../../shared/result.ts'

export type Sentence = string | ((detail: RefusalDetail) => string)

/** A detail as it is read; nothing where it is missing. */
export const of = (detail: RefusalDetail, name: string): string => String(detail[name] ?? '')
