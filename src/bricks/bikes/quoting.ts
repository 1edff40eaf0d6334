import { ok, refuse, type Result } from '../../shared/result.ts'
import { depositDue } from './damages.ts'
import type { Accessory, BikesSetup, Model } from './fleet.ts'
import { priceHire, type HireLine, type HireOption } from './prices.ts'
import type { Asked, Quote } from './rental.ts'
import { tariffOn, type Tariff } from './tariff.ts'
import { openingDay, type Clock } from './wall-clock.ts'

type Known = {
  readonly models: readonly Model[]
  readonly accessories: readonly Accessory[]
  readonly setup: Pick<BikesSetup, 'rules' | 'guaranteeCents'>
  readonly clock: Clock
}

/** As the ticket and the contract call it; the documents of other languages have their own word. */
const GUARANTEE = 'Garantie vol'

/**
 * What is asked for, priced and put into words: the snapshot that the contract keeps (bikes.md §2.4). The tariff is that of
 * the day it leaves. `options` are the accessories in the order they were asked for, then the guarantee.
 */
export function quoteOf(
  asked: Asked,
  { models, accessories, setup, clock }: Known,
): Result<Quote, 'NO_TARIFF' | 'MODEL_UNKNOWN' | 'ACCESSORY_UNKNOWN'> {
  const day = openingDay(asked.startMs, clock)
  const lines: (HireLine & { readonly model: Model })[] = []
  for (const { modelId, quantity } of asked.wishes) {
    const model = models.find((one) => one.modelId === modelId)
    if (!model) return refuse('MODEL_UNKNOWN', { modelId })
    const dated = tariffOn(model.tariffs, day)
    if (!dated.ok) return refuse('NO_TARIFF', { ...dated.detail, model: model.name })
    lines.push({ model, kind: model.kind, quantity, tariff: dated.value.tariff })
  }
  const options: (HireOption & { readonly label: string })[] = []
  for (const { accessoryId, quantity } of asked.accessories) {
    const accessory = accessories.find((one) => one.accessoryId === accessoryId)
    if (!accessory) return refuse('ACCESSORY_UNKNOWN', { accessoryId })
    options.push({ label: accessory.name, quantity, cents: accessory.priceCents, per: accessory.per })
  }
  if (asked.guarantee && setup.guaranteeCents !== null) {
    const quantity = asked.wishes.reduce((count, wish) => count + wish.quantity, 0)
    options.push({ label: GUARANTEE, quantity, cents: setup.guaranteeCents, per: 'day' })
  }
  const price = priceHire({ period: asked, lines, options }, setup.rules, clock)
  return ok({
    days: price.days,
    lines: lines.flatMap(({ model, quantity }, n) => {
      const priced = price.lines[n]
      if (!priced) return []
      const { unit, discountCents, ttcCents } = priced
      const { modelId, name } = model
      return [
        { modelId, label: name, quantity, unitCents: unit.cents, pieces: [...unit.pieces], discountCents, ttcCents },
      ]
    }),
    options: price.options.map((option, n) => ({ label: options[n]?.label ?? '', ...option })),
    discount: price.discount,
    totalCents: price.totalCents,
    depositCents: depositDue(lines.map(({ model, quantity }) => ({ quantity, depositCents: model.depositCents }))),
  })
}

/** The tariff of each model on the day it leaves: what late fees and extensions go by later, whatever it becomes. */
export function tariffsOf(
  { wishes, startMs }: Asked,
  { models, clock }: Pick<Known, 'models' | 'clock'>,
): readonly { readonly modelId: Model['modelId']; readonly tariff: Tariff }[] {
  const day = openingDay(startMs, clock)
  return [...new Set(wishes.map(({ modelId }) => modelId))].flatMap((modelId) => {
    const dated = tariffOn(models.find((one) => one.modelId === modelId)?.tariffs ?? [], day)
    return dated.ok ? [{ modelId, tariff: dated.value.tariff }] : []
  })
}
