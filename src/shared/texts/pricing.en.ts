import type { RefusalDetail } from '../result.ts'
import { hourOf } from './hours.ts'
import type { pricingFr, pricingRefusalsFr } from './pricing.fr.ts'

export const pricingRefusalsEn: typeof pricingRefusalsFr = {
  OPTION_MISSING: (f: RefusalDetail) => `A choice is missing: ${f['group']}.`,
  FORMULE_CHOICE_UNKNOWN: 'This choice is not part of the set menu.',
  FORMULE_INCOMPLETE: (f: RefusalDetail) => `The set menu lacks a choice: ${f['slot']}.`,
  LICENCE_DOES_NOT_ALLOW: 'The licence of the café does not allow this drink here.',
  MEAL_NEEDED: 'With a restaurant licence, alcohol goes with a meal: note the dish first, or the table.',
  ALCOHOL_HOURS: (f: RefusalDetail) =>
    `No alcohol to take away from ${hourOf(Number(f['fromMinute']))} to ${hourOf(Number(f['toMinute']))}.`,
  AGE_NOT_CHECKED: 'Answer the question first: is the customer of age?',
  NO_ALCOHOL: 'There is no alcohol on this ticket.',
  PRICE_LIST_UNKNOWN: 'This price list no longer exists.',
  SCHEDULE_EMPTY: 'These hours or dates end before they begin.',
  TOO_MANY_LISTS: (f: RefusalDetail) => `${f['max']} price lists at the most: remove one.`,
  HAPPY_HOUR_ALCOHOL_ONLY: (f: RefusalDetail) =>
    `Alcohol goes down by ${f['percent']} %: a drink without alcohol must go down as much (it goes down by ${f['softPercent']} %).`,
  OPEN_BAR_FORBIDDEN: 'Alcohol is not given away: give it a price.',
}

export const pricingEn: typeof pricingFr = {
  choose: {
    title: (f: { label: string }) => `Choose for ${f.label}`,
    without: 'None',
    go: 'Go on',
    chosen: 'Chosen so far',
    again: (f: { slot: string; label: string }) => `Change ${f.slot}: ${f.label}`,
    some: (f: { min: number; max: number }) =>
      f.min === f.max ? `${f.min} to choose` : `${f.min} to ${f.max} to choose`,
  },
  age: {
    ask: 'Customer of age?',
    why: 'This ticket holds alcohol. When in doubt, ask for an identity card.',
    yes: 'Of age',
    no: 'Refused',
    noMore: 'takes the alcohol off',
  },
  mark: {
    until: (f: { label: string; hour: string }) => `${f.label} until ${f.hour}`,
    was: (f: { price: string }) => `instead of ${f.price}`,
  },
  areas: { counter: 'Counter', room: 'Room', terrace: 'Terrace', takeaway: 'Takeaway' },
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  everyDay: 'every day',
  lists: {
    page: 'Price lists',
    title: 'Prices by hour and by place',
    none: 'No other prices: those of the catalogue count everywhere, at any time.',
    always: 'at any time',
    everywhere: 'everywhere',
    hours: (f: { days: string; from: string; to: string }) => `${f.days}, ${f.from} to ${f.to}`,
    prices: (f: { count: number }) => `${f.count} price${f.count === 1 ? '' : 's'}`,
    now: 'In force',
    fresh: 'New price list',
    freshName: 'Happy hour',
    name: 'Name of the list',
    timed: 'At certain hours',
    from: 'From',
    to: 'To',
    days: 'Days',
    where: 'Where',
    items: 'Prices of the list',
    find: 'Add a product',
    drop: (f: { label: string }) => `Take ${f.label} off`,
    save: 'Save',
    saved: 'Saved: it counts for the next lines.',
    unsaved: 'An open ticket keeps its prices.',
    remove: 'Delete the list',
    removeSure: 'Really delete it?',
    choose: 'Choose a list, or make a new one.',
    rule: 'Happy hour: what the law says',
    ruleText:
      'When alcohol is cheaper at certain hours, one drink without alcohol at least goes down by the same percentage or more (code de la santé publique, L3323-1). Free or unlimited alcohol is forbidden (L3322-9).',
  },
  alcohol: {
    title: 'Alcohol',
    licence: 'Licence of the café',
    licences: {
      none: 'None',
      III: 'Licence III',
      IV: 'Licence IV',
      'small-restaurant': 'Small restaurant',
      restaurant: 'Restaurant',
      'small-takeaway': 'Small takeaway',
      takeaway: 'Takeaway',
    },
    meaning: {
      none: 'No alcohol is sold.',
      III: 'Wine, beer, cider and what ferments up to 18°.',
      IV: 'All drinks.',
      'small-restaurant': 'Wine, beer and cider, with a meal.',
      restaurant: 'All drinks, with a meal.',
      'small-takeaway': 'Wine, beer and cider, to take away only.',
      takeaway: 'All drinks, to take away only.',
    },
    age: 'Ask whether the customer is of age',
    ages: { off: 'No', 'every-ticket': 'Every ticket' },
    ageMore: 'Payment waits for the answer; a refusal stays in the log, with nothing about the person.',
    ban: 'Alcohol to take away at night',
    bans: { free: 'Allowed', night: 'Forbidden from 22:00 to 8:00' },
  },
}
