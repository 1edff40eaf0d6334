import { bulkChanged, type BulkChange, type PriceStep } from '../../shared/catalogue-bulk.ts'
import { drinkGroups, isAlcoholic, type Product, type VatClass } from '../../shared/catalogue.ts'
import { readAmount } from '../control/search-view.ts'

export const bulkKinds = ['category', 'vat', 'percent', 'amount', 'withdraw', 'restore'] as const
export type BulkKind = (typeof bulkKinds)[number]

export type BulkDraft = {
  readonly kind: BulkKind
  readonly categoryId: string | undefined
  readonly vatClass: VatClass | undefined
  readonly drinkGroup: Product['drinkGroup']
  /** A percentage or an amount in euros, as it is typed. */
  readonly figure: string
  /** Keys of a touch screen have no minus: which way prices go is a key of its own. */
  readonly way: 'up' | 'down'
  readonly step: PriceStep
}
export const emptyBulk: BulkDraft = {
  kind: 'percent',
  categoryId: undefined,
  vatClass: undefined,
  drinkGroup: undefined,
  figure: '',
  way: 'up',
  step: 5,
}

/** The change that is asked for; undefined while it is not whole. */
export function bulkChange({
  kind,
  categoryId,
  vatClass,
  drinkGroup,
  figure,
  way,
  step,
}: BulkDraft): BulkChange | undefined {
  const sign = way === 'up' ? 1 : -1
  switch (kind) {
    case 'category':
      return categoryId === undefined ? undefined : { kind, categoryId }
    case 'vat':
      if (vatClass === undefined) return undefined
      if (vatClass !== 'alcohol') return { kind, vatClass }
      return isAlcoholic({ drinkGroup }) && drinkGroup ? { kind, vatClass, drinkGroup } : undefined
    case 'percent': {
      const read = readAmount(figure.replace('%', ''))
      // An amount in hundredths of a percent; the change is in thousandths of the price.
      return read === undefined || read === 0 || read % 10 !== 0
        ? undefined
        : { kind, permille: (sign * read) / 10, step }
    }
    case 'amount': {
      const addedCents = readAmount(figure)
      return addedCents === undefined || addedCents === 0 ? undefined : { kind, addedCents: sign * addedCents, step }
    }
    case 'withdraw':
    case 'restore':
      return { kind }
  }
}

export const strongGroups = drinkGroups.filter((group) => group !== '1')

export type Preview = { readonly before: Product; readonly after: Product }

/** What a change would do to each product, and to how many nothing. */
export function previewOf(products: readonly Product[], change: BulkChange | undefined): readonly Preview[] {
  if (!change) return []
  return products
    .map((before) => ({ before, after: bulkChanged(before, change) }))
    .filter(({ before, after }) => before !== after)
}
