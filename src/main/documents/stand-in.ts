import { banner, type PaperDocument } from './model.ts'

/** A paper that comes out where nobody expects it says so: its own printer does not answer. */
export function standingIn(paper: PaperDocument, insteadOf: string): PaperDocument {
  const notice = banner(`POUR : ${insteadOf.toLocaleUpperCase('fr')}`)
  return { ...paper, blocks: [notice, ...paper.blocks, notice] }
}
