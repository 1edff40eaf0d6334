import type { Command } from '../../../shared/contracts/procedure.ts'
import type { Lang, RefusalText } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import type { ParcelsContract } from '../contract/index.ts'
import { counterEn, counterFr } from './counter.ts'
import { deliveriesEn, deliveriesFr } from './deliveries.ts'
import type { Sentence } from './sentence.ts'
import { setupEn, setupFr } from './setup.ts'
import { shelvesEn, shelvesFr } from './shelves.ts'
import { statementsEn, statementsFr } from './statements.ts'

type CodesOf<Procedure> = Procedure extends Command<infer _In, infer _Out, infer Codes> ? Codes : never
/** Every refusal of the parcels that the till itself has no sentence for: one that is missing does not compile. */
type ParcelsRefusal = Exclude<
  { readonly [Name in keyof ParcelsContract]: CodesOf<ParcelsContract[Name]> }[keyof ParcelsContract],
  RefusalText
>
type Refusals = Readonly<Record<ParcelsRefusal, Sentence>>

const fr: Refusals = {
  ...setupFr,
  ...deliveriesFr,
  ...shelvesFr,
  ...counterFr,
  ...statementsFr,
}
const en: Refusals = {
  ...setupEn,
  ...deliveriesEn,
  ...shelvesEn,
  ...counterEn,
  ...statementsEn,
}

/** What the parcels say when they refuse, slice by slice. */
export const refusals: Readonly<Record<Lang, Refusals>> = { fr: typeset(fr), en }
