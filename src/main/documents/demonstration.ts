import type { Site } from '../../shared/contracts/till.ts'
import { banner, type PaperDocument } from './model.ts'

/** What every paper of a demo café says: nothing of it was sold, and nobody may take it for a proof. */
export const DEMO_MARK = 'DÉMONSTRATION — SANS VALEUR'

/** A café as its papers name it; of a demo each of them says that it is one. */
export type PaperSite = Site & { readonly demo: boolean }

export function siteOnPaper({ site, demo }: { readonly site: Site; readonly demo: boolean }): PaperSite {
  return { ...site, demo }
}

/** A paper of a demo café says so before anything else, above its head. */
export function ofDemonstration(paper: PaperDocument): PaperDocument {
  return { ...paper, blocks: [banner(DEMO_MARK), ...paper.blocks] }
}
