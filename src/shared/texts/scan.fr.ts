/** Scanned codes, and the scanners that read them. */
export const scanFr = {
  /** A code that may mean several things. */
  asked: (f: { code: string }) => `Le code ${f.code} peut vouloir dire plusieurs choses :`,
  maybe: (f: { code: string }) => `Le code ${f.code}, est-ce bien ceci ?`,
  meaning: {
    product: (f: { label: string }) => f.label,
    weighed: (f: { label: string; amount: string }) => `${f.label}, ${f.amount}`,
    ticket: (f: { number: string }) => `Ticket n° ${f.number}`,
  },
  weight: (f: { kilograms: string }) => `${f.kilograms} kg`,
  pieces: (f: { count: string }) => `${f.count} pièces`,
}
