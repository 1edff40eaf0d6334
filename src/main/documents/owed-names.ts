import type { OwedKind } from '../../shared/owed.ts'

/** What is owed rather than sold, as papers add it up. */
export const owedNames: Readonly<Record<OwedKind, string>> = {
  voucher: 'Bons d’achat',
  account: 'Comptes clients réglés',
  tip: 'Pourboires',
}
