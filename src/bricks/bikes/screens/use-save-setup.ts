import type { BikesSetup } from '../fleet.ts'
import { set } from './desk.ts'
import { useShop } from './shop.ts'

/** Keeps how the café hires, and says so. */
export function useSaveSetup() {
  const shop = useShop()
  return (setup: BikesSetup) =>
    shop.ask(
      (commandId) => shop.part.saveSetup({ setup, commandId }),
      () => {
        shop.again()
        set({ told: { tone: 'good', text: shop.t.setup.saved } })
      },
    )
}
