import type { CustomerId } from '../../shared/ids.ts'
import { isCardNumber } from '../../shared/loyalty.ts'
import type { ScanResolver } from '../scans/index.ts'

type Parts = {
  readonly holderOf: (cardNumber: string) => CustomerId | undefined
  readonly nameOf: (customerId: CustomerId) => string | undefined
  readonly isOn: () => boolean
}

/** The card that this till printed for a customer. */
export function loyaltyCardResolver({ holderOf, nameOf, isOn }: Parts): ScanResolver {
  return (code) => {
    if (code.kind !== 'in-store' || !isCardNumber(code.ean) || !isOn()) return []
    const customerId = holderOf(code.ean)
    const name = customerId && nameOf(customerId)
    return customerId && name !== undefined ? [{ meaning: { kind: 'customer', customerId, name }, sure: true }] : []
  }
}
