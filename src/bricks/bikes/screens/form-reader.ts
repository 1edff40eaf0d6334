import { cents, ZERO, type Cents } from '../../../shared/money.ts'
import type { SetupTexts } from '../texts-setup.fr.ts'
import { readCents, readPercent, readWhole } from './forms-view.ts'

/** The fields of the settings that have a name of their own. */
type FieldName = {
  readonly [Name in keyof SetupTexts]: SetupTexts[Name] extends string ? Name : never
}[keyof SetupTexts]
type Plain = Exclude<keyof SetupTexts['faults'], 'missing' | 'amount' | 'between' | 'percent' | 'length'>

/** Why a form cannot be kept yet: the first thing that is wrong with it. */
export type Fault =
  | { readonly kind: 'missing' | 'amount' | 'length'; readonly field: FieldName }
  | { readonly kind: 'between'; readonly field: FieldName; readonly least: number; readonly most: number }
  | { readonly kind: 'percent'; readonly field: FieldName; readonly most: number }
  | { readonly kind: Plain }
/** What a form means, or why it means nothing yet. */
export type Meant<Value> =
  | { readonly value: Value; readonly fault?: undefined }
  | { readonly value?: undefined; readonly fault: Fault }

/** A form read field by field, so that all of it is written once and the first fault is told. */
export type Reader = ReturnType<typeof createReader>

const WHOLE_PERCENT = 10_000

export function createReader() {
  let first: Fault | undefined
  const wrong = (fault: Fault) => {
    first ??= fault
  }
  const amount = (field: FieldName, text: string): Cents => {
    const value = readCents(text)
    if (value === undefined) wrong(text.trim() === '' ? { kind: 'missing', field } : { kind: 'amount', field })
    return value ?? ZERO
  }
  return {
    wrong,
    amount,
    /** An amount, or nothing where the field is empty. */
    maybe: (field: FieldName, text: string): Cents | null => (text.trim() === '' ? null : amount(field, text)),
    whole(field: FieldName, text: string, least: number, most: number): number {
      const value = readWhole(text)
      if (value !== undefined && value >= least && value <= most) return value
      wrong(text.trim() === '' ? { kind: 'missing', field } : { kind: 'between', field, least, most })
      return least
    },
    /** In hundredths of a percent. */
    percent(field: FieldName, text: string, most = WHOLE_PERCENT): number {
      const value = readPercent(text)
      if (value !== undefined && value <= most) return value
      wrong(text.trim() === '' ? { kind: 'missing', field } : { kind: 'percent', field, most: most / 100 })
      return cents(0)
    },
    text(field: FieldName, text: string): string {
      if (text.trim() === '') wrong({ kind: 'missing', field })
      return text.trim()
    },
    meant: <Value>(value: Value): Meant<Value> => (first ? { fault: first } : { value }),
  }
}

/** The sentence for a fault, with the name that its field bears. */
export function faultText(setup: SetupTexts, fault: Fault): string {
  // What stands after the comma of a name is its unit: « Battement, min ».
  const what = (field: FieldName) => setup[field].replace(/\s*(?:€|%|,.*|\(.*\))$/u, '')
  if (fault.kind === 'between') {
    const { field, least, most } = fault
    return setup.faults.between({ what: what(field), least: String(least), most: String(most) })
  }
  if (fault.kind === 'percent') {
    return setup.faults.percent({ what: what(fault.field), most: String(fault.most) })
  }
  return 'field' in fault ? setup.faults[fault.kind]({ what: what(fault.field) }) : setup.faults[fault.kind]
}
