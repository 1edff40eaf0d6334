import { z } from 'zod'
import { zText } from '../free-text.ts'
import { ofEachTender } from '../tenders.ts'
import { zSupply } from '../ticket.ts'
import { vatRate } from '../vat.ts'
import { command, query, zBusinessDay, zVatRate } from './procedure.ts'

export type AccountFault = 'letters' | 'too-short' | 'too-long'

const ACCOUNT_DIGITS_MAX = 12

/**
 * Why a text is no account of the plan comptable, if it is none: 3 to 12 digits, the first of which is a class from 1 to 9
 * (LPF A47 A-1 wants the first three to be digits; ours are digits throughout). `letters` is anything but a digit;
 * `too-short` is also what lacks a class, since 0 is none.
 */
export function accountFault(text: string): AccountFault | undefined {
  if (/\D/.test(text)) return 'letters'
  if (!/^[1-9]\d\d/.test(text)) return 'too-short'
  return text.length > ACCOUNT_DIGITS_MAX ? 'too-long' : undefined
}

const zAccountNumber = z.string().refine((text) => accountFault(text) === undefined, 'not an account number')
/** Something is left of a label when it loses what ISO 8859-15 lacks. */
const zAccountLabel = zText(60).refine((label) => /[\p{L}\p{N}]/u.test(label), 'nothing to read')

/** For accounts that were kept before cash could move without a sale. */
const cashDefaults = {
  safe: { account: '5310', label: 'Coffre' },
  transfers: { account: '580', label: 'Virements internes' },
  pettyPurchases: { account: '6068', label: 'Petits achats au comptant' },
  owner: { account: '108', label: 'Compte de l’exploitant' },
  suspense: { account: '471', label: 'Compte d’attente' },
}

/** For accounts that were kept before tips were. */
const tipsDefault = { account: '4671', label: 'Pourboires à reverser' }

/** The same shape twice: as the accounts are kept, and as somebody types them, before their numbers are checked. */
function accountsOf<Digits extends z.ZodType<string>>(number: Digits) {
  const account = z.strictObject({ account: number, label: zAccountLabel })
  const rows = z.array(
    z.strictObject({
      family: zText(60, 1).nullable(),
      supply: zSupply.nullable(),
      rate: zVatRate.nullable(),
      ...account.shape,
    }),
  )
  return z.strictObject({
    journalCode: z.string().regex(/^[A-Z0-9]{1,8}$/),
    journalLabel: zAccountLabel,
    /** Own sales; null matches anything. The most specific row counts: a family before a supply, a supply before a rate. */
    sales: rows
      .max(200)
      .refine((all) => all.some(matchesAll), 'a row for everything else is missing')
      .refine((all) => areDistinct(all.map(matchOf)), 'two rows match the same sales'),
    /** Collected VAT by rate, and for a rate that has no row. */
    vat: z.strictObject({
      rates: z
        .array(z.strictObject({ rate: zVatRate, ...account.shape }))
        .max(20)
        .refine((all) => areDistinct(all.map((row) => row.rate)), 'two rows for one rate'),
      others: account,
    }),
    /** Every form of money has one; those that came later are proposed to accounts that were kept before. */
    tenders: z.strictObject({
      ...ofEachTender((rule) => account.prefault(rule.account)),
      cash: account,
      card: account,
    }),
    /** Collected for others: press, stamps … */
    agency: account,
    /** Deposits on packaging that comes back (consignes): liabilities that go with goods. */
    packagingDeposits: account,
    /** Security deposits (cautions): liabilities that go with a service, such as hire. */
    securityDeposits: account,
    /** Money taken on tickets that are still open. */
    advances: account,
    /** Tips: owed to the staff until they are paid out. */
    tips: account.prefault(tipsDefault),
    cashShort: account,
    cashOver: account,
    /** Cash that moved without a sale: what lies in the safe, and where it came from or went. */
    safe: account.prefault(cashDefaults.safe),
    transfers: account.prefault(cashDefaults.transfers),
    pettyPurchases: account.prefault(cashDefaults.pettyPurchases),
    owner: account.prefault(cashDefaults.owner),
    suspense: account.prefault(cashDefaults.suspense),
  })
}

/** The accounts that the sales journal is written to (brief fiscal §7.1): the accountant's, so all of them can change. */
export const zAccounts = accountsOf(zAccountNumber)
export type Accounts = z.infer<typeof zAccounts>
export type Account = Accounts['agency']
export type SalesRow = Accounts['sales'][number]
const zAskedAccounts = accountsOf(zText(30))
export type AskedAccounts = z.infer<typeof zAskedAccounts>

