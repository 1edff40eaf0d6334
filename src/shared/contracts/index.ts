import { cashSessions } from './cash-sessions.ts'
import { catalogue } from './catalogue.ts'
import { demo } from './demo.ts'
import { printing } from './printing.ts'
import { tenders } from './tenders.ts'
import { tickets } from './tickets.ts'
import { till } from './till.ts'

/** Everything that can be asked of the till, over every host. */
export const contract = { till, catalogue, tickets, tenders, cashSessions, printing, demo }
export type Contract = typeof contract
