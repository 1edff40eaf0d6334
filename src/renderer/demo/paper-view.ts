import type { Paper } from '../../shared/contracts/demo.ts'

export type Slip = Paper[number]

/** Paper that came out and was not looked at; the drawer is not paper. */
export function badgeCount(paper: Paper, seenSlip: number): number {
  return paper.filter((slip) => slip.kind === 'paper' && slip.slip > seenSlip).length
}

/** Newest first: paper comes out of the slot and pushes the older down. */
export function newestFirst(paper: Paper): readonly Slip[] {
  return paper.toReversed()
}

export function slipSource(svg: string): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
}
