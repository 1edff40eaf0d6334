import type { NumberedDocument } from '../../shared/contracts/printing.ts'

/** Why there is another paper of the same document, or one without paper. */
export type CopyReason = 'asked' | 'may-have-come-out' | 'e-ticket'
export type Medium = 'paper' | 'qr' | 'file'

/** What is sealed of a copy, and of an original that was handed out without paper (number 0; checklist F-38). */
export type SealedCopy = {
  readonly number: number
  readonly copyNumber: number
  readonly reason: CopyReason
  readonly medium?: Medium
}

/** Copies of what was made up belong to the training, as everything else of it. */
export function chainOfCopies(document: NumberedDocument): 'copies' | 'training' {
  return document === 'training-receipt' || document === 'training-note' ? 'training' : 'copies'
}
