import {
  accountFault,
  zAccounts,
  type accounting as contract,
  type AccountFault,
  type AskedAccounts,
  type ExportKind,
} from '../../shared/contracts/accounting.ts'
import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import type { SealedClosure } from '../../shared/contracts/closures.ts'
import type { Settings, Site } from '../../shared/contracts/till.ts'
import { ok, refuse } from '../../shared/result.ts'
import { sirenOf } from '../../shared/siren.ts'
import type { ClosureStore } from '../closures/index.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { Invoices } from '../invoices/index.ts'
import { eReport, eReportCsv, eReportJson } from './e-reporting.ts'
import { checkFec } from './fec-check.ts'
import { fecBytes, fecDescription, fecName } from './fec.ts'
import { invoicedSales } from './invoiced-sales.ts'
import { salesJournal } from './sales-journal.ts'
import type { AccountsStore } from './store.ts'

type Parts = {
  readonly store: AccountsStore
  readonly closures: ClosureStore
  readonly invoices: Pick<Invoices, 'toBusinesses'>
  readonly eventLog: EventLog
  readonly cafe: () => { readonly site: Site; readonly demo: boolean; readonly settings: Settings }
}
type Prepared = { readonly kind: ExportKind; readonly from: BusinessDay; readonly to: BusinessDay }
type NamedFile = { readonly name: string; readonly bytes: Uint8Array }

const refusals = {
  letters: 'ACCOUNT_LETTERS',
  'too-short': 'ACCOUNT_TOO_SHORT',
  'too-long': 'ACCOUNT_TOO_LONG',
} as const satisfies Record<AccountFault, string>
const FAULTS_SHOWN = 20

export function accountingHandlers(parts: Parts): Handlers<typeof contract> {
  const { store, closures, eventLog } = parts
  /** Announced in this run of the till: each has its event, and nothing is read out without one. */
  const prepared = new Map<string, Prepared>()

  /** The sealed days of a period, where it is closed from end to end. */
  function closedDays(from: BusinessDay, to: BusinessDay): readonly SealedClosure[] | undefined {
    const days = closures.between('day', from, to)
    return days[0]?.from === from && days.at(-1)?.to === to ? days : undefined
  }

  function journalFiles(days: readonly SealedClosure[], siren: string): { files: NamedFile[]; faults: string[] } {
    const accounts = store.current()
    const before = days[0] && closures.between('day', addDays(days[0].from, -1), addDays(days[0].from, -1))[0]
    const entries = salesJournal(days, accounts, before?.advances ?? [])
    const name = fecName(siren, days.at(-1)?.to ?? ('' as BusinessDay))
    const bytes = fecBytes(entries, accounts)
    // A period in which nothing was sold has no entries, and a receiver may be told so: that is no fault.
    const found = checkFec(bytes, name).filter(({ what }) => what !== 'empty-file' || entries.length > 0)
    const faults = found.map(({ line, column, what }) => `${what} ${line}${column ? ` ${column}` : ''}`)
    const description = {
      name: name.replace('.txt', '-description.txt'),
      bytes: fecDescription(name, entries, accounts, parts.cafe().demo),
    }
    return { files: [{ name, bytes }, description], faults }
  }

  function reportFiles(days: readonly SealedClosure[], { from, to }: Prepared, siren: string): NamedFile[] {
    const { demo, settings } = parts.cafe()
    const invoiced = invoicedSales(parts.invoices.toBusinesses(from, to))
    const report = eReport(days, { siren, from, to, vatOnDebits: settings.vatOnDebits, demo }, invoiced)
    const name = `${demo ? 'demonstration-' : ''}e-reporting-${siren}-${from}-${to}`
    return [
      { name: `${name}.json`, bytes: eReportJson(report) },
      { name: `${name}.csv`, bytes: eReportCsv(report) },
    ]
  }

  return {
    setAccounts({ accounts }, context) {
      for (const { account, label } of allAccounts(accounts)) {
        const fault = accountFault(account)
        if (fault) return refuse(refusals[fault], { account, label })
      }
      const checked = zAccounts.parse(accounts)
      eventLog.record('setting-changed', context, {
        before: { accounts: store.current() },
        after: { accounts: checked },
      })
      store.change(checked)
      return ok(checked)
    },

    prepare({ exportId, kind, from, to }, context) {
      if (!closedDays(from, to)) return refuse('PERIOD_NOT_CLOSED', { day: closures.closedUntil() ?? '' })
      const yearWithin = closures.newest('year', 20).find((year) => year.to >= from && year.to < to)
      if (kind === 'sales-journal' && yearWithin) return refuse('PERIOD_SPANS_YEARS', { day: yearWithin.to })
      eventLog.record('data-exported', context, { kind, from, to })
      if (kind === 'sales-journal') eventLog.record('accountant-exchange', context, { kind, from, to })
      context.afterCommit(() => prepared.set(exportId, { kind, from, to }))
      return ok({ exportId })
    },

    files({ exportId }) {
      const asked = prepared.get(exportId)
      const days = asked && closedDays(asked.from, asked.to)
      if (!days) return null
      const siren = sirenOf(parts.cafe().site.siret)
      const { files, faults } =
        asked.kind === 'sales-journal'
          ? journalFiles(days, siren)
          : { files: reportFiles(days, asked, siren), faults: [] }
      return {
        files: files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
        faults: faults.slice(0, FAULTS_SHOWN),
      }
    },

    accounts: () => store.current(),
  }
}

function allAccounts(asked: AskedAccounts): readonly { readonly account: string; readonly label: string }[] {
  const { sales, vat, tenders, agency, packagingDeposits, securityDeposits, advances, ...more } = asked
  return [
    ...sales,
    ...vat.rates,
    vat.others,
    ...Object.values(tenders),
    ...[agency, packagingDeposits, securityDeposits, advances, more.cashShort, more.cashOver],
    ...[more.safe, more.transfers, more.pettyPurchases, more.owner, more.suspense],
  ]
}
