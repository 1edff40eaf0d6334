import type { CatalogueStore } from './catalogue/index.ts'
import type { LabelRule } from '../shared/barcode-labels.ts'
import { labelResolver, productResolver, ticketResolver, type ScanResolver } from './scans/index.ts'
import type { Service } from './open-services.ts'
import type { Stamps } from './stamps.ts'
import type { Tickets } from './tickets/index.ts'

type Parts = {
  readonly catalogue: CatalogueStore
  readonly tickets: Tickets
  readonly stamps: Pick<Stamps, 'cardResolver'>
  readonly services: readonly Pick<Service, 'scanResolvers'>[]
  readonly cafe: () => { readonly till: string; readonly settings: { readonly labelRules: readonly LabelRule[] } }
}

/** Whoever knows codes of its own: asked in turn for every scan. */
export function scanResolversOf({ catalogue, tickets, stamps, services, cafe }: Parts): readonly ScanResolver[] {
  return [
    productResolver(catalogue),
    labelResolver(catalogue, () => cafe().settings.labelRules),
    ticketResolver({ till: () => cafe().till, byNumber: tickets.byNumber, isTraining: tickets.isTraining }),
    stamps.cardResolver,
    ...services.flatMap((service) => service.scanResolvers),
  ]
}
