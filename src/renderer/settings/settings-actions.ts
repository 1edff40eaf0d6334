import type { Accounts, AskedAccounts } from '../../shared/contracts/accounting.ts'
import type { Settings } from '../../shared/contracts/till.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { Client } from '../client/till.ts'
import { createPush } from '../shell/push.ts'

export type SettingsActions = ReturnType<typeof createSettingsActions>

type Changed = Partial<
  Pick<Settings, 'receiptPrinting' | 'cutOffHour' | 'fiscalYearEndMonth' | 'vatOnDebits' | 'displayMessage'>
>
export type NewPrice = {
  readonly productId: ProductId
  readonly priceCents: Cents
  readonly takeawayPriceCents: Cents | null
}

/** What the owner of the café decides about the till. */
export function createSettingsActions(client: Client) {
  const { till, cache, queries } = client
  const push = createPush(client)
  const again = (key: readonly unknown[]) => void cache.invalidateQueries({ queryKey: key })
  return {
    change: (changed: Changed) =>
      push(
        (commandId) => till.till.changeSettings({ ...changed, commandId }),
        () => again(queries.till.status.key()),
      ),
    printTestPage: () =>
      push(
        (commandId) => till.printing.printTestPage({ commandId }),
        () => again(queries.printing.key()),
      ),
    printNotice: () =>
      push(
        (commandId) => till.printing.printNotice({ commandId }),
        () => again(queries.printing.key()),
      ),
    changePrice: (price: NewPrice, changed: () => void) =>
      push(
        (commandId) => till.catalogue.changePrice({ ...price, commandId }),
        () => {
          changed()
          again(queries.catalogue.key())
        },
      ),
    setAccounts: (accounts: AskedAccounts, kept: (accounts: Accounts) => void) =>
      push(
        (commandId) => till.accounting.setAccounts({ accounts, commandId }),
        (accountsNow) => {
          cache.setQueryData(queries.accounting.accounts.queryKey({ input: {} }), accountsNow)
          kept(accountsNow)
        },
      ),
  }
}
