import { offeredGroups, type Option, type OptionGroup, type Product } from '../../shared/catalogue.ts'
import type { OptionId } from '../../shared/ids.ts'
import { NOTE_MAX } from '../../shared/ticket.ts'
import type { CatalogueView } from './catalogue-view.ts'

export function groupsOf(product: Product | undefined, view: CatalogueView): readonly OptionGroup[] {
  if (!product) return []
  const category = view.categories.find((one) => one.category.id === product.categoryId)?.category
  return offeredGroups(product, category).flatMap((id) => view.optionGroups.get(id) ?? [])
}

/**
 * Taps an option on or off within its group's maximum. Where one choice is allowed the new one takes the old one's
 * place; where more are allowed a full group stays as it is.
 */
export function toggleOption(chosen: readonly OptionId[], group: OptionGroup, option: Option): readonly OptionId[] {
  if (chosen.includes(option.id)) return chosen.filter((id) => id !== option.id)
  const ofGroup = group.options.filter(({ id }) => chosen.includes(id))
  if (ofGroup.length < group.max) return [...chosen, option.id]
  if (group.max > 1) return chosen
  return [...chosen.filter((id) => !ofGroup.some((one) => one.id === id)), option.id]
}

export function isFull(chosen: readonly OptionId[], group: OptionGroup): boolean {
  return group.max > 1 && group.options.filter(({ id }) => chosen.includes(id)).length >= group.max
}

/** A frequent note goes behind what is already written, or goes away when it is there. */
export function withSuggestion(note: string, suggestion: string): string {
  const parts = note.split(', ').filter(Boolean)
  const next = parts.includes(suggestion) ? parts.filter((part) => part !== suggestion) : [...parts, suggestion]
  const joined = next.join(', ')
  return joined.length > NOTE_MAX ? note : joined
}
