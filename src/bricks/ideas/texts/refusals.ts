import type { Command } from '../../../shared/contracts/procedure.ts'
import type { RefusalDetail } from '../../../shared/result.ts'
import type { Lang, RefusalText } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import type { IdeasContract } from '../contract.ts'
import { themeName } from './words.ts'

type Sentence = string | ((detail: RefusalDetail) => string)
type CodesOf<Procedure> = Procedure extends Command<infer _In, infer _Out, infer Codes> ? Codes : never
/** Every refusal of the box that the till itself has no sentence for: one that is missing does not compile. */
type IdeasRefusal = Exclude<
  { readonly [Name in keyof IdeasContract]: CodesOf<IdeasContract[Name]> }[keyof IdeasContract],
  RefusalText
>
const theme = ({ theme: code = '' }: RefusalDetail, lang: Lang) => themeName(String(code), [], lang)

export const refusals: Readonly<Record<Lang, Readonly<Record<IdeasRefusal, Sentence>>>> = {
  fr: typeset({
    THEME_TWICE: (detail) => `Deux thèmes portent le même code : ${theme(detail, 'fr')}.`,
    THEME_IN_USE: (detail) => `Des idées sont rangées sous « ${theme(detail, 'fr')} » : renommez-le plutôt.`,
    THEME_UNKNOWN: "Ce thème n'existe plus : choisissez-en un autre.",
    IDEA_UNKNOWN: "Cette idée n'est pas dans la boîte.",
    IDEA_OVER: "Cette idée a déjà sa réponse : rouvrez-la d'abord.",
    IDEA_NOT_SO: 'Cette idée a changé entre-temps : regardez où elle en est.',
    NOTE_MISSING: 'Écrivez la réponse en quelques mots : elle est donnée au village.',
    VOICE_UNKNOWN: 'Cette voix ne peut plus être retirée.',
  }),
  en: {
    THEME_TWICE: (detail) => `Two themes have the same code: ${theme(detail, 'en')}.`,
    THEME_IN_USE: (detail) => `There are ideas under “${theme(detail, 'en')}”: rename it instead.`,
    THEME_UNKNOWN: 'That theme is gone: choose another.',
    IDEA_UNKNOWN: 'That idea is not in the box.',
    IDEA_OVER: 'That idea has its answer already: reopen it first.',
    IDEA_NOT_SO: 'That idea has changed meanwhile: look where it stands.',
    NOTE_MISSING: 'Write the answer in a few words: the village is told it.',
    VOICE_UNKNOWN: 'That voice cannot be taken back any more.',
  },
}
