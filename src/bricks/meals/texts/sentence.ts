import type { RefusalDetail } from '../../../shared/result.ts'

/** What is said of a refusal; it may show what the case was. */
export type Sentence = string | ((detail: RefusalDetail) => string)

/** A detail as it is read; nothing where it is missing. */
export const of = (detail: RefusalDetail, name: string): string => String(detail[name] ?? '')
