import { describe, expect, it } from 'vitest'
import { texts } from '../texts.ts'
import { bikesContract } from '../contract/index.ts'
import { isRefusalText } from '../../../shared/texts/index.ts'
import { commonRefusals } from '../../../shared/contracts/procedure.ts'

const codes = new Set(Object.values(bikesContract).flatMap((procedure) => Object.keys(procedure['~orpc'].errorMap)))
const own = [...codes].filter((code) => !isRefusalText(code) && !commonRefusals.some((common) => common === code))
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe.each(['fr', 'en'] as const)('the refusals in %s', (lang) => {
  const refusals = texts[lang].refusal as Readonly<Record<string, string | ((detail: object) => string)>>

  it('are those of the contract, and none else', () => {
    expect(Object.keys(refusals).toSorted()).toEqual(own.toSorted())
  })

  it('are sentences, also where nothing is known', () => {
    for (const [code, sentence] of Object.entries(refusals)) {
      const said = typeof sentence === 'string' ? sentence : sentence({})
      expect(said, code).toMatch(/\S.*[.?]$/)
      expect(said, code).not.toMatch(/undefined|NaN|null|\{|Invalid/)
    }
  })
})

describe('sentences of §2.10', () => {
  const say = (code: keyof typeof texts.fr.refusal, detail: Record<string, string | number>) => {
    const sentence = texts.fr.refusal[code]
    return plain(typeof sentence === 'function' ? sentence(detail) : sentence)
  }
  it.each([
    [
      'KEPT_OVER_DEPOSIT',
      { damagesCents: 34_000, depositCents: 30_000, toCollectCents: 4000 },
      'Dégâts 340,00 € : caution 300,00 € gardée, reste 40,00 € à encaisser.',
    ],
    ['DEPOSIT_NOT_RECORDED', { depositCents: 30_000 }, 'Caution de 300,00 € non enregistrée. Continuer sans (motif) ?'],
    [
      'BIKE_NOT_OUT',
      { bike: 'VTC-03', backDay: '', backTime: '11:52' },
      'VTC-03 n’est pas en location (rentré à 11:52).',
    ],
    [
      'BIKE_OF_ANOTHER',
      { number: '2027-081', hired: 'VTC-03', bike: 'VTC-08' },
      'Le contrat 2027-081 porte VTC-03, vous saisissez VTC-08. Échanger ?',
    ],
    ['RENTER_NOT_ADULT', {}, 'Le contrat doit être signé par un adulte.'],
    ['HELMET_NEEDED', { underAge: 12 }, 'Casque obligatoire avant 12 ans : prêté, ou apporté ?'],
    ['CHECKS_MISSING', { bike: 'VTC-03', item: 'Freins' }, 'VTC-03 : vérifiez encore « Freins ».'],
    ['BIKE_BUSY', { bike: 'VTC-03' }, 'VTC-03 n’est pas disponible.'],
  ] as const)('%s', (code, detail, said) => {
    expect(say(code, detail)).toBe(said)
  })
})
