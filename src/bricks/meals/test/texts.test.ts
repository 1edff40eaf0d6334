import { describe, expect, it } from 'vitest'
import { commonRefusals } from '../../../shared/contracts/procedure.ts'
import { isRefusalText } from '../../../shared/texts/index.ts'
import { mealsContract } from '../contract/index.ts'
import { peopleTodayKinds } from '../gaps.ts'
import { refusals } from '../texts/refusals.ts'
import { todayTexts } from '../texts/today.ts'

const codes = new Set(Object.values(mealsContract).flatMap((procedure) => Object.keys(procedure['~orpc'].errorMap)))
const own = [...codes].filter((code) => !isRefusalText(code) && !commonRefusals.some((common) => common === code))

describe.each(['fr', 'en'] as const)('the refusals of the meals in %s', (lang) => {
  const all = refusals[lang] as Readonly<Record<string, string | ((detail: object) => string)>>

  it('are those of the contract, and none else', () => {
    expect(Object.keys(all).toSorted()).toEqual(own.toSorted())
  })

  it('are sentences, also where nothing is known', () => {
    for (const [code, sentence] of Object.entries(all)) {
      const said = (typeof sentence === 'string' ? sentence : sentence({})).trim()
      expect(said, code).toMatch(/\S.*[.?]$/)
      expect(said, code).not.toMatch(/undefined|NaN|null|\{|Invalid/)
    }
  })

  it('and what is for today has a sentence for each kind', () => {
    for (const kind of peopleTodayKinds) {
      expect(todayTexts[lang][kind]?.({ count: 2, values: {} }), kind).toMatch(/2/)
    }
  })
})
