import { create } from 'zustand'
import type { BusinessDay } from '../../../shared/business-day.ts'
import type { CarrierCode, ParcelId } from '../ids.ts'
import { recordWords } from '../texts/record-words.ts'
import { statementWords } from '../texts/statement-words.ts'
import { useShop } from './shop.ts'

/** What is chosen and typed on the page of statements; it outlives a look at the counter. */
type StatementDesk = {
  readonly part: 'statements' | 'register'
  /** Undefined: the month of today. */
  readonly month: string | undefined
  readonly carrier: CarrierCode | undefined
  /** What is typed of a carrier's own statement, while its form is open. */
  readonly theirs: { readonly number: string; readonly total: string; readonly pasted: string } | undefined
  readonly comparing: boolean
  readonly text: string
  readonly filter: CarrierCode | null
  readonly parcelId: ParcelId | undefined
  readonly from: BusinessDay | undefined
  readonly to: BusinessDay | undefined
}
export const useStatementDesk = create<StatementDesk>()(() => ({
  part: 'statements',
  month: undefined,
  carrier: undefined,
  theirs: undefined,
  comparing: false,
  text: '',
  filter: null,
  parcelId: undefined,
  from: undefined,
  to: undefined,
}))
export const setDesk = (next: Partial<StatementDesk>) => useStatementDesk.setState(next)

/** The words of this page. */
export function useWords() {
  const { lang } = useShop()
  return { w: statementWords[lang], r: recordWords[lang] }
}
