import { fromBase64, saveFile } from '../../../renderer/client/download.ts'
import { amount } from '../../../shared/texts/format.ts'
import { recordWords } from '../texts/record-words.ts'
import { statementWords } from '../texts/statement-words.ts'
import type { Shop } from './shop.ts'
import { setDesk } from './statement-desk.ts'
import { linesOf } from './statement-view.ts'
import type { MonthRow } from './use-month.ts'
import type { Cents } from '../../../shared/money.ts'

type File = { readonly name: string; readonly base64: string } | null

/** Hands a file over as it came. */
export function hand(file: File): void {
  if (!file) return
  const type = file.name.endsWith('.pdf') ? 'application/pdf' : 'text/csv'
  saveFile(file.name, [fromBase64(file.base64)], type)
}

/** What may be done with a month of a carrier. */
export function monthActions(shop: Shop, { carrier }: MonthRow, month: string) {
  const { part, euros, lang } = shop
  const w = statementWords[lang]
  const of = { carrier, month }
  return {
    invoice: (whose: 'ours' | 'theirs') =>
      shop.ask(
        (commandId) => part.invoiceCommission({ ...of, whose, commandId }),
        ({ number, ttcCents }) => {
          shop.done(w.made({ a: number, b: euros(ttcCents) }))
          shop.again()
        },
      ),
    takeBack: () =>
      shop.ask(
        (commandId) => part.takeCommissionBack({ ...of, commandId }),
        ({ number }) => {
          shop.done(w.madeBack(number))
          shop.again()
        },
      ),
    saveTheirs: (number: string, htCents: Cents | null, pasted: string) =>
      shop.ask(
        (commandId) => part.saveTheirs({ ...of, number, htCents, lines: [...linesOf(pasted)], commandId }),
        (kept) => {
          shop.done(w.saved({ a: w.rows(kept.rows), b: euros(kept.htCents) }))
          setDesk({ theirs: undefined })
          shop.again()
        },
      ),
    file: (as: 'csv' | 'pdf') => shop.ask(() => part.statementFile({ ...of, as }), hand),
  }
}

export function keyActions(shop: Shop) {
  const r = recordWords[shop.lang].lookup
  return {
    save: (key: string, saved: () => void) =>
      shop.ask(
        (commandId) => shop.part.saveSuiviKey({ key, commandId }),
        ({ hasKey }) => {
          shop.done(hasKey ? r.keySaved : r.keyGone)
          saved()
          shop.again()
        },
      ),
  }
}

/** An amount as a field shows it: without its currency. */
export const inField = (cents: Cents, lang: Shop['lang']): string => amount(cents, lang)
