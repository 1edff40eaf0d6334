import { ORPCError } from '@orpc/client'
import { zRefusalDetail } from '../../shared/contracts/procedure.ts'
import type { CommandId } from '../../shared/ids.ts'
import type { RefusalDetail } from '../../shared/result.ts'
import { isRefusalText, type RefusalText, type Texts } from '../../shared/texts/index.ts'

/** Each failure has its treatment; the line is a trouble of its own, since asking again heals it. */
export type Failure =
  | {
      readonly kind: 'refused'
      readonly code: RefusalText
      readonly detail: RefusalDetail
      /** The command that lacked a right, and asking it again under the same id: somebody grants it meanwhile. */
      readonly refusedId?: CommandId
      readonly again?: () => void
    }
  /** A service refused: the sentence is among its own. */
  | { readonly kind: 'service'; readonly code: string; readonly detail: RefusalDetail }
  | { readonly kind: 'storage' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'line-down' }
  | { readonly kind: 'bad-input' }
  | { readonly kind: 'defect'; readonly id: string }

export function sortFailure(error: unknown): Failure {
  if (!(error instanceof ORPCError)) return { kind: 'line-down' }
  const code: string = error.code
  if (code === 'STORAGE_TROUBLE') return { kind: 'storage' }
  if (code === 'TILL_STOPPED') return { kind: 'stopped' }
  if (isRefusalText(code)) return { kind: 'refused', code, detail: detailOf(error.data) }
  if (code === 'BAD_REQUEST' || code === 'NOT_FOUND') return { kind: 'bad-input' }
  if (error.defined) return { kind: 'service', code, detail: detailOf(error.data) }
  return { kind: 'defect', id: defectId(error.data) ?? code }
}

export function failureSentence(failure: Failure, texts: Texts): string {
  switch (failure.kind) {
    case 'refused': {
      const sentence: string | ((detail: RefusalDetail) => string) = texts.refusal[failure.code]
      return typeof sentence === 'string' ? sentence : sentence(failure.detail)
    }
    case 'storage':
      return texts.refusal.STORAGE_TROUBLE
    case 'stopped':
      return texts.refusal.TILL_STOPPED
    case 'line-down':
      return texts.failure.lineDown
    case 'bad-input':
      return texts.failure.reload
    case 'service':
      return texts.failure.defect({ id: failure.code })
    case 'defect':
      return texts.failure.defect({ id: failure.id })
  }
}

/** The figures that came with a refusal, if any did. */
function detailOf(data: unknown): RefusalDetail {
  const parsed = zRefusalDetail.safeParse(data)
  return parsed.success ? parsed.data : {}
}

function defectId(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const found = Object.entries(data).find(([key]) => key === 'id' || key === 'defectId')
  return found ? String(found[1]) : undefined
}