type Match = { readonly family: string | null; readonly supply: string | null; readonly rate: number | null }

function matchesAll(row: Match): boolean {
  return row.family === null && row.supply === null && row.rate === null
}

function matchOf(row: Match): string {
  return JSON.stringify([row.family, row.supply, row.rate])
}

function areDistinct(keys: readonly unknown[]): boolean {
  return new Set(keys).size === keys.length
}

const anything = { family: null, supply: null, rate: null }
const goods = { ...anything, supply: 'goods' as const }

/** What a new till proposes: the plan comptable général, with one account a rate so that each base can be read off. */
export const defaultAccounts: Accounts = {
  journalCode: 'VT',
  journalLabel: 'Ventes au comptoir',
  sales: [
    { ...goods, rate: vatRate(2000), account: '707200', label: 'Ventes de marchandises 20 %' },
    { ...goods, rate: vatRate(1000), account: '707100', label: 'Ventes de marchandises 10 %' },
    { ...goods, rate: vatRate(550), account: '707055', label: 'Ventes de marchandises 5,5 %' },
    { ...goods, rate: vatRate(210), account: '707021', label: 'Ventes de marchandises 2,1 %' },
    { ...goods, account: '707000', label: 'Ventes de marchandises' },
    { ...anything, rate: vatRate(2000), account: '706200', label: 'Prestations de services 20 %' },
    { ...anything, rate: vatRate(1000), account: '706100', label: 'Prestations de services 10 %' },
    { ...anything, rate: vatRate(550), account: '706055', label: 'Prestations de services 5,5 %' },
    { ...anything, rate: vatRate(210), account: '706021', label: 'Prestations de services 2,1 %' },
    { ...anything, account: '706000', label: 'Prestations de services' },
  ],
  vat: {
    rates: [
      { rate: vatRate(2000), account: '44571200', label: 'TVA collectée 20 %' },
      { rate: vatRate(1000), account: '44571100', label: 'TVA collectée 10 %' },
      { rate: vatRate(550), account: '44571055', label: 'TVA collectée 5,5 %' },
      { rate: vatRate(210), account: '44571021', label: 'TVA collectée 2,1 %' },
    ],
    others: { account: '44571000', label: 'TVA collectée' },
  },
  tenders: ofEachTender((rule) => rule.account),
  agency: { account: '467', label: 'Encaissements pour le compte de tiers' },
  packagingDeposits: { account: '4196', label: 'Clients - dettes pour emballages consignés' },
  securityDeposits: { account: '165', label: 'Dépôts et cautionnements reçus' },
  advances: { account: '4191', label: 'Clients - avances et acomptes reçus' },
  tips: tipsDefault,
  cashShort: { account: '658', label: 'Manquants de caisse' },
  cashOver: { account: '758', label: 'Excédents de caisse' },
  ...cashDefaults,
}

/** What can be handed to an accountant or to the tax platform. */
export const zExportKind = z.enum(['sales-journal', 'e-reporting'])
export type ExportKind = z.infer<typeof zExportKind>

/** Changes the accounts; every number is checked. */
export const setAccounts = command({
  right: 'settings',
  input: { accounts: zAskedAccounts },
  output: zAccounts,
  refusals: ['ACCOUNT_LETTERS', 'ACCOUNT_TOO_SHORT', 'ACCOUNT_TOO_LONG'],
})

/** Announces an export of closed days, which the event log keeps; its files are then read under the id. */
export const prepare = command({
  right: 'export',
  input: { exportId: z.uuid(), kind: zExportKind, from: zBusinessDay, to: zBusinessDay },
  output: z.strictObject({ exportId: z.uuid() }),
  refusals: ['PERIOD_NOT_CLOSED', 'PERIOD_SPANS_YEARS'],
})

/** The files of an announced export, and what our own validator says of them; null where none was announced. */
export const files = query({
  right: 'export',
  input: { exportId: z.uuid() },
  output: z
    .strictObject({
      files: z.array(z.strictObject({ name: z.string(), base64: z.string() })),
      faults: z.array(z.string()).max(20),
    })
    .nullable(),
})

export const accounts = query({ right: 'export', output: zAccounts })

export const accounting = { setAccounts, prepare, files, accounts }
