import { of, type Sentence } from './sentence.ts'

type Setup = 'NAME_TAKEN' | 'CONTRACT_ENDS_FIRST' | 'CARRIER_UNKNOWN' | 'PAST_REWRITTEN'
const dayOf = (text: string) => text.split('-').reverse().join('/')

export const setupFr: Readonly<Record<Setup, Sentence>> = {
  NAME_TAKEN: (f) => `Le nom « ${of(f, 'name')} » est déjà pris.`,
  CONTRACT_ENDS_FIRST: (f) => `Le contrat finirait (${of(f, 'to')}) avant de commencer (${of(f, 'from')}).`,
  CARRIER_UNKNOWN: "Ce transporteur n'est pas dans les réglages.",
  PAST_REWRITTEN: (f) => {
    const several = Number(f['count'] ?? 0) > 1
    const acts = several ? `${of(f, 'count')} gestes déjà comptés changeraient` : 'Un geste déjà compté changerait'
    return `${acts} de prix depuis le ${dayOf(of(f, 'from'))}. Les relevés passés changent aussi. Réécrire le passé ?`
  },
}
export const setupEn: Readonly<Record<Setup, Sentence>> = {
  NAME_TAKEN: (f) => `The name “${of(f, 'name')}” is taken.`,
  CONTRACT_ENDS_FIRST: (f) => `The contract would end (${of(f, 'to')}) before it begins (${of(f, 'from')}).`,
  CARRIER_UNKNOWN: 'This carrier is not in the settings.',
  PAST_REWRITTEN: (f) => {
    const several = Number(f['count'] ?? 0) > 1
    const acts = several ? `${of(f, 'count')} acts that were counted` : 'One act that was counted'
    return `${acts} would be paid otherwise since ${dayOf(of(f, 'from'))}. Past statements change as well. Rewrite the past?`
  },
}
