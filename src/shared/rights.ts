import { z } from 'zod'

/** What a person is in the café (design §8, brief feature-table §1.10). */
export const zRole = z.enum(['server', 'cook', 'deputy', 'manager', 'accountant'])
export type Role = z.infer<typeof zRole>

/** What a procedure needs of whoever asks it. Checked in the core, before anything is read or written. */
export const rights = [
  'watch', // what any screen of the till shows, a locked one too: its state, its events
  'look', // the counter's own lists: catalogue, tickets, the printer
  'sell',
  'kitchen', // what is made of what was ordered: ticked, undone, printed again
  'discount-small', // up to the limit that the café set
  'discount', // any discount, offered lines
  'session', // opening the day, X and Z
  'drawer', // opening the drawer without a sale
  'refund', // refunds, changes of tenders
  'customers',
  'health', // what people who are brought meals may and may not eat (GDPR art. 9)
  'credit', // how far an account goes, and tickets that go beyond it
  'invoice',
  'reports', // what was sold: closings, figures
  'close-period',
  'stock', // deliveries, counts, orders to suppliers
  'export', // what accountants and the tax platform are given
  'archive',
  'tax-control',
  'training',
  'settings',
  'people',
] as const
export type Right = (typeof rights)[number]

const counterWork: readonly Right[] = [
  'watch',
  'look',
  'sell',
  'kitchen',
  'discount-small',
  'session',
  'customers',
  'invoice',
]

/** What nobody lends for an act: whoever may change people signs in for it, since the act itself gives rights. */
const neverApproved: readonly Right[] = ['people']

export function isApprovable(right: Right): boolean {
  return !neverApproved.includes(right)
}

/** The rights of each role. What a role lacks, somebody who has it can approve on the spot with a PIN. */
export const roleRights: Readonly<Record<Role, readonly Right[]>> = {
  server: counterWork,
  cook: ['watch', 'look', 'kitchen'],
  deputy: [
    ...counterWork,
    'discount',
    'drawer',
    'refund',
    'credit',
    'health',
    'reports',
    'close-period',
    'stock',
    'tax-control',
    'training',
  ],
  manager: rights,
  accountant: ['watch', 'look', 'reports', 'export', 'tax-control'],
}

/** More than somebody at the counter may do: what a PIN is there to guard. */
export function isTrusted(role: Role): boolean {
  return roleRights[role].some((right) => !counterWork.includes(right))
}

export function roleMay(role: Role, right: Right): boolean {
  return roleRights[role].includes(right)
}
