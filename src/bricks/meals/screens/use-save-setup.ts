import type { MealsSetup } from '../rules/setup.ts'
import { useShop } from './shop.ts'

/** Keeps the whole setup, and says so. */
export function useSaveSetup() {
  const shop = useShop()
  const { part, t } = shop
  return (setup: MealsSetup) =>
    shop.ask(
      (commandId) => part.saveSetup({ setup, commandId }),
      () => {
        shop.again()
        shop.done(t.people.setup.saved)
      },
    )
}
