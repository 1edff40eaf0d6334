import type { Texts } from '../../../shared/texts/index.ts'
import type { GuidePage } from '../../client/guide.ts'

const key = (text: string): string => `“${text}”`

/** The guide in English. Keys are quoted by the screen's own texts: a key that is renamed is renamed here. */
export const pagesEn = (t: Texts): readonly GuidePage[] => [
  {
    id: 'open-day',
    group: 'day',
    title: 'Open the day',
    also: 'morning float start begin change',
    steps: [
      { text: 'Count the drawer. The till offers what was counted at the last close.', picture: 'open-day' },
      { text: `Correct the amount where you must, then touch ${key(t.day.open)}.` },
      { text: 'The keys of the counter appear: you can sell.', picture: 'counter' },
    ],
    more: 'A day may go past midnight: until the hour chosen in the settings, the night belongs to the day before.',
  },
  {
    id: 'sell',
    group: 'sale',
    title: 'Sell a coffee',
    also: 'cash change note ring up ticket receipt',
    steps: [
      { text: 'Touch the product. The ticket opens by itself, on the right.', picture: 'sell-line' },
      { text: `The exact money? Touch ${key(t.pay.exact)}. A note? Touch the note that was given.` },
      { text: 'The till says what you give back, and the drawer opens.', picture: 'sell-paid' },
    ],
    more: 'Three coffees: type 3, then the coffee. On a keyboard the first letters look for a product.',
  },
  {
    id: 'card',
    group: 'sale',
    title: 'Be paid by card',
    also: 'bank terminal contactless',
    steps: [
      { text: 'Touch the products.' },
      { text: `Touch ${key(t.pay.card)}. Without a linked terminal, type the amount on yours first.`, picture: 'card' },
    ],
    more: 'The wrong form of payment? See “Correct a ticket”: it is changed without a refund.',
  },
  {
    id: 'line',
    group: 'sale',
    title: 'Change or remove a line',
    also: 'mistake quantity options note kitchen delete cancel',
    steps: [
      { text: 'Touch the line of the ticket: its keys open.', picture: 'line' },
      { text: `${key(t.line.plus)} and ${key(t.line.minus)} change the quantity; ${key(t.line.remove)} takes it off.` },
      { text: `${key(t.line.options)} shows the choices of the product; ${key(t.line.note)} tells the kitchen.` },
    ],
    more: 'What the kitchen already has asks for a reason: the kitchen is told, and the journal keeps it.',
  },
  {
    id: 'search',
    group: 'sale',
    title: 'Find a product',
    also: 'search barcode scanner grocery shelf',
    steps: [
      { text: `Touch ${key(t.foot.search)}, or type the first letters.`, picture: 'search' },
      { text: 'Touch the result. A barcode that the scanner reads goes straight on the ticket.' },
    ],
  },
  {
    id: 'tab',
    group: 'tabs',
    title: 'Open a tab',
    also: 'round regular credit table keep later name',
    steps: [
      { text: `Touch the drinks, then ${key(t.tabs.keyLabel)}.` },
      { text: 'Type a name, or touch a tab that is already open.', picture: 'tab-name' },
      { text: `To take it up again: ${key(t.tabs.title)}, on the left, then its name.`, picture: 'tabs' },
    ],
    more: `${key(t.tabs.sameRound)} brings the same drinks again in one gesture.`,
  },
  {
    id: 'split',
    group: 'tabs',
    title: 'Split a bill',
    also: 'divide equal shares each their own several payers',
    steps: [
      { text: `With the ticket in hand, touch ${key(t.split.key)}.`, picture: 'split' },
      { text: 'In equal parts: touch how many people, then take each part as it comes.' },
      { text: `${key(t.split.byItem)}: touch what the first person pays, take the money, then the next.` },
    ],
    more: 'The cents come out right: the parts always add up to the bill.',
  },
  {
    id: 'mend',
    group: 'mend',
    title: 'Correct a ticket',
    also: 'refund mistake cancel credit change payment copy',
    steps: [
      { text: `Above the ticket, touch ${key(t.last.refund)}: the last ticket opens.`, picture: 'mend' },
      { text: `Touch what is given back, or ${key(t.card.all)}, then how.` },
      { text: `Paid by card and not in cash? ${key(t.card.tender)}: nothing is refunded.` },
    ],
    more: 'A paid ticket is never erased: the correction is another ticket, sealed like the first.',
  },
  {
    id: 'invoice',
    group: 'mend',
    title: 'Make an invoice',
    also: 'company association vat town hall expenses',
    steps: [
      { text: `Right after the payment, touch ${key(t.invoice.key)}.`, picture: 'invoice' },
      { text: 'Choose a customer you know, write a new one, or leave the frame to be filled in by hand.' },
      { text: `${key(t.invoice.make)}: it has its number, and is printed or given as a PDF.` },
    ],
  },
  {
    id: 'close-day',
    group: 'day',
    title: 'Close the day',
    also: 'evening z count drawer difference end',
    steps: [
      { text: `Touch ${key(t.rail.cash)}, then ${key(t.cash.count)}.`, picture: 'cash' },
      { text: 'Count notes and coins: the till adds up and shows the difference.', picture: 'count' },
      {
        text: `Touch ${key(t.count.close)}. The Z is sealed and printed; ${key(t.z.pdf)} saves it.`,
        picture: 'closed',
      },
    ],
    more: 'A difference happens: write down why. An open tab does not hold the close up, it goes on tomorrow.',
  },
  {
    id: 'reading',
    group: 'day',
    title: 'See where the day stands (X)',
    also: 'reading figures takings during the day',
    steps: [
      { text: `Touch ${key(t.rail.cash)}: the figures of the day are there.`, picture: 'cash' },
      { text: `${key(t.cash.printX)} puts them on paper and closes nothing.` },
    ],
  },
  {
    id: 'figures',
    group: 'office',
    title: 'See whether the day is good',
    also: 'figures takings objective compare week report margin csv pdf chart',
    steps: [
      {
        text: `Touch ${key(t.office.section)}: the day’s takings, its objective and the week before.`,
        picture: 'figures',
      },
      { text: 'Choose another period at the top. Every table is given as CSV or PDF.' },
    ],
  },
  {
    id: 'product',
    group: 'office',
    title: 'Add a product, change a price',
    also: 'catalogue tile price vat allergens picture import csv label barcode menu',
    steps: [
      { text: `Touch ${key(t.office.section)}, then ${key(t.products.section)}.`, picture: 'products' },
      { text: `${key(t.products.list.add)}, or touch a product to change it. VAT follows from what it is.` },
      { text: `${key(t.products.page.tiles)}: drag a product to its place.` },
    ],
    more: `A half and a pint on one tile: give both the same name under ${key(t.products.form.variantOf)}. In a list for the spreadsheet a set menu is written “Starter: Soup | Salad +1.50; Dessert?: Tart”. Tick products for their shelf labels: ${key(t.products.bulk.labels)}, or ${key(t.products.bulk.labelsOnRoll)} at the printer.`,
  },
  {
    id: 'delivery',
    group: 'office',
    title: 'Take a delivery in, count the stock',
    also: 'inventory keg supplier order recipe waste breakage cellar',
    steps: [
      { text: `Touch ${key(t.office.section)}, then ${key(t.stock.section)}.`, picture: 'stock' },
      { text: `${key(t.stock.pages.deliveries)}: note what came, package by package.` },
      { text: `${key(t.stock.pages.count)}: count a shelf, the difference is noted with its value.` },
      { text: `${key(t.stock.pages.orders)} proposes what is missing, by supplier.` },
    ],
    more: 'A recipe says what a sale takes: a half, 25 cl of the keg. The stock then follows by itself.',
  },
  {
    id: 'network-month',
    group: 'office',
    title: 'Send the month to the network and the town hall',
    also: 'network 1000 cafés mayor monthly fee advance pay file visits services',
    steps: [
      { text: `Touch ${key(t.office.section)}, then ${key(t.network.section)}.`, picture: 'network' },
      { text: 'A day without a sale? Touch it to say that the café was shut.' },
      { text: `${key(t.network.month.make)}: take it on a stick, or by the message that is ready to leave.` },
      { text: `${key(t.network.page.village)} gives one page without any customer’s name.` },
    ],
    more: `${key(t.network.page.forecast)} says how the month will end, and what each day must bring.`,
  },
  {
    id: 'first-steps',
    group: 'safety',
    title: 'Finish the installation',
    also: 'first steps begin install printer vat year team services settings',
    steps: [
      {
        text: `Touch ${key(t.rail.cash)}, then ${key(t.cash.settings)}: everything is changed here.`,
        picture: 'settings',
      },
      { text: 'Look for the printer and print a test page.' },
      { text: 'Choose the payments that are taken and the services that the village asked for.' },
      { text: 'Give everybody a name, a role and a PIN.', picture: 'team' },
    ],
    more: 'What counts for the law, VAT, identity, the hour at which a day ends, leaves a trace in the journal.',
  },
  {
    id: 'backups',
    group: 'safety',
    title: 'Keep the till safe',
    also: 'backup copy usb stick theft fire broken disk restore put back recovery sheet',
    steps: [
      {
        text: `Touch ${key(t.rail.cash)}, ${key(t.cash.settings)}, then ${key(t.backups.page)}.`,
        picture: 'backups',
      },
      { text: `${key(t.backups.notYet.key)}: print it and keep it outside of the café.` },
      { text: 'Add a USB stick or a shared folder: every backup goes there as well.' },
      { text: `${key(t.backups.putBack)} first shows what would be lost, then asks for the key of the sheet.` },
    ],
    more: 'A backup is made after each closing and each hour, and counts once it was read again whole.',
  },
  {
    id: 'people',
    group: 'safety',
    title: 'Change person, give a PIN',
    also: 'team staff lock rights sign in password',
    steps: [
      { text: 'At the bottom left, touch the name: the whole team is there.', picture: 'people' },
      { text: `${key(t.people.team)} adds somebody, chooses a role, gives a PIN.`, picture: 'team' },
      { text: `${key(t.people.lock)} leaves the till without a worry: it takes a PIN to have it back.` },
    ],
    more: 'What a server may not do, a manager grants on the spot with a PIN.',
  },
  {
    id: 'training',
    group: 'safety',
    title: 'Practise without risk',
    also: 'training learn try made up',
    steps: [
      { text: `Touch the name at the bottom left, then ${key(t.training.start)}.`, picture: 'people' },
      { text: 'Sell, refund, close: everything says FACTICE and nothing counts.', picture: 'training' },
      { text: `${key(t.training.leave)} goes back to the real till.` },
    ],
  },
  {
    id: 'printer',
    group: 'safety',
    title: 'The printer does not answer',
    also: 'paper roll broken print cable stuck',
    steps: [
      { text: 'Sell as usual: papers wait, nothing is lost.' },
      { text: 'Look at the bar: no paper, an open cover or a cable. Once mended, everything comes out in order.' },
      {
        text: `In ${key(t.rail.cash)}, ${key(t.cash.settings)} sets printers and prints a test page.`,
        picture: 'settings',
      },
    ],
  },
  {
    id: 'inspector',
    group: 'safety',
    title: 'A tax inspection',
    also: 'inspector archive certificate journal verify export',
    steps: [
      { text: `Touch ${key(t.rail.cash)}, then ${key(t.cash.settings)}.`, picture: 'settings' },
      { text: `Under ${key(t.ledger.title)}, ${key(t.ledger.verify)} reads every sale again before the inspector.` },
      { text: 'The tax inspection shows the journal, gives the archive of a period and the software’s certificate.' },
    ],
    more: 'Nobody can erase a sale, you neither: that is what the law asks, and what protects you.',
  },
]
