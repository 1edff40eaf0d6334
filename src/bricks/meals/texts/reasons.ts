import { texts, type Lang } from '../../../shared/texts/index.ts'
import type { Reason } from '../rules/suits.ts'
import { words } from './words.ts'

/** « poisson interdit », « œufs interdits »: what French adds to the word. */
const endings: Readonly<Record<string, string>> = {
  crustaceans: 's',
  eggs: 's',
  peanuts: 'es',
  nuts: 's',
  mustard: 'e',
  sulphites: 's',
  molluscs: 's',
}

/** One thing that speaks against a dish, for one person. */
export function reasonText(reason: Reason, lang: Lang): string {
  const own = words[lang]
  const fr = lang === 'fr'
  if (reason.kind === 'allergen') {
    const name = texts[lang].kitchen.allergens[reason.value]
    return fr ? `${name} interdit${endings[reason.value] ?? ''}` : `no ${name}`
  }
  if (reason.kind === 'refused') return fr ? `refuse « ${reason.value} »` : `refuses “${reason.value}”`
  if (reason.kind === 'diet') return fr ? `régime ${own.diets[reason.value]}` : `diet: ${own.diets[reason.value]}`
  if (reason.kind === 'texture') {
    return fr ? `texture ${own.textures[reason.value]}` : `texture: ${own.textures[reason.value]}`
  }
  return fr ? 'allergie, et allergènes non renseignés' : 'an allergy, and allergens not filled in'
}

export const reasonsText = (reasons: readonly Reason[], lang: Lang): string =>
  reasons.map((reason) => reasonText(reason, lang)).join(', ')

/** As `ordering` writes them into a refusal; nothing where it wrote none. */
export function reasonsIn(detail: string): readonly Reason[] {
  return detail === '' ? [] : (JSON.parse(detail) as readonly Reason[]) // our own refusal made it
}
export function judgedIn(detail: string): readonly { readonly dish: string; readonly reasons: readonly Reason[] }[] {
  return detail === '' ? [] : (JSON.parse(detail) as ReturnType<typeof judgedIn>) // as well
}
