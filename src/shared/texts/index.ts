import { en } from './en.ts'
import type { Lang } from './format.ts'
import { fr, type RefusalText, type Texts } from './fr.ts'

export const texts: Record<Lang, Texts> = { fr, en }

export function isRefusalText(code: string): code is RefusalText {
  return Object.hasOwn(fr.refusal, code)
}

export type { Lang } from './format.ts'
export type { RefusalText, Texts } from './fr.ts'
