import type { Command } from '../../../shared/contracts/procedure.ts'
import type { Lang, RefusalText } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import type { MealsContract } from '../contract/index.ts'
import { invoicesEn, invoicesFr } from './invoices.ts'
import { kitchenEn, kitchenFr } from './kitchen-refusals.ts'
import { roundsEn, roundsFr } from './round-refusals.ts'
import { peopleEn, peopleFr } from './people.ts'
import type { Sentence } from './sentence.ts'
import { setupEn, setupFr } from './setup.ts'

type CodesOf<Procedure> = Procedure extends Command<infer _In, infer _Out, infer Codes> ? Codes : never
/** Every refusal of the meals that the till itself has no sentence for: one that is missing does not compile. */
type MealsRefusal = Exclude<
  { readonly [Name in keyof MealsContract]: CodesOf<MealsContract[Name]> }[keyof MealsContract],
  RefusalText
>
type Refusals = Readonly<Record<MealsRefusal, Sentence>>

const fr: Refusals = { ...peopleFr, ...kitchenFr, ...roundsFr, ...setupFr, ...invoicesFr }
const en: Refusals = { ...peopleEn, ...kitchenEn, ...roundsEn, ...setupEn, ...invoicesEn }

/** What the meals say when they refuse, slice by slice. */
export const refusals: Readonly<Record<Lang, Refusals>> = { fr: typeset(fr), en }
