import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import type { HouseTheme, IdeaState, Theme } from '../rules/idea.ts'

type Words = {
  readonly themes: Readonly<Record<HouseTheme, string>>
  readonly states: Readonly<Record<IdeaState, string>>
}

/** What themes and states are called, on the screen and on paper. */
export const words: Readonly<Record<Lang, Words>> = {
  fr: typeset({
    themes: {
      bread: 'Pain, courses',
      post: 'Poste, argent',
      health: 'Santé',
      transport: 'Transports',
      culture: 'Culture, fêtes',
      sports: 'Sport, jeux',
      food: 'Restauration',
      digital: 'Numérique',
      other: 'Autre',
    },
    states: { open: 'Ouverte', discussed: 'En discussion', done: "C'est fait", declined: 'Écartée' },
  }),
  en: {
    themes: {
      bread: 'Bread, groceries',
      post: 'Post, cash',
      health: 'Health',
      transport: 'Transport',
      culture: 'Culture, parties',
      sports: 'Sports, games',
      food: 'Food',
      digital: 'Digital help',
      other: 'Other',
    },
    states: { open: 'Open', discussed: 'Discussed', done: 'Done', declined: 'Declined' },
  },
}

const houseNames = (lang: Lang): Readonly<Record<string, string>> => words[lang].themes

/** As the café calls it, or as the house does where the café has no name of its own for it. */
export function themeName(code: string, themes: readonly Theme[], lang: Lang): string {
  const own = themes.find((theme) => theme.code === code)?.name ?? ''
  return own === '' ? (houseNames(lang)[code] ?? code) : own
}

export const tableColumns = ['theme', 'idee', 'voix', 'etat', 'reponse', 'depuis le', 'repondu le']

/** Papers of the village are in French. */
export const paperWords = typeset({
  states: words.fr.states,
  title: "Vous l'avez demandé, c'est fait",
  titleTop: "Vous l'avez demandé,",
  titleBelow: "c'est fait !",
  nothing: 'Pas encore. Dites-nous au comptoir ce qui manque au village.',
  wanted: (voices: number) => (voices > 1 ? `Demandé par ${voices} personnes` : 'Demandé par une personne'),
  foot: 'Une idée ? Dites-la au comptoir.',
})
