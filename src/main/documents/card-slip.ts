import { rule, text, type PaperDocument } from './model.ts'

/** The customer's ticket as the card terminal wrote it: its own words, line by line. */
export function cardSlip(words: string): PaperDocument {
  return { title: 'Ticket carte', blocks: [rule('solid'), text(words), rule('solid')] }
}
