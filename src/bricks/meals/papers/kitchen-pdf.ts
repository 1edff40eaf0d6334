import type { Sheet } from '../../../main/documents/pdf/a4.ts'
import { paperInstant } from '../../../main/documents/figures.ts'
import type { Exception, ServiceSheet } from '../rules/kitchen.ts'
import { words as all } from '../texts/words.ts'
import type { KitchenFacts, PackingFacts } from './kitchen-paper.ts'
import {
  capital,
  changeWords,
  courseName,
  dishName,
  longDay,
  mealDay,
  mealsCount,
  variantWords,
  withoutWords,
} from './said.ts'

const words = all.fr
const opened = () =>
  Promise.all([import('../../../main/documents/pdf/a4.ts'), import('../../../main/documents/pdf/a4-parts.ts')])

type Page = Awaited<ReturnType<typeof opened>>[0]

/** A page's head: what it is on the left, how much on the right. */
function drawHead(
  { beside, space, styles, write }: Page,
  sheet: Sheet,
  title: string,
  day: string,
  total: string,
): void {
  beside(sheet, () => write(sheet, total, styles.title, { align: 'right' }))
  write(sheet, title, styles.title)
  write(sheet, day, styles.soft)
  space(sheet, 10)
}

/** What is cooked, on A4: pinned up where everybody in the kitchen reads it. */
export async function kitchenPdf(facts: KitchenFacts): Promise<Uint8Array> {
  const [page] = await opened()
  const { a4, a4Width, finish, ground, heightOfDrawing, makeRoom, openSheet, space, styles, write } = page
  const { day, site, atMs, zone, changes, formulaName } = facts
  const heads = `Cuisine, portage du ${longDay(day)}`
  const sheet = openSheet({ title: heads, of: site, createdAtMs: atMs }, heads)
  const total = facts.sheet.reduce((sum, { meals }) => sum + meals, 0)
  drawHead(page, sheet, 'Cuisine', `Portage du ${longDay(day)}`, mealsCount(total))
  if (changes.length > 0) {
    const draw = (at: Sheet) => {
      space(at, 8)
      write(at, 'Changements depuis la dernière impression', styles.accent, { x: a4.left + 12 })
      for (const change of changes) write(at, changeWords(change), styles.heading, { x: a4.left + 12 })
      space(at, 8)
    }
    ground(sheet, heightOfDrawing(sheet, draw))
    draw(sheet)
    space(sheet, 8)
  }
  for (const one of facts.sheet) drawService(one)
  return finish(sheet, { left: site.name, center: `Imprimé le ${paperInstant(atMs, zone)}` })

  function drawService(one: ServiceSheet): void {
    makeRoom(sheet, 120)
    space(sheet, 10)
    const name = `${longDay(one.eatenOn)}, ${words.services[one.service]}`
    page.beside(sheet, () => write(sheet, mealsCount(one.meals), styles.name, { align: 'right' }))
    write(sheet, capital(name), styles.name, { width: a4Width * 0.7 })
    write(sheet, one.formulas.map(({ formula, count }) => `${count} ${formulaName(formula)}`).join(' · '), styles.soft)
    space(sheet, 6)
    page.hairline(sheet, { color: page.colors.ink })
    for (const dish of one.dishes) {
      makeRoom(
        sheet,
        heightOfDrawing(sheet, (trial) => drawDish(trial, dish)),
      )
      drawDish(sheet, dish)
      page.hairline(sheet)
    }
    if (one.exceptions.length === 0) return
    space(sheet, 10)
    makeRoom(sheet, 60)
    write(sheet, 'Exceptions', styles.heading)
    space(sheet, 2)
    for (const exception of one.exceptions) {
      makeRoom(
        sheet,
        heightOfDrawing(sheet, (trial) => drawException(trial, exception)),
      )
      drawException(sheet, exception)
      page.hairline(sheet)
    }
  }

  /** Read from the stove: the count is the largest thing of its line. */
  function drawDish(at: Sheet, dish: ServiceSheet['dishes'][number]): void {
    space(at, 4)
    const variants = dish.variants.filter((variant) => variantWords(variant) !== '')
    const right = page.beside(at, () => write(at, `${dish.count}`, styles.name, { align: 'right' }))
    const middle = page.beside(at, () => {
      space(at, 3)
      const place = { x: a4.left + 250, width: 190 }
      for (const variant of variants) write(at, `${variant.count} ${variantWords(variant)}`, styles.strong, place)
    })
    write(at, courseName(dish.course), styles.label, { width: 240 })
    write(at, dishName(dish), styles.heading, { width: 240 })
    at.y = Math.max(at.y, right, middle)
    space(at, 4)
  }

  function drawException(at: Sheet, exception: Exception): void {
    space(at, 4)
    const { name, what, served } = exceptionWords(exception)
    const column = (words: readonly string[], style: typeof styles.strong, x: number, width: number) =>
      page.beside(at, () => words.forEach((line) => write(at, line, style, { x: a4.left + x, width })))
    const ends = [
      column([name], styles.heading, 0, 140),
      column(what, styles.strong, 150, 170),
      column(served, styles.body, 330, 153),
    ]
    at.y = Math.max(...ends)
    space(at, 4)
  }
}

function exceptionWords(exception: Exception) {
  const { name, quantity, without, note, dishes } = exception
  const line = (dish: Exception['dishes'][number]) =>
    dish.course === 'main' ? dishName(dish) : `${courseName(dish.course)} : ${dishName(dish)}`
  return {
    name: quantity > 1 ? `${name} × ${quantity}` : name,
    what: [withoutWords(without), variantWords(exception), note].filter((one) => one !== ''),
    served: dishes.map(line),
  }
}

/** Which bag gets what, on A4, with a box to tick for each. */
export async function packingPdf(facts: PackingFacts): Promise<Uint8Array> {
  const [page, { table }] = await opened()
  const { finish, makeRoom, openSheet, space, styles, write } = page
  const { day, site, atMs, zone, packing, roundName, formulaName } = facts
  const heads = `Sacs, portage du ${longDay(day)}`
  const sheet = openSheet({ title: heads, of: site, createdAtMs: atMs }, heads)
  const total = packing.reduce((sum, { meals }) => sum + meals, 0)
  drawHead(page, sheet, 'Sacs à préparer', `Portage du ${longDay(day)}`, mealsCount(total))
  for (const { roundId, meals, bags } of packing) {
    makeRoom(sheet, 90)
    space(sheet, 10)
    page.beside(sheet, () =>
      write(sheet, `${bags.length} sacs · ${mealsCount(meals)}`, styles.heading, { align: 'right' }),
    )
    write(sheet, roundName(roundId), styles.name)
    space(sheet, 4)
    table(
      sheet,
      [
        { header: '', align: 'left', width: 26 },
        { header: 'Pour', align: 'left', width: 120 },
        { header: 'Repas', align: 'left', width: 150 },
        { header: 'Contenu', align: 'left' },
        { header: 'Fait', align: 'right', width: 30 },
      ],
      bags.map((bag, n) => [
        `${n + 1}`,
        [bag.name, withoutWords(bag.without)].filter((one) => one !== '').join('\n'),
        bag.meals.map((meal) => `${meal.quantity} × ${formulaName(meal.formula)}, ${mealDay(meal)}`).join('\n'),
        bag.meals.map(({ dishes }) => dishes.join(', ')).join('\n'),
        '☐',
      ]),
    )
  }
  return finish(sheet, { left: site.name, center: `Imprimé le ${paperInstant(atMs, zone)}` })
}
