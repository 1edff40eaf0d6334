import type { Place, Product } from '../../shared/catalogue.ts'
import type { OptionId, ProductId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Alcohol } from '../alcohol/index.ts'
import type { CatalogueStore } from '../catalogue/index.ts'
import type { ChosenOption, DraftLine, DraftPart, DraftTicket } from './draft.ts'
import { chooseParts, type AskedPart, type PartRefusal } from './formules.ts'
import { chooseOptions, enoughOptions } from './rules.ts'

type Parts = { readonly catalogue: CatalogueStore; readonly alcohol: Alcohol }
type ServedLine = Pick<DraftLine, 'productId' | 'vatClass' | 'parts'>

/** What is chosen of the catalogue, and whether the café may serve it. */
export function createChoosing({ catalogue, alcohol }: Parts) {
  function optionsFor(
    product: Product,
    optionIds: readonly OptionId[],
  ): Result<readonly ChosenOption[], 'OPTION_UNKNOWN' | 'TOO_MANY_OPTIONS' | 'OPTION_MISSING'> {
    const groups = catalogue.groupsOf(product)
    const chosen = chooseOptions(
      groups.map(({ id }) => id),
      optionIds.map((id) => catalogue.option(id)),
    )
    return chosen.ok ? enoughOptions(groups, chosen.value) : chosen
  }

  /** The groups of the drinks in a line, those of a set menu's parts included. */
  function drinksOf({ productId, parts }: Pick<ServedLine, 'productId' | 'parts'>) {
    return [productId, ...parts.map((part) => part.productId)].flatMap((id) => catalogue.product(id)?.drinkGroup ?? [])
  }
  const isMeal = ({ vatClass, parts }: ServedLine) =>
    vatClass === 'dish' || parts.some((part) => part.vatClass === 'dish')

  return {
    optionsFor,
    /** The options of a line whose product may have left the catalogue since. */
    optionsOf: (productId: ProductId, optionIds: readonly OptionId[]) => {
      const product = catalogue.product(productId)
      if (product) return optionsFor(product, optionIds)
      return optionIds.length === 0 ? ok<readonly ChosenOption[]>([]) : refuse('OPTION_UNKNOWN')
    },
    partsFor: (product: Product, asked: readonly AskedPart[]): Result<readonly DraftPart[], PartRefusal> =>
      chooseParts(product.formule ?? [], asked, catalogue.product, optionsFor),
    holdsAlcohol: (line: Pick<ServedLine, 'productId' | 'parts'>): boolean =>
      drinksOf(line).some((group) => group !== '1'),
    mayServe: (
      lines: readonly ServedLine[],
      at: { readonly place: Place; readonly draft: DraftTicket | undefined; readonly nowMs: number },
    ) =>
      alcohol.mayServe(
        {
          groups: lines.flatMap(drinksOf),
          place: at.place,
          withMeal: (at.draft?.tab?.tableId ?? null) !== null || [...lines, ...(at.draft?.lines ?? [])].some(isMeal),
        },
        at.nowMs,
      ),
  }
}
export type Choosing = ReturnType<typeof createChoosing>
