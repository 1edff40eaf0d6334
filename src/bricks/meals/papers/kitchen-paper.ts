import type { BusinessDay } from '../../../shared/business-day.ts'
import { paperInstant } from '../../../main/documents/figures.ts'
import { banner, columns, feed, rule, text, type Block, type PaperDocument } from '../../../main/documents/model.ts'
import type { Change, Exception, ServiceSheet } from '../rules/kitchen.ts'
import type { Packing } from '../rules/packing.ts'
import { words as all } from '../texts/words.ts'
import type { PaperSite } from '../../../main/documents/demonstration.ts'
import { changeWords, courseName, dishName, longDay, mealDay, mealsCount, variantWords, withoutWords } from './said.ts'

const words = all.fr
/** Whose paper it is, of which day, and when it was asked for. */
export type Stamp = {
  readonly site: PaperSite
  readonly zone: string
  readonly day: BusinessDay
  readonly atMs: number
}
export type KitchenFacts = Stamp & {
  readonly sheet: readonly ServiceSheet[]
  /** Since the print before. */
  readonly changes: readonly Change[]
  readonly formulaName: (code: string) => string
}

/** What is cooked for a day's rounds, read from afar: counts first, then whoever eats otherwise, by name. */
export function kitchenPaper({ sheet, changes, day, atMs, zone, formulaName }: KitchenFacts): PaperDocument {
  const total = sheet.reduce((sum, { meals }) => sum + meals, 0)
  return {
    title: `Cuisine ${day}`,
    blocks: [
      text('CUISINE', { align: 'center', bold: true, size: 'double' }),
      text(`Portage du ${longDay(day)}`, { align: 'center', bold: true }),
      columns('Total', mealsCount(total), { bold: true, size: 'tall' }),
      ...changeBlocks(changes),
      ...sheet.flatMap((one) => serviceBlocks(one, formulaName)),
      rule(),
      columns('Imprimé le', paperInstant(atMs, zone)),
    ],
  }
}

export function changeBlocks(changes: readonly Change[]): readonly Block[] {
  if (changes.length === 0) return []
  return [
    rule('solid'),
    banner('CHANGEMENTS'),
    ...changes.map((change) => text(changeWords(change), { bold: true, size: 'tall' })),
    rule('solid'),
  ]
}

function serviceBlocks(sheet: ServiceSheet, formulaName: KitchenFacts['formulaName']): readonly Block[] {
  return [
    feed(1),
    banner(`${longDay(sheet.eatenOn)} ${words.services[sheet.service]}`.toLocaleUpperCase('fr')),
    columns('À manger ce jour', mealsCount(sheet.meals), { bold: true }),
    ...sheet.formulas.map(({ formula, count }) => columns(`  ${formulaName(formula)}`, `${count}`)),
    rule(),
    ...sheet.dishes.flatMap((dish) => [
      columns(`${courseName(dish.course)} · ${dishName(dish)}`, `${dish.count}`, { bold: true }),
      // An ordinary meal is what is left of the count: only the others are said.
      ...(isOrdinary(dish.variants) ? [] : dish.variants).map((variant) =>
        columns(`    ${variantWords(variant) || 'ordinaire'}`, `${variant.count}`),
      ),
    ]),
    ...(sheet.exceptions.length === 0
      ? []
      : [rule(), text('EXCEPTIONS', { bold: true }), ...sheet.exceptions.flatMap(exceptionBlocks)]),
  ]
}

function exceptionBlocks(exception: Exception): readonly Block[] {
  const { name, quantity, without, note, dishes } = exception
  const what = [withoutWords(without), variantWords(exception)].filter((one) => one !== '').join(' · ')
  return [
    columns(name, quantity > 1 ? `× ${quantity}` : '', { bold: true }),
    ...(what === '' ? [] : [text(`  ${what}`, { bold: true })]),
    ...dishes.map((dish) => text(`  ${courseName(dish.course)} : ${dishName(dish)}`)),
    ...(note === '' ? [] : [text(`  ${note}`)]),
  ]
}

export type PackingFacts = Stamp & {
  readonly packing: readonly Packing[]
  readonly roundName: (roundId: Packing['roundId']) => string
  readonly formulaName: (code: string) => string
}

/** What goes into which bag, in the order in which the vehicle is loaded: the last stop first would be a guess, so the round's own. */
export function packingPaper({ packing, day, atMs, zone, roundName, formulaName }: PackingFacts): PaperDocument {
  return {
    title: `Sacs ${day}`,
    blocks: [
      text('SACS À PRÉPARER', { align: 'center', bold: true, size: 'tall' }),
      text(`Portage du ${longDay(day)}`, { align: 'center', bold: true }),
      ...packing.flatMap(({ roundId, meals, bags }) => [
        feed(1),
        banner(roundName(roundId).toLocaleUpperCase('fr')),
        columns(`${bags.length} ${bags.length > 1 ? 'sacs' : 'sac'}`, mealsCount(meals), { bold: true }),
        ...bags.flatMap((bag, n) => [
          rule(),
          columns(`[ ] ${n + 1}. ${bag.name}`, mealsCount(bag.meals.reduce((sum, one) => sum + one.quantity, 0)), {
            bold: true,
          }),
          ...(withoutWords(bag.without) === '' ? [] : [text(`    ${withoutWords(bag.without)}`, { bold: true })]),
          ...bag.meals.flatMap((meal) => [
            columns(`    ${mealDay(meal)}`, `${meal.quantity} × ${formulaName(meal.formula)}`),
            ...(meal.dishes.length === 0 ? [] : [text(`      ${meal.dishes.join(', ')}`)]),
          ]),
        ]),
      ]),
      rule(),
      columns('Imprimé le', paperInstant(atMs, zone)),
    ],
  }
}

const isOrdinary = (variants: ServiceSheet['variants']): boolean => variants.every((one) => variantWords(one) === '')
