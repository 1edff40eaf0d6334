import type { FormuleSlot, Place, Product } from '../../shared/catalogue.ts'
import type { OptionId, ProductId } from '../../shared/ids.ts'
import { allocate, minus, plus, sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Line, LinePart } from '../../shared/ticket.ts'
import type { ChosenOption, DraftLine, DraftPart } from './draft.ts'
import type { TaxationOf } from './pricing.ts'

export type AskedPart = {
  readonly slotId: string
  readonly productId: ProductId
  readonly optionIds: readonly OptionId[]
}
type OptionRefusal = 'OPTION_UNKNOWN' | 'TOO_MANY_OPTIONS' | 'OPTION_MISSING'
export type PartRefusal = OptionRefusal | 'FORMULE_CHOICE_UNKNOWN' | 'FORMULE_INCOMPLETE'

/** What was chosen for each place of a set menu, in the menu's order: each place once, none that must be filled left out. */
export function chooseParts(
  slots: readonly FormuleSlot[],
  asked: readonly AskedPart[],
  productOf: (productId: ProductId) => Product | undefined,
  optionsFor: (product: Product, optionIds: readonly OptionId[]) => Result<readonly ChosenOption[], OptionRefusal>,
): Result<readonly DraftPart[], PartRefusal> {
  const known = asked.filter(({ slotId }, n) => asked.findIndex((one) => one.slotId === slotId) === n)
  if (known.length !== asked.length || asked.some(({ slotId }) => !slots.some((slot) => slot.id === slotId)))
    return refuse('FORMULE_CHOICE_UNKNOWN')
  const parts: DraftPart[] = []
  for (const slot of slots) {
    const one = asked.find(({ slotId }) => slotId === slot.id)
    if (!one && slot.min > 0) return refuse('FORMULE_INCOMPLETE', { slot: slot.label })
    if (!one) continue
    const choice = slot.choices.find(({ productId }) => productId === one.productId)
    const product = choice && productOf(choice.productId)
    if (!product || product.withdrawn) return refuse('FORMULE_CHOICE_UNKNOWN')
    const options = optionsFor(product, one.optionIds)
    if (!options.ok) return options
    parts.push({
      slot: slot.label,
      productId: product.id,
      label: product.label,
      options: [...options.value],
      supplementCents: choice.supplementCents,
      priceCents: product.priceCents,
      takeawayPriceCents: product.takeawayPriceCents ?? null,
      vatClass: product.vatClass,
    })
  }
  return ok(parts)
}

/** What a part makes the menu dearer: its supplement and its own options. */
export function partSurcharge({ supplementCents, options }: DraftPart): Cents {
  return sum([supplementCents, ...options.map((option) => option.priceCents)])
}

/**
 * Shares what is paid for a set menu over its parts by what each costs by itself, with largest remainder, so that each
 * rate has its part and alcohol keeps its own (brief counter §4.2, M2 and M3). For whole menus each part is its unit
 * price times the quantity; what was taken off is spread in the same proportion and never exceeds a part.
 */
export function priceParts(line: DraftLine, priced: Line, place: Place, taxationOf: TaxationOf): LinePart[] {
  if (line.parts.length === 0) return []
  const values = line.parts.map((part) => {
    const own = place === 'takeaway' ? (part.takeawayPriceCents ?? part.priceCents) : part.priceCents
    return sum([own, ...part.options.map((option) => option.priceCents)])
  })
  const units = shareOut(priced.unitPriceCents, values)
  const gross = shareOut(plus(priced.ttcCents, priced.discountCents), units)
  const ttcs = shareOut(priced.ttcCents, gross)
  return line.parts.map((part, n) => {
    const { rate, nature, supply } = taxationOf(part.vatClass, place)
    const ttcCents = ttcs[n] ?? ZERO
    return {
      slot: part.slot,
      productId: part.productId,
      label: part.label,
      options: part.options,
      supplementCents: part.supplementCents,
      unitPriceCents: units[n] ?? ZERO,
      discountCents: minus(gross[n] ?? ZERO, ttcCents),
      ttcCents,
      vatRate: rate,
      nature,
      supply,
    }
  })
}

/** By value; where nothing has a value, in equal parts. */
function shareOut(total: Cents, values: readonly Cents[]): readonly Cents[] {
  return allocate(total, values.some((value) => value > 0) ? values : values.map(() => 1))
}
