import type { FormuleSlot, OptionGroup, Product } from '../../shared/catalogue.ts'
import type { OptionId, ProductId } from '../../shared/ids.ts'
import type { CatalogueView } from './catalogue-view.ts'
import { groupsOf } from './editor-view.ts'

/** One tap of what must be chosen before a product goes on the ticket; the last one adds it. */
export type Answer =
  | { readonly kind: 'slot'; readonly slotId: string; readonly productId: ProductId | null }
  | { readonly kind: 'options'; readonly of: string; readonly groupId: string; readonly optionIds: readonly OptionId[] }

export type Question =
  | { readonly kind: 'slot'; readonly slot: FormuleSlot }
  | {
      readonly kind: 'options'
      /** The place of the menu whose choice it is about; empty for the product itself. */
      readonly of: string
      readonly group: OptionGroup
      readonly about: Product
    }

export type Chosen = {
  readonly optionIds: OptionId[]
  readonly parts: { slotId: string; productId: ProductId; optionIds: OptionId[] }[]
}

/** Whether anything must be chosen before it goes on a ticket. */
export function mustChoose(product: Product, view: CatalogueView): boolean {
  return product.formule !== undefined || neededGroups(product, view).length > 0
}

function neededGroups(product: Product, view: CatalogueView): readonly OptionGroup[] {
  return groupsOf(product, view).filter(({ min }) => min > 0)
}

/** What is asked, in order: each place of a menu and what its choice needs, then what the product itself needs. */
function questions(product: Product, answers: readonly Answer[], view: CatalogueView): readonly Question[] {
  const about = (of: string, one: Product): Question[] =>
    neededGroups(one, view).map((group) => ({ kind: 'options', of, group, about: one }))
  const ofMenu = (product.formule ?? []).flatMap((slot): Question[] => {
    const answer = answers.find((one) => one.kind === 'slot' && one.slotId === slot.id)
    const choice = answer?.kind === 'slot' && answer.productId ? view.products.get(answer.productId) : undefined
    return [{ kind: 'slot', slot }, ...(choice ? about(slot.id, choice) : [])]
  })
  return [...ofMenu, ...about('', product)]
}

function answers(question: Question, answer: Answer): boolean {
  if (question.kind === 'slot') return answer.kind === 'slot' && answer.slotId === question.slot.id
  return answer.kind === 'options' && answer.of === question.of && answer.groupId === question.group.id
}

/** The first thing that nobody has answered yet; nothing once the line can be added. */
export function nextQuestion(product: Product, given: readonly Answer[], view: CatalogueView): Question | undefined {
  return questions(product, given, view).find((question) => !given.some((answer) => answers(question, answer)))
}

export function chosenOf(given: readonly Answer[]): Chosen {
  const optionsOf = (of: string) =>
    given.flatMap((answer) => (answer.kind === 'options' && answer.of === of ? answer.optionIds : []))
  return {
    optionIds: optionsOf(''),
    parts: given.flatMap((answer) =>
      answer.kind === 'slot' && answer.productId
        ? [{ slotId: answer.slotId, productId: answer.productId, optionIds: optionsOf(answer.slotId) }]
        : [],
    ),
  }
}

/** What was answered so far, in words, each with how many answers stay when it is asked again. */
export function answered(product: Product, given: readonly Answer[], view: CatalogueView) {
  return given.map((answer, keep) => {
    if (answer.kind === 'options') {
      const group = view.optionGroups.get(answer.groupId)
      const labels = group?.options.filter(({ id }) => answer.optionIds.includes(id)).map(({ label }) => label) ?? []
      return { keep, title: group?.label ?? '', label: labels.join(', ') }
    }
    const slot = product.formule?.find(({ id }) => id === answer.slotId)
    const choice = answer.productId && view.products.get(answer.productId)
    return { keep, title: slot?.label ?? '', label: choice ? choice.label : null }
  })
}
