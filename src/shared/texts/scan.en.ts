import type { scanFr } from './scan.fr.ts'

export const scanEn: typeof scanFr = {
  asked: (f) => `Code ${f.code} can mean several things:`,
  maybe: (f) => `Code ${f.code}: is it this?`,
  meaning: {
    product: (f) => f.label,
    weighed: (f) => `${f.label}, ${f.amount}`,
    ticket: (f) => `Ticket no. ${f.number}`,
  },
  weight: (f) => `${f.kilograms} kg`,
  pieces: (f) => `${f.count} pieces`,
}
