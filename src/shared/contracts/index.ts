import { accounts } from './accounts.ts'
import { accounting } from './accounting.ts'
import { alcohol } from './alcohol.ts'
import { archives } from './archives.ts'
import { cardPayments } from './card-payments.ts'
import { cashMovements } from './cash-movements.ts'
import { cashSessions } from './cash-sessions.ts'
import { catalogue } from './catalogue.ts'
import { closures } from './closures.ts'
import { corrections } from './corrections.ts'
import { customerDisplay } from './customer-display.ts'
import { customers } from './customers.ts'
import { demo } from './demo.ts'
import { eTickets } from './e-tickets.ts'
import { invoices } from './invoices.ts'
import { kitchen } from './kitchen.ts'
import { loyalty } from './loyalty.ts'
import { notes } from './notes.ts'
import { people } from './people.ts'
import { priceLists } from './price-lists.ts'
import { printers } from './printers.ts'
import { printing } from './printing.ts'
import { scans } from './scans.ts'
import { tabs } from './tabs.ts'
import { taxControl } from './tax-control.ts'
import { tenders } from './tenders.ts'
import { tickets } from './tickets.ts'
import { till } from './till.ts'
import { today } from './today.ts'
import { tips } from './tips.ts'
import { vouchers } from './vouchers.ts'
import { training } from './training.ts'
import { backups } from './backups.ts'
import { network } from './network.ts'
import { reports } from './reports.ts'
import { setup } from './setup.ts'
import { stock } from './stock.ts'

/** Everything that can be asked of the till, over every host. */
export const contract = {
  till,
  catalogue,
  priceLists,
  alcohol,
  tickets,
  tenders,
  tips,
  cardPayments,
  tabs,
  kitchen,
  notes,
  corrections,
  eTickets,
  invoices,
  customers,
  loyalty,
  accounts,
  vouchers,
  cashSessions,
  cashMovements,
  closures,
  archives,
  accounting,
  taxControl,
  printing,
  printers,
  people,
  training,
  customerDisplay,
  scans,
  today,
  reports,
  stock,
  network,
  backups,
  setup,
  demo,
}
export type Contract = typeof contract
