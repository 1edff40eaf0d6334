import type { ContractRouterClient } from '@orpc/contract'
import type { TillOptions } from '../../../main/open-till.ts'
import { newCommandId } from '../../../shared/ids.ts'
import { openShop } from '../../../../test/support/shop.ts'
import type { MealsContract } from '../contract/index.ts'

export type MealsAsk = ContractRouterClient<MealsContract>
/** The procedures of the meals, typed by their contract, over whatever line reaches the router. */
export const mealsOf = (client: object): MealsAsk => (client as unknown as { readonly meals: MealsAsk }).meals // the router holds the contract of every brick by its name

/** An instant by the wall clock of Paris in winter: « 2026-11-25 15:00 ». */
export const winter = (wall: string): number => Date.parse(`${wall.replace(' ', 'T')}:00+01:00`)

/** The café of meals.md §3.7 with a clock that is set. */
export async function openMealsShop(options: Partial<TillOptions> & { readonly from?: string } = {}) {
  const { from = '2026-11-23 08:00', ...rest } = options
  let nowMs = winter(from)
  const shop = await openShop({ nowMs: () => nowMs, ...rest })
  return {
    ...shop,
    meals: mealsOf(shop.ask),
    command: <T extends object>(input: T) => ({ commandId: newCommandId(), ...input }),
    now: () => nowMs,
    /** Sets the clock: « 2026-11-25 15:00 ». */
    set(wall: string): void {
      nowMs = winter(wall)
    },
  }
}
export type MealsShop = Awaited<ReturnType<typeof openMealsShop>>
