import { Defect } from '../../shared/assert.ts'
import { refuse } from '../../shared/result.ts'
import type { ScanResolver } from '../../main/scans/index.ts'
import type { PaperDocument } from '../../main/documents/model.ts'
import type { BikesParts, PaperHandlers } from './parts.ts'

/** Contracts, registers, stickers. Written by branch `out`: until it lands, nothing is printed here. */
export function paperHandlers(_parts: BikesParts): PaperHandlers {
  return {
    printContract: () => refuse('RENTAL_UNKNOWN'),
    contractPdf: () => null,
    printDeposits: () => refuse('NO_PRINTER'),
    stickers: () => ({ name: 'velos.pdf', base64: '' }),
  }
}

/** A paper of the bikes, made again from what its order kept. */
export function paperOf(_parts: BikesParts): (content: string) => PaperDocument {
  return () => {
    throw new Defect('no paper of the bikes was ordered yet')
  }
}

/** What the sticker on a frame opens. */
export function bikeResolvers(_parts: BikesParts): readonly ScanResolver[] {
  return []
}
