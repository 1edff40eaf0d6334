import { z } from 'zod'
import { zBusinessDay, zCents } from '../../../shared/contracts/procedure.ts'
import { cents, divideHalfUp, minus, sum, ZERO, type Cents } from '../../../shared/money.ts'
import { zMealOrderId } from '../ids.ts'
import { zMealService } from './food.ts'
import type { MealOrder } from './order.ts'

/** Why a meal is billed: it was delivered (or left, or given to a neighbour); the bag came back; it was cancelled too late. */
export const zBilledKind = z.enum(['delivered', 'absence', 'late'])
export type BilledKind = z.infer<typeof zBilledKind>

/** A meal as a month bills it: amounts of one portion, TTC. */
export const zBilledMeal = z.strictObject({
  orderId: zMealOrderId,
  eatenOn: zBusinessDay,
  service: zMealService,
  formula: z.string(),
  quantity: z.int().positive(),
  kind: zBilledKind,
  unitCents: zCents,
  /** Of it, what bringing it costs. */
  deliveryCents: zCents,
  /** What the band leaves to whoever pays its rest; nothing of a meal that is the beneficiary's alone. */
  restCents: zCents,
})
export type BilledMeal = Readonly<z.infer<typeof zBilledMeal>>

/** Whether whoever else pays takes part in it: meals that came to the person (C-09, C-11). */
export const isAided = ({ kind }: Pick<BilledMeal, 'kind'>): boolean => kind === 'delivered'

/** What a meal is billed for; undefined where nothing is. One whose end nobody told is not asked here. */
export function billedMeal(order: MealOrder): BilledMeal | undefined {
  const kind = kindOf(order)
  if (!kind) return undefined
  const { orderId, eatenOn, service, formula, quantity, price } = order
  const percent = kind === 'late' ? order.billedPercent : 100
  const unitCents = percentOf(price.fullCents, percent)
  if (unitCents === 0) return undefined
  return {
    orderId,
    eatenOn,
    service,
    formula,
    quantity,
    kind,
    unitCents,
    deliveryCents: percentOf(price.deliveryCents, percent),
    restCents: kind === 'delivered' ? minus(price.fullCents, price.beneficiaryCents) : ZERO,
  }
}

function kindOf({ state, handed }: MealOrder): BilledKind | undefined {
  if (state === 'delivered') return 'delivered'
  if (state === 'not-home') return handed === 'neighbour' || handed === 'left' ? 'delivered' : 'absence'
  return state === 'cancelled-late' ? 'late' : undefined
}

function percentOf(amount: Cents, percent: number): Cents {
  return cents(Number(divideHalfUp(BigInt(amount) * BigInt(percent), 100n)))
}

/** A line of the month's sale: so many at one price. */
export type BillLine = {
  readonly part: 'meal' | 'delivery'
  readonly kind: BilledKind
  /** Of a meal; nothing of what bringing costs. */
  readonly formula: string
  readonly unitCents: Cents
  readonly quantity: number
}
type Piece = Omit<BillLine, 'quantity'>

const kinds = zBilledKind.options

/** Meal and delivery apart: a bag that came back was brought as well. */
function piecesOf({ kind, formula, unitCents, deliveryCents }: BilledMeal): readonly Piece[] {
  const pieces: readonly Piece[] = [
    { part: 'meal', kind, formula, unitCents: minus(unitCents, deliveryCents) },
    { part: 'delivery', kind: kind === 'late' ? 'late' : 'delivered', formula: '', unitCents: deliveryCents },
  ]
  return pieces.filter((piece) => piece.unitCents > 0)
}

const keyOf = ({ part, kind, formula, unitCents }: Piece): string =>
  `${part === 'meal' ? 0 : 1} ${kinds.indexOf(kind)} ${formula} ${String(unitCents).padStart(8, '0')}`

/** The lines of a month, meals first, each kind, formula and price by itself; in an order that only the meals decide. */
export function billLines(meals: readonly BilledMeal[]): readonly BillLine[] {
  const pieces = meals.flatMap((meal) => piecesOf(meal).map((piece) => ({ ...piece, quantity: meal.quantity })))
  return [...Map.groupBy(pieces, keyOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => {
      const [first] = same
      return first ? [{ ...first, quantity: same.reduce((of, piece) => of + piece.quantity, 0) }] : []
    })
}

/** Where the pieces of some meals lie among the lines of their month, and how many of each. */
export function onLines(meals: readonly BilledMeal[], lines: readonly BillLine[]) {
  const places = new Map(lines.map((line, position) => [keyOf(line), position]))
  return billLines(meals).flatMap((line) => {
    const position = places.get(keyOf(line))
    return position === undefined ? [] : [{ position, quantity: line.quantity }]
  })
}

export const amountOf = ({ unitCents, quantity }: Pick<BilledMeal, 'unitCents' | 'quantity'>): Cents =>
  cents(unitCents * quantity)
export const totalOf = (of: readonly Pick<BilledMeal, 'unitCents' | 'quantity'>[]): Cents => sum(of.map(amountOf))
/** Portions, not rows: somebody may eat two. */
export const portionsOf = (meals: readonly Pick<BilledMeal, 'quantity'>[]): number =>
  meals.reduce((of, { quantity }) => of + quantity, 0)
