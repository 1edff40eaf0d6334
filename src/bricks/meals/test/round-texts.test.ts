import { describe, expect, it } from 'vitest'
import { kitchenEn, kitchenFr } from '../texts/kitchen-refusals.ts'
import { refusals } from '../texts/refusals.ts'
import { roundsEn, roundsFr } from '../texts/round-refusals.ts'

const own = { fr: { ...kitchenFr, ...roundsFr }, en: { ...kitchenEn, ...roundsEn } }
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const say = (code: keyof typeof refusals.fr, detail: Record<string, string | number>) => {
  const sentence = refusals.fr[code]
  return plain(typeof sentence === 'function' ? sentence(detail) : sentence)
}

describe('sentences of meals.md §3.8', () => {
  it.each([
    [
      'ALLERGENS_MISSING',
      { dishes: 2 },
      'Allergènes non renseignés pour 2 plats : impossible d’imprimer les étiquettes.',
    ],
    ['NOBODY_BRINGS', { meals: 1 }, 'Adresse ou tournée manquante : 1 repas ne serait livré par personne.'],
    ['NOBODY_BRINGS', { meals: 3 }, 'Adresse ou tournée manquante : 3 repas ne seraient livrés par personne.'],
    ['TEMPERATURE_DOUBTED', { tenthsC: 380, meantTenthsC: 38 }, '38 °C ? Vouliez-vous 3,8 °C ?'],
    ['STOPS_WITHOUT_RESULT', { stops: 2 }, '2 arrêts sans réponse : livré ou absent ?'],
    [
      'BATCH_TOO_OLD',
      { dish: 'Brandade', useBy: '2026-11-29', day: '2026-11-30' },
      'Brandade : à consommer jusqu’au dimanche 29/11, pas lundi 30/11.',
    ],
  ] as const)('%s %o', (code, detail, said) => {
    expect(say(code, detail)).toBe(said)
  })

  it.each(['fr', 'en'] as const)('are sentences in %s, also where nothing is known', (lang) => {
    for (const [code, sentence] of Object.entries(own[lang])) {
      const text = typeof sentence === 'string' ? sentence : sentence({})
      expect(text, code).toMatch(/\S.*[.?]$/)
      expect(text, code).not.toMatch(/undefined|NaN|null|\{|Invalid/)
    }
  })
})
