import { z } from 'zod'
import type { BalanceKind } from './owed.ts'
import { zTenderKind, type TenderKind } from './ticket.ts'

/** What is known of a form of money. Everything that depends on the form of a tender asks this table. */
export type TenderRule = {
  /** Its name on documents, which are in French. */
  readonly paper: string
  /** What becomes of what is given above what is due: handed back, kept by whoever issued it, or never taken. */
  readonly over: 'change' | 'lost' | 'refused'
  /** The drawer opens when it is taken, given back or noted anew: something goes in or out of it. */
  readonly opensDrawer: boolean
  /** How it lies in the drawer at a Z: as notes and coins, as papers to count and hand in, or not at all. */
  readonly counted: 'cash' | 'papers' | null
  /** A titre-restaurant: it pays food only, up to so much a day and guest. */
  readonly meal: boolean
  /** Several of one face value are often given together. */
  readonly several: boolean
  /**
   * What a refund may give in it: `money` never more than was paid in forms that may become money again, `own` no more than
   * was paid in this very form; `credit` a paper that is worth as much here, whatever was paid in.
   */
  readonly refund: 'money' | 'own' | 'credit'
  /** What was paid in it never becomes money again (titres-restaurant, chèques-vacances). */
  readonly bound: boolean
  /** Whose balance it moves: a voucher's, a customer's account; none for money. */
  readonly owed: BalanceKind | null
  /** Means of payment on an electronic invoice (BT-81, UNTDID 4461). */
  readonly invoiceCode: string
  /** Where the sales journal posts it, until the accountant says otherwise. */
  readonly account: { readonly account: string; readonly label: string }
  readonly icon: 'banknote' | 'card' | 'cheque' | 'utensils' | 'holiday' | 'gift' | 'person'
}

/** A further form of money is a word of `zTenderKind`, a row here, and its words in `texts/tenders.*.ts`. */
export const tenderRules = {
  cash: {
    paper: 'Espèces',
    over: 'change',
    opensDrawer: true,
    counted: 'cash',
    meal: false,
    several: false,
    refund: 'money',
    bound: false,
    owed: null,
    invoiceCode: '10',
    account: { account: '5300', label: 'Caisse' },
    icon: 'banknote',
  },
  card: {
    paper: 'Carte bancaire',
    over: 'refused',
    opensDrawer: false,
    counted: null,
    meal: false,
    several: false,
    refund: 'money',
    bound: false,
    owed: null,
    invoiceCode: '48',
    account: { account: '5115', label: 'Cartes bancaires à encaisser' },
    icon: 'card',
  },
  cheque: {
    paper: 'Chèque',
    over: 'refused',
    opensDrawer: true,
    counted: 'papers',
    meal: false,
    several: false,
    refund: 'own',
    bound: false,
    owed: null,
    invoiceCode: '20',
    account: { account: '5112', label: 'Chèques à encaisser' },
    icon: 'cheque',
  },
  'meal-paper': {
    paper: 'Titre-restaurant',
    over: 'lost',
    opensDrawer: true,
    counted: 'papers',
    meal: true,
    several: true,
    refund: 'own',
    bound: true,
    owed: null,
    invoiceCode: '1',
    account: { account: '51141', label: 'Titres-restaurant à encaisser' },
    icon: 'utensils',
  },
  'meal-card': {
    paper: 'Carte titre-restaurant',
    over: 'refused',
    opensDrawer: false,
    counted: null,
    meal: true,
    several: false,
    refund: 'own',
    bound: true,
    owed: null,
    invoiceCode: '1',
    account: { account: '51142', label: 'Cartes titre-restaurant à encaisser' },
    icon: 'utensils',
  },
  holiday: {
    paper: 'Chèque-vacances',
    over: 'lost',
    opensDrawer: true,
    counted: 'papers',
    meal: false,
    several: true,
    refund: 'own',
    bound: true,
    owed: null,
    invoiceCode: '1',
    account: { account: '5116', label: 'Chèques-vacances à encaisser' },
    icon: 'holiday',
  },
  voucher: {
    paper: 'Bon d’achat',
    over: 'refused',
    opensDrawer: false,
    counted: null,
    meal: false,
    several: false,
    refund: 'credit',
    bound: true,
    owed: 'voucher',
    invoiceCode: '1',
    account: { account: '4191', label: 'Clients - avances et acomptes reçus' },
    icon: 'gift',
  },
  account: {
    paper: 'Compte client',
    over: 'refused',
    opensDrawer: false,
    counted: null,
    meal: false,
    several: false,
    refund: 'own',
    bound: true,
    owed: 'account',
    invoiceCode: '1',
    account: { account: '411', label: 'Clients' },
    icon: 'person',
  },
} as const satisfies Record<TenderKind, TenderRule>

export const tenderRule = (kind: TenderKind): TenderRule => tenderRules[kind]

/** The forms of which something is true, in the order of the table. */
export function tenderKindsThat(is: (rule: TenderRule, kind: TenderKind) => boolean): readonly TenderKind[] {
  const kinds = Object.keys(tenderRules) as TenderKind[] // the table's own keys
  return kinds.filter((kind) => is(tenderRules[kind], kind))
}

/** Always taken, and always first under the hand. */
export const FIRST_TENDERS = ['cash', 'card'] as const satisfies readonly TenderKind[]

/** The forms of money that the café takes, in the order of their keys. */
export const zTendersUsed = z
  .array(zTenderKind)
  .refine((kinds) => new Set(kinds).size === kinds.length, 'one of them twice')
  .refine((kinds) => FIRST_TENDERS.every((kind, n) => kinds[n] === kind), 'cash and card come first')

/** Notes and coins: what a count of the drawer is about, and what the law limits. */
export const isCash = (kind: TenderKind): boolean => tenderRule(kind).counted === 'cash'

export function ofEachTender<Value>(of: (rule: TenderRule, kind: TenderKind) => Value): Record<TenderKind, Value> {
  const pairs = tenderKindsThat(() => true).map((kind) => [kind, of(tenderRules[kind], kind)] as const)
  return Object.fromEntries(pairs) as Record<TenderKind, Value> // one pair for each kind
}
