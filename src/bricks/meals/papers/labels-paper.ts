import { banner, columns, feed, rule, text, type Block, type PaperDocument } from '../../../main/documents/model.ts'
import type { Label } from '../rules/labels.ts'
import { words as all } from '../texts/words.ts'
import { allergenWords, capital, longDay, shortDay, variantWords, withoutWords } from './said.ts'

const words = all.fr
export type LabelFacts = {
  readonly label: Label
  readonly roundName: string
  readonly formulaName: string
  readonly reheating: string
  readonly cafe: string
}

/** A dish with its allergens behind it: written information, as annex II of regulation 1169/2011 wants it. */
export function dishWords({ name, allergens }: Label['dishes'][number]): string {
  return allergens.length === 0 ? name : `${name} (${allergenWords(allergens)})`
}

/** `Vendredi 27 novembre, midi` */
export function eatenWords({ eatenOn, service }: Pick<Label, 'eatenOn' | 'service'>): string {
  return `${capital(longDay(eatenOn))}, ${words.services[service]}`
}

/** One bag's label, on a roll: cut off behind each. */
export function labelPaper({ label, roundName, formulaName, reheating, cafe }: LabelFacts): PaperDocument {
  const variant = variantWords(label)
  const without = withoutWords(label.without)
  return {
    title: `Étiquette ${label.eatenOn}`,
    blocks: [
      text(label.name, { bold: true, size: 'double' }),
      columns(roundName, formulaName),
      rule(),
      text(eatenWords(label), { bold: true, size: 'tall' }),
      ...(label.useBy === null ? [] : [text(`À consommer jusqu’au ${shortDay(label.useBy)}`, { bold: true })]),
      ...(without === '' ? [] : without.split(', ').map((one) => banner(one))),
      ...(variant === '' ? [] : [text(variant.toLocaleUpperCase('fr'), { bold: true, size: 'tall' })]),
      rule(),
      ...label.dishes.map((dish): Block => text(dishWords(dish))),
      ...(reheating === '' ? [] : [feed(1), text(reheating)]),
      text(cafe),
    ],
  }
}

/** Of a meal that was cancelled before its label came out. */
export function goneLabel(): PaperDocument {
  return { title: 'Étiquette', blocks: [text('Repas annulé entre-temps : pas d’étiquette.')] }
}
