import type { Accounts, AskedAccounts } from '../../shared/contracts/accounting.ts'
import type { CardTerminalSetting } from '../../shared/card-terminal.ts'
import type { GoodsKind } from '../../shared/catalogue.ts'
import type { Drawer } from '../../shared/cash.ts'
import type { PrinterSetup } from '../../shared/contracts/printers.ts'
import type { PrinterConnection, PrinterMake } from '../../shared/devices.ts'
import type { Settings } from '../../shared/contracts/till.ts'
import type { AlcoholRules } from '../../shared/alcohol.ts'
import type { PriceListId, ProductId } from '../../shared/ids.ts'
import type { PriceList } from '../../shared/price-list.ts'
import type { Cents } from '../../shared/money.ts'
import type { Client } from '../client/till.ts'
import { createPush } from '../shell/push.ts'

export type SettingsActions = ReturnType<typeof createSettingsActions>

type Changed = Partial<Omit<Settings, 'drawers' | 'counterDrawer' | 'cardTerminal'>>
export type NewPrice = {
  readonly productId: ProductId
  readonly priceCents: Cents
  readonly takeawayPriceCents: Cents | null
}

export type NewProduct = {
  readonly productId: ProductId
  readonly label: string
  readonly categoryId: string
  readonly kind: GoodsKind
  readonly priceCents: Cents
  readonly barcode: string
}

/** What the owner of the café decides about the till. */
export function createSettingsActions(client: Client) {
  const { till, cache, queries } = client
  const push = createPush(client)
  const again = (key: readonly unknown[]) => void cache.invalidateQueries({ queryKey: key })
  return {
    change: (changed: Changed, kept?: () => void) =>
      push(
        (commandId) => till.till.changeSettings({ ...changed, commandId }),
        () => {
          kept?.()
          again(queries.till.status.key())
        },
      ),
    setDrawers: (drawers: readonly Drawer[], kept: () => void) =>
      push(
        (commandId) => till.cashSessions.setDrawers({ drawers: [...drawers], commandId }),
        () => {
          kept()
          again(queries.till.status.key())
          again(queries.cashSessions.key())
        },
      ),
    linkTerminal: (terminal: CardTerminalSetting, kept: () => void) =>
      push(
        (commandId) => till.cardPayments.configure({ terminal, commandId }),
        () => {
          kept()
          again(queries.till.status.key())
        },
      ),
    printTestPage: () =>
      push(
        (commandId) => till.printing.printTestPage({ commandId }),
        () => again(queries.printing.key()),
      ),
    savePrinters: (setup: PrinterSetup, kept: () => void = () => undefined) =>
      push(
        (commandId) => till.printers.saveSetup({ setup, commandId }),
        (now) => {
          cache.setQueryData(queries.printers.setup.queryKey({ input: {} }), now)
          again(queries.printing.key())
          kept()
        },
      ),
    tryPrinter: (asked: { readonly connection: PrinterConnection; readonly make: PrinterMake }) =>
      till.printers.tryOut(asked),
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
    addProduct: (product: NewProduct, added: () => void) =>
      push(
        (commandId) => till.catalogue.addProduct({ ...product, commandId }),
        () => {
          added()
          again(queries.catalogue.key())
        },
      ),
    saveList: (list: PriceList, kept: () => void) =>
      push(
        (commandId) => till.priceLists.save({ list, commandId }),
        (lists) => {
          cache.setQueryData(queries.priceLists.all.queryKey({ input: {} }), lists)
          kept()
        },
      ),
    removeList: (listId: PriceListId, gone: () => void) =>
      push(
        (commandId) => till.priceLists.remove({ listId, commandId }),
        (lists) => {
          cache.setQueryData(queries.priceLists.all.queryKey({ input: {} }), lists)
          gone()
        },
      ),
    changeAlcohol: (rules: AlcoholRules) =>
      push(
        (commandId) => till.alcohol.changeRules({ rules, commandId }),
        (now) => void cache.setQueryData(queries.alcohol.rules.queryKey({ input: {} }), now),
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
