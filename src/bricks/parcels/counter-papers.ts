import { z } from 'zod'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import type { PaperDocument } from '../../main/documents/model.ts'
import { assert } from '../../shared/assert.ts'
import { zInstantMs } from '../../shared/contracts/procedure.ts'
import { SERVICE, type CounterParts } from './counter-parts.ts'
import { zManifestId, zParcelId, type ParcelId } from './ids.ts'
import { toCall } from './calls.ts'
import { dropOffPaper } from './papers/drop-off-paper.ts'
import { callsPaper, slipPaper } from './papers/local-papers.ts'
import { manifestPaper } from './papers/manifest-paper.ts'
import type { ManifestFacts } from './papers/manifest-rows.ts'
import { siteOnPaper } from '../../main/documents/demonstration.ts'
import type { Manifest } from './rules/counter.ts'

/** What a job of the printer keeps of a paper: never a name. */
const zPaper = z.discriminatedUnion('paper', [
  z.strictObject({ paper: z.literal('drop-off'), parcelId: zParcelId, copyNumber: z.int().min(0) }),
  z.strictObject({ paper: z.literal('manifest'), manifestId: zManifestId, copyNumber: z.int().min(0) }),
  z.strictObject({ paper: z.literal('slip'), parcelId: zParcelId }),
  z.strictObject({ paper: z.literal('calls'), atMs: zInstantMs }),
])
type Asked =
  | { readonly paper: 'drop-off'; readonly parcelId: ParcelId }
  | { readonly paper: 'slip'; readonly parcelId: ParcelId }
  | { readonly paper: 'manifest'; readonly manifestId: Manifest['manifestId'] }
  | { readonly paper: 'calls' }

function kept(asked: Asked, copyNumber: number, atMs: number): z.input<typeof zPaper> {
  switch (asked.paper) {
    case 'drop-off':
    case 'manifest':
      return { ...asked, copyNumber }
    case 'slip':
      return asked
    case 'calls':
      return { ...asked, atMs }
  }
}

/** Queues a paper where there is a printer; which copy of it this is, nought for the original. */
export function orderPaper(
  { doors, counter }: CounterParts,
  asked: Asked,
  context: CommandContext,
): number | undefined {
  if (!doors.printing.hasPrinter()) return undefined
  const copyNumber =
    asked.paper === 'drop-off'
      ? counter.nextCopy(asked.parcelId)
      : asked.paper === 'manifest'
        ? counter.nextCopy(asked.manifestId)
        : 0
  const content = JSON.stringify(kept(asked, copyNumber, context.nowMs))
  doors.printing.printOnce('service', JSON.stringify({ service: SERVICE, content }), context)
  return copyNumber
}

export function manifestFacts(
  { carriers, doors, zone }: CounterParts,
  manifest: Manifest,
  copyNumber = 0,
): ManifestFacts {
  const carrier = carriers.carrier(manifest.carrier)?.name ?? manifest.carrier
  return { manifest, carrier, site: siteOnPaper(doors.cafe()), zone: zone(), copyNumber }
}

/** A paper of the counter, made again from what its order kept. */
export function paperOf(parts: CounterParts): (content: string) => PaperDocument {
  const { register, carriers, counter, doors, zone } = parts
  const nameOf = (code: string) => carriers.carriers().find((one) => one.code === code)?.name ?? code

  function parcelOf(parcelId: ParcelId) {
    const parcel = register.parcel(parcelId)
    assert(parcel, 'a paper is printed of a parcel that is in the register')
    return parcel
  }

  return (content) => {
    const paper = zPaper.parse(JSON.parse(content))
    const { site } = doors.cafe()
    switch (paper.paper) {
      case 'drop-off': {
        const parcel = parcelOf(paper.parcelId)
        const by = register.events(paper.parcelId).find(({ kind }) => kind === 'drop-off')?.by ?? ''
        const { copyNumber } = paper
        const facts = { parcel, carrier: nameOf(parcel.carrier), by: doors.nameOf(by), copyNumber, site, zone: zone() }
        return dropOffPaper(facts)
      }
      case 'manifest': {
        const manifest = counter.manifest(paper.manifestId)
        assert(manifest, 'a manifest is printed that is kept')
        return manifestPaper(manifestFacts(parts, manifest, paper.copyNumber))
      }
      case 'slip': {
        const parcel = parcelOf(paper.parcelId)
        return slipPaper({ parcel, shop: nameOf(parcel.carrier), zone: zone() })
      }
      case 'calls': {
        const rows = toCall(parts).map((parcel) => ({ parcel, shop: nameOf(parcel.carrier) }))
        return callsPaper({ rows, site, zone: zone(), atMs: paper.atMs })
      }
    }
  }
}
