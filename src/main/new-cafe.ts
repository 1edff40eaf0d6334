import type { Catalogue } from '../shared/catalogue.ts'
import type { KitchenSetup } from '../shared/contracts/kitchen.ts'
import type { AskedSite, FirstCatalogue } from '../shared/contracts/setup.ts'
import { zSettings, type Settings } from '../shared/contracts/till.ts'
import { newOperatorId } from '../shared/ids.ts'
import { demoCafe } from './demo.ts'
import type { Installation } from './settings/store.ts'
import { siteOf } from './setup/index.ts'

/** All that is written of a café when it is installed. */
export type NewCafe = {
  readonly installation: Installation
  readonly catalogue: Catalogue
  readonly kitchen: KitchenSetup
  /** Of the first operator; empty where they have none. */
  readonly pin: string
}

/** What the assistant asked before there was a café. */
export type AskedCafe = Pick<Settings, 'zone' | 'cutOffHour' | 'fiscalYearEndMonth'> & {
  readonly site: AskedSite
  readonly manager: { readonly name: string; readonly initials: string }
  readonly pin: string
  readonly catalogue: FirstCatalogue
}

/** The only till of a new café. */
const FIRST_TILL = 'CAISSE-1'

/** The made-up café, marked as such for good. */
export function demoToInstall(): NewCafe {
  return { ...demoCafe(), pin: '' }
}

/** A real café: what its owner said, and the law's own rules for the rest. */
export function cafeToInstall({ site, manager, pin, catalogue, ...days }: AskedCafe): NewCafe {
  const starter = demoCafe()
  const isEmpty = catalogue === 'empty'
  return {
    installation: {
      till: FIRST_TILL,
      demo: false,
      site: siteOf(site),
      settings: zSettings.parse({ receiptPrinting: 'on-request', ...days }),
      operators: [{ operatorId: newOperatorId(), ...manager, role: 'manager' }],
    },
    // Families stay: a first product needs one to lie in.
    catalogue: isEmpty ? { ...starter.catalogue, products: [], tilePlans: [] } : starter.catalogue,
    kitchen: isEmpty ? { ...starter.kitchen, products: [] } : starter.kitchen,
    pin,
  }
}
