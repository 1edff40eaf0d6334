import type { moneyFr, moneyRefusalsFr } from './money.fr.ts'

/** Money that is owed: tips, vouchers, accounts. */
export const moneyEn: typeof moneyFr = {
  tip: {
    keys: 'Tip',
    round: (f) => `Round up to ${f.amount}`,
    more: (f) => `+${f.amount}`,
    moreLabel: (f) => `Tip of ${f.amount}`,
    other: 'Other',
    asTip: 'Tip',
  },
  owed: { title: 'Outside turnover', voucher: 'Vouchers', account: 'Accounts settled', tip: 'Tips' },
  tips: {
    title: 'Tips',
    whose: (f) => `${f.name}, ${f.tender}`,
  },
  settings: {
    page: 'Customers',
    tips: 'Tips at the counter',
    tipsOff: 'No',
    tipsOn: 'Yes',
    tipsMore: {
      off: 'No keys for tips at the counter.',
      on: 'What customers add of their own accord: outside turnover, without VAT, owed to the team.',
    },
  },
}

export const moneyRefusalsEn: typeof moneyRefusalsFr = {
  LINE_OWED: 'This amount does not change: take the line off and begin again.',
  TIPS_OFF: 'Tips are not switched on: see the settings, Customers.',
}
