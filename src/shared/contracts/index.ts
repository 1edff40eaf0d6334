import { cashSessions } from './cash-sessions.ts'
import { catalogue } from './catalogue.ts'
import { closures } from './closures.ts'
import { corrections } from './corrections.ts'
import { demo } from './demo.ts'
import { notes } from './notes.ts'
import { people } from './people.ts'
import { printing } from './printing.ts'
import { tenders } from './tenders.ts'
import { tickets } from './tickets.ts'
import { till } from './till.ts'
import { training } from './training.ts'

/** Everything that can be asked of the till, over every host. */
export const contract = {
  till,
  catalogue,
  tickets,
  tenders,
  notes,
  corrections,
  cashSessions,
  closures,
  printing,
  people,
  training,
  demo,
}
export type Contract = typeof contract
