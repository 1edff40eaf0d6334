import { normaliseEan } from '../../shared/barcodes.ts'
import { isAlcoholic, type Category, type Product, type WrittenProduct } from '../../shared/catalogue.ts'
import { newProductId, type ProductId } from '../../shared/ids.ts'
import { cents, type Cents } from '../../shared/money.ts'
import type { Lang } from '../../shared/texts/format.ts'
import { readAmount } from '../control/search-view.ts'

export type ChoiceDraft = { readonly productId: ProductId; readonly supplement: string }
export type SlotDraft = {
  readonly id: string
  readonly label: string
  readonly required: boolean
  readonly choices: readonly ChoiceDraft[]
}
/** A product as it stands in its form: prices and codes are texts until they are read. */
export type ProductDraft = {
  readonly id: ProductId
  readonly label: string
  readonly shortLabel: string
  readonly variantOf: string
  readonly categoryId: string
  readonly price: string
  readonly takeaway: string
  readonly openPrice: boolean
  readonly vatClass: Product['vatClass']
  readonly drinkGroup: Product['drinkGroup']
  readonly barcodes: string
  readonly optionGroups: readonly string[]
  readonly allergens: Product['allergens']
  readonly meatOrigin: string
  readonly accent: Product['accent']
  readonly formule: readonly SlotDraft[] | undefined
}
export type DraftFault = 'label' | 'price' | 'takeaway' | 'barcode' | 'formule'
export type ReadDraft =
  | { readonly ok: true; readonly product: WrittenProduct }
  /** `about` is the code that is wrong, where one is. */
  | { readonly ok: false; readonly fault: DraftFault; readonly about: string }

/** `1,50` in French, `1.50` in English: as it is read back. */
export function writtenEuros(price: Cents, lang: Lang): string {
  const text = (price / 100).toFixed(2)
  return lang === 'fr' ? text.replace('.', ',') : text
}

/** Undefined where it is no price; an empty text is none either. */
export function readEuros(text: string): Cents | undefined {
  const read = readAmount(text)
  return read !== undefined && read >= 0 ? read : undefined
}

export function draftOf(product: Product, lang: Lang): ProductDraft {
  return {
    id: product.id,
    label: product.label,
    shortLabel: product.shortLabel ?? '',
    variantOf: product.variantOf ?? '',
    categoryId: product.categoryId,
    price: writtenEuros(product.priceCents, lang),
    takeaway: product.takeawayPriceCents === undefined ? '' : writtenEuros(product.takeawayPriceCents, lang),
    openPrice: product.openPrice ?? false,
    vatClass: product.vatClass,
    drinkGroup: product.drinkGroup,
    barcodes: product.barcodes?.join(' ') ?? '',
    optionGroups: product.optionGroups ?? [],
    allergens: product.allergens,
    meatOrigin: product.meatOrigin ?? '',
    accent: product.accent,
    formule: product.formule?.map(({ id, label, min, choices }) => ({
      id,
      label,
      required: min > 0,
      choices: choices.map(({ productId, supplementCents }) => ({
        productId,
        supplement: supplementCents === 0 ? '' : writtenEuros(supplementCents, lang),
      })),
    })),
  }
}

export function newDraft(category: Category | undefined): ProductDraft {
  return {
    id: newProductId(),
    label: '',
    shortLabel: '',
    variantOf: '',
    categoryId: category?.id ?? '',
    price: '',
    takeaway: '',
    openPrice: false,
    vatClass: 'dish',
    drinkGroup: undefined,
    barcodes: '',
    optionGroups: [],
    allergens: [],
    meatOrigin: '',
    accent: undefined,
    formule: undefined,
  }
}

/** A product like another one: a name to change, and no barcode, for that is another's. */
export function copyOf(draft: ProductDraft, label: string): ProductDraft {
  return { ...draft, id: newProductId(), label: label.slice(0, 32), shortLabel: '', barcodes: '' }
}

/** What a class of VAT says of the drink: alcohol needs a group, what is no drink has none. */
export function withVat(draft: ProductDraft, vatClass: Product['vatClass']): ProductDraft {
  const { drinkGroup } = draft
  const isDrink = vatClass === 'hot-drink' || vatClass === 'soft-drink'
  if (vatClass === 'alcohol') return { ...draft, vatClass, drinkGroup: isAlcoholic({ drinkGroup }) ? drinkGroup : '3' }
  return { ...draft, vatClass, drinkGroup: isDrink ? '1' : isAlcoholic({ drinkGroup }) ? undefined : drinkGroup }
}

/** The product that a form says, or the first thing that is wrong with it. */
export function readDraft(draft: ProductDraft): ReadDraft {
  const wrong = (fault: DraftFault, about = ''): ReadDraft => ({ ok: false, fault, about })
  const label = draft.label.trim()
  if (label === '') return wrong('label')
  const priceCents = draft.openPrice && draft.price.trim() === '' ? cents(0) : readEuros(draft.price)
  if (priceCents === undefined) return wrong('price')
  const takeaway = draft.takeaway.trim() === '' ? null : readEuros(draft.takeaway)
  if (takeaway === undefined) return wrong('takeaway')
  const typed = draft.barcodes.split(/[\s,;]+/).filter((code) => code !== '')
  const bad = typed.find((code) => normaliseEan(code) === undefined)
  if (bad !== undefined) return wrong('barcode', bad)
  const formule = draft.formule && readSlots(draft.formule)
  if (draft.formule && !formule) return wrong('formule')
  const shortLabel = draft.shortLabel.trim()
  const variantOf = draft.variantOf.trim()
  const meatOrigin = draft.meatOrigin.trim()
  return {
    ok: true,
    product: {
      id: draft.id,
      label,
      categoryId: draft.categoryId,
      priceCents,
      vatClass: draft.vatClass,
      allergens: [...draft.allergens],
      optionGroups: [...draft.optionGroups],
      barcodes: typed.flatMap((code) => normaliseEan(code) ?? []),
      openPrice: draft.openPrice,
      ...(shortLabel === '' ? {} : { shortLabel }),
      ...(variantOf === '' ? {} : { variantOf }),
      ...(takeaway === null ? {} : { takeawayPriceCents: takeaway }),
      ...(draft.drinkGroup === undefined ? {} : { drinkGroup: draft.drinkGroup }),
      ...(draft.accent === undefined ? {} : { accent: draft.accent }),
      ...(meatOrigin === '' ? {} : { meatOrigin }),
      ...(formule ? { formule } : {}),
    },
  }
}

function readSlots(slots: readonly SlotDraft[]): WrittenProduct['formule'] {
  const read = slots.map(({ id, label, required, choices }) => ({
    id,
    label: label.trim(),
    min: required ? 1 : 0,
    choices: choices.map(({ productId, supplement }) => ({
      productId,
      supplementCents: supplement.trim() === '' ? cents(0) : readEuros(supplement),
    })),
  }))
  const whole = read.flatMap((slot) => {
    const known = slot.choices.flatMap(({ productId, supplementCents }) =>
      supplementCents === undefined ? [] : [{ productId, supplementCents }],
    )
    return slot.label === '' || known.length === 0 || known.length < slot.choices.length
      ? []
      : [{ ...slot, choices: known }]
  })
  return whole.length === slots.length && whole.length > 0 ? whole : undefined
}
