import type { PaperSite } from '../../../main/documents/demonstration.ts'
import type { Manifest, ManifestReason } from '../rules/counter.ts'

export type ManifestFacts = {
  readonly manifest: Manifest
  readonly carrier: string
  readonly site: PaperSite
  readonly zone: string
  /** Nought for the original. */
  readonly copyNumber: number
}
type Item = Manifest['items'][number]

const titles: Readonly<Record<ManifestReason, string>> = {
  'dropped-off': 'Dépôts de clients',
  expired: 'Délai de garde dépassé',
  refused: 'Refusés par le client',
}

/** What leaves, in the groups in which a driver counts it. */
export function manifestGroups({
  items,
}: Manifest): readonly { readonly title: string; readonly items: readonly Item[] }[] {
  const reasons: readonly ManifestReason[] = ['dropped-off', 'expired', 'refused']
  return reasons.flatMap((reason) => {
    const same = items.filter((item) => item.reason === reason)
    return same.length === 0 ? [] : [{ title: titles[reason], items: same }]
  })
}

/** `24876543210101…`, and which of several it is. */
export function nameOfItem({ code, parcelNo, parcelCount }: Item): string {
  return parcelCount > 1 ? `${code} (${parcelNo}/${parcelCount})` : code
}
export const countOf = (count: number): string => (count > 1 ? `${count} colis` : '1 colis')

export const LIABILITY = 'Colis remis fermés, en bon état apparent sauf réserve écrite.'
