import type { RefusalDetail } from '../result.ts'
import type { tabRefusalsFr } from './tabs.fr.ts'

export const tabRefusalsEn: typeof tabRefusalsFr = {
  TICKET_ELSEWHERE: 'This ticket is open on another screen, or set aside: take it back first.',
  REASON_NEEDED: 'The kitchen has this already: say why it is called off.',
  LINE_SHARED: 'Several people pay this line: give their parts back first.',
  PRICE_FIXED: 'This price is not ours: it bears no discount.',
  DISCOUNT_TOO_LARGE: 'No more can be taken off than the price.',
  DISCOUNT_OVER_LIMIT: (f: RefusalDetail) => `Beyond ${f['percent']} %, somebody in charge grants the discount.`,
  TAB_NEEDS_NAME: 'Give the tab a name, or a table.',
  TABLE_UNKNOWN: 'This table is no longer on the plan.',
  TABLE_OCCUPIED: (f: RefusalDetail) => `Table ${f['table']} is taken.`,
  TABLE_LABEL_TWICE: (f: RefusalDetail) => `Two tables are called ${f['table']}: each has its own name.`,
  TICKET_BEING_SPLIT: 'This tab is being split or discounted: finish that first.',
  NOTHING_TO_SHARE: 'There is nothing to share.',
  SHARE_TOO_LARGE: 'That is more than what is left to pay.',
  TOO_MANY_SHARES: 'Too many shares: there would not be a cent for each.',
  NOT_A_PART: 'This ticket is not anybody’s part.',
}
