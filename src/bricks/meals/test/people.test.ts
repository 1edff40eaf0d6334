import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { refusals } from '../texts/refusals.ts'
import { newPauseId, newWelfareNoteId } from '../ids.ts'
import { openMealsShop, type MealsShop } from './meals-shop.ts'
import { day, detailsOf, dishOf, inputOf, needsOf, newPerson, putMenu, weekRound } from './people.ts'

let shop: MealsShop
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  shop = await openMealsShop({ from: '2026-11-16 08:00' })
})
afterEach(async () => {
  await shop.close()
  vi.useRealTimers()
})

/** What the café says in French, in plain letters; « done » where nothing was refused. */
async function said(asked: Promise<unknown>): Promise<string> {
  try {
    await asked
    return 'done'
  } catch (error) {
    const { code, data } = error as { code: keyof typeof refusals.fr; data: Record<string, string | number> }
    const sentence = refusals.fr[code]
    const text = typeof sentence === 'function' ? sentence(data) : (sentence ?? code)
    return text.replaceAll(/[\u00a0\u202f]/g, ' ')
  }
}
/** All that lies on disk of the café's tables. */
const bytesOf = ({ ledgerFile }: MealsShop): string =>
  ['', '-wal']
    .map((end) => `${ledgerFile}${end}`)
    .map((file) => (existsSync(file) ? readFileSync(file, 'latin1') : ''))
    .join('')
const asked = (personId: string, eatenOn: string) => ({
  personId: personId as ReturnType<typeof inputOf>['personId'], // of the shop
  eatenOn: day(eatenOn),
  service: 'lunch' as const,
  formula: 'full',
  quantity: 1,
  choices: [],
})

describe('health data', () => {
  it('is in no byte of the file once it was forgotten', async () => {
    const personId = await newPerson(shop, 'M. Dupont', { standing: [] })
    await shop.meals.saveNeeds(
      shop.command({ personId, needs: needsOf({ refused: ['quetzalfrucht'] }), consentOn: day('2026-11-16') }),
    )
    expect(bytesOf(shop)).toContain('quetzalfrucht')
    await shop.meals.forgetNeeds(shop.command({ personId }))
    expect(bytesOf(shop)).not.toContain('quetzalfrucht')
  })
})

describe('bad inputs of meals.md §3.8', () => {
  it('§3.8 an order after the cut-off, which the kitchen may accept; why is kept', async () => {
    const personId = await newPerson(shop, 'M. Dupont', { standing: [] })
    shop.set('2026-11-25 15:00')
    const friday = asked(personId, '2026-11-27')
    expect(await said(shop.meals.orderMeal(shop.command(friday)))).toBe(
      'Trop tard pour vendredi : limite mercredi 10:00. Prochain jour possible : lundi 30/11.',
    )
    const taken = await shop.meals.acceptLate(shop.command({ ...friday, reason: 'il reste une part' }))
    expect(taken).toMatchObject({ state: 'locked', reason: 'il reste une part', byHand: true })
    const view = await shop.meals.person({ personId })
    expect(view?.trail.at(-1)).toMatchObject({ what: 'late-accepted', value: { reason: 'il reste une part' } })
  })

  it('§3.8 a dish against an allergy', async () => {
    const brandade = dishOf('Brandade', { allergens: ['fish', 'milk'] })
    await putMenu(shop, '2026-11-27', [brandade, dishOf('Omelette', { allergens: ['eggs'] })])
    const personId = await newPerson(shop, 'Mme Roux')
    const needs = needsOf({ allergens: ['fish'] })
    await shop.meals.saveNeeds(shop.command({ personId, needs, consentOn: day('2026-11-01') }))
    const choices = [{ course: 'main' as const, dishId: brandade.dishId }]
    expect(await said(shop.meals.orderMeal(shop.command({ ...asked(personId, '2026-11-27'), choices })))).toBe(
      'Mme Roux : poisson interdit. « Brandade » en contient. Proposer « Omelette » ?',
    )
  })

  it('§3.8 a menu whose allergens nobody filled in, and a person whom nobody brings anything, are told', async () => {
    await putMenu(shop, '2026-11-20', [dishOf('Soupe', { allergens: null }), dishOf('Rôti', { allergens: null })])
    const personId = await newPerson(
      shop,
      'M. Perdu',
      { standing: inputOf().standing.slice(0, 1) },
      { addressLines: [] },
    )
    const gaps = await shop.meals.gaps({})
    expect(gaps.dishes.map(({ name }) => name)).toEqual(expect.arrayContaining(['Rôti', 'Soupe']))
    expect(gaps.nobodyBrings).toEqual([{ personId, name: 'M. Perdu', meals: 1 }])
    const view = await shop.meals.person({ personId })
    expect(view?.lacking).toEqual(['address', 'round'])
    const [mine] = (await shop.ask.today.items({})).filter(({ service }) => service === 'meals')
    expect(mine?.items.map(({ kind, count }) => `${kind} ${count}`)).toEqual(
      expect.arrayContaining(['allergens-missing 2', 'nobody-brings 1']),
    )
    expect(JSON.stringify(mine)).not.toContain('Perdu')
  })

  it('§3.8 two persons of one name are listed with their addresses', async () => {
    await newPerson(shop, 'Martin Jeanne', {}, { addressLines: ['rue du Four'] })
    await newPerson(shop, 'Martin Jeanne', {}, { addressLines: ['Le Bourg'] })
    const found = await shop.meals.people({ text: 'mart', ended: false })
    expect(found.map(({ name, address }) => `${name} (${address})`)).toEqual([
      'Martin Jeanne (Le Bourg, Saint-Fictif)',
      'Martin Jeanne (rue du Four, Saint-Fictif)',
    ])
  })

  it('§3.8 a pause that ends before it begins', async () => {
    const personId = await newPerson(shop)
    const pause = {
      pauseId: newPauseId(),
      from: day('2026-12-15'),
      until: day('2026-12-12'),
      reason: 'family' as const,
    }
    expect(await said(shop.meals.pause(shop.command({ personId, ...pause })))).toBe(
      'La reprise (12/12) doit être après le début (15/12).',
    )
  })

  it('§3.8 a date of birth in the future', async () => {
    const person = inputOf({ birthDate: day('2027-01-01') })
    expect(await said(shop.meals.savePerson(shop.command({ person, details: detailsOf('Zoé') })))).toBe(
      'Date de naissance dans le futur.',
    )
  })

  it('§3.8 deleting a person who has a history; without one the file goes, and the customer stays', async () => {
    const personId = await newPerson(shop)
    shop.set('2026-11-25 15:00')
    const strip = await shop.meals.week({ personId, from: day('2026-11-26'), days: 1 })
    await shop.meals.cancelMeal(shop.command({ orderId: strip[0]!.order!.orderId, reason: 'asked' as const }))
    expect(await said(shop.meals.removePerson(shop.command({ personId })))).toBe(
      'Historique conservé : passez le dossier en “Terminé”.',
    )
    const other = await newPerson(shop, 'Mme Essai')
    expect(await said(shop.meals.removePerson(shop.command({ personId: other })))).toBe('done')
    expect(await shop.meals.person({ personId: other })).toBeNull()
    expect(await shop.ask.customers.search({ text: 'essai', limit: 2 })).toHaveLength(1)
  })
})

describe('health data', () => {
  it('is not kept without consent, and goes when the file ends', async () => {
    const personId = await newPerson(shop)
    const needs = needsOf({ allergens: ['nuts'] })
    expect(await said(shop.meals.saveNeeds(shop.command({ personId, needs, consentOn: null })))).toMatch(/accord écrit/)
    await shop.meals.saveNeeds(shop.command({ personId, needs, consentOn: day('2026-11-02') }))
    expect(await shop.meals.needs({ personId })).toMatchObject({ allergens: ['nuts'] })
    await shop.meals.endPerson(shop.command({ personId, reason: 'stop' as const, on: day('2026-11-16') }))
    expect(await shop.meals.needs({ personId })).toBeNull()
    expect((await shop.meals.person({ personId }))?.file).toMatchObject({ status: 'ended', consentOn: null })
  })

  it('goes wherever it lies: notes at the door, the hospital, the doctor; what was declared in writing stays three years', async () => {
    const contacts = [
      { role: 'doctor' as const, name: 'Dr Zwiebelturm', phone: '', note: '' },
      { role: 'family' as const, name: 'Anne', phone: '', note: '' },
    ]
    const personId = await newPerson(shop, 'M. Dupont', { contacts })
    const needs = needsOf({
      ...{ allergens: ['nuts' as const], refused: ['lapin'], note: 'quetzalfrucht', declaredOn: day('2026-11-02') },
      diet: 'diabetic',
    })
    await shop.meals.saveNeeds(shop.command({ personId, needs, consentOn: day('2026-11-02') }))
    const note = { noteId: newWelfareNoteId(), personId, text: 'wolkenkuckuck', urgent: true, toldTo: '' }
    await shop.meals.writeWelfare(shop.command(note))
    const [first] = await shop.meals.week({ personId, from: day('2026-11-19'), days: 1 })
    await shop.meals.cancelMeal(shop.command({ orderId: first!.order!.orderId, reason: 'hospital' as const }))
    const span = { from: day('2026-11-20'), until: null, reason: 'hospital' as const }
    await shop.meals.pause(shop.command({ personId, pauseId: newPauseId(), ...span }))
    const secrets = ['quetzalfrucht', 'wolkenkuckuck', 'Zwiebelturm', 'pause-hospital']
    for (const secret of secrets) expect(bytesOf(shop), secret).toContain(secret)
    await shop.meals.endPerson(shop.command({ personId, reason: 'stop' as const, on: day('2026-11-16') }))
    for (const secret of secrets) expect(bytesOf(shop), secret).not.toContain(secret)
    const file = (await shop.meals.person({ personId }))?.file
    expect(file?.contacts.map(({ name }) => name)).toEqual(['Anne'])
    expect(file?.pauses.map(({ reason }) => reason)).toEqual(['other'])
    const strip = await shop.meals.week({ personId, from: day('2026-11-19'), days: 2 })
    expect(strip.flatMap(({ order }) => (order ? [order.reason] : []))).toEqual(['asked', 'pause-other'])
    expect(await shop.meals.welfareNotes({ personId })).toEqual([])
    const declared = { declaredOn: '2026-11-02', allergens: ['nuts'], refused: ['lapin'], keptUntil: '2029-11-16' }
    expect(await shop.meals.declaration({ personId })).toEqual(declared)
    for (const [wall, kept] of [
      ['2029-11-15 12:00', declared],
      ['2029-11-16 12:00', null],
    ] as const) {
      shop.set(wall)
      vi.advanceTimersByTime(30_000) // the till looks around
      expect(await shop.meals.declaration({ personId }), wall).toEqual(kept)
    }
    expect(bytesOf(shop)).not.toContain('lapin')
  })

  it('stays until the last day that was said, so that nobody is served what they must not eat', async () => {
    const personId = await newPerson(shop)
    await shop.meals.saveNeeds(
      shop.command({ personId, needs: needsOf({ allergens: ['fish'] }), consentOn: day('2026-11-02') }),
    )
    const ended = await shop.meals.endPerson(
      shop.command({ personId, reason: 'deceased' as const, on: day('2026-11-20') }),
    )
    expect(ended).toMatchObject({ late: 0, billedCents: 0 })
    expect(await shop.meals.needs({ personId })).not.toBeNull()
    const strip = await shop.meals.week({ personId, from: day('2026-11-18'), days: 4 })
    expect(strip.flatMap(({ order }) => (order ? [order.state] : []))).toEqual([
      'planned',
      'planned',
      'cancelled-free',
      'cancelled-free',
    ])
    for (const [wall, isKept] of [
      ['2026-11-19 23:00', true],
      ['2026-11-20 08:00', false],
    ] as const) {
      shop.set(wall)
      vi.advanceTimersByTime(30_000) // the till looks around
      expect((await shop.meals.needs({ personId })) !== null, wall).toBe(isKept)
    }
    expect((await shop.meals.person({ personId }))?.file).toMatchObject({ status: 'ended', endReason: 'deceased' })
    expect(await said(shop.meals.restartPerson(shop.command({ personId })))).not.toBe('done')
  })

  it('is asked anew of a file that starts again; its meals come back, and nobody who died does', async () => {
    const personId = await newPerson(shop)
    expect(await said(shop.meals.restartPerson(shop.command({ personId })))).not.toBe('done')
    await shop.meals.saveNeeds(
      shop.command({ personId, needs: needsOf({ allergens: ['fish'] }), consentOn: day('2026-11-02') }),
    )
    const states = async () => {
      const strip = await shop.meals.week({ personId, from: day('2026-11-23'), days: 2 })
      return strip.flatMap(({ order }) => (order ? [order.state] : []))
    }
    await shop.meals.endPerson(shop.command({ personId, reason: 'stop' as const, on: day('2026-11-16') }))
    expect(await states()).toEqual(['cancelled-free', 'cancelled-free'])
    await shop.meals.restartPerson(shop.command({ personId }))
    const file = (await shop.meals.person({ personId }))?.file
    expect(file).toMatchObject({ status: 'active', endedOn: null, endReason: null, consentOn: null })
    expect(await shop.meals.needs({ personId })).toBeNull()
    expect(await states()).toEqual(['planned', 'planned'])
  })

  it('of a file that never came to anything is in no byte once the file is removed', async () => {
    const personId = await newPerson(shop, 'Mme Essai', { standing: [] })
    const needs = needsOf({ note: 'quetzalfrucht' })
    await shop.meals.saveNeeds(shop.command({ personId, needs, consentOn: day('2026-11-02') }))
    expect(bytesOf(shop)).toContain('quetzalfrucht')
    await shop.meals.removePerson(shop.command({ personId }))
    expect(bytesOf(shop)).not.toContain('quetzalfrucht')
  })
})

describe('a file that changes', () => {
  it('takes the plans that nobody touched along, and leaves those that somebody changed', async () => {
    const person = inputOf({ standing: inputOf().standing })
    const details = detailsOf('M. Dupont')
    await shop.meals.savePerson(shop.command({ person, details }))
    const before = await shop.meals.week({ personId: person.personId, from: day('2026-11-23'), days: 7 })
    const monday = before[0]!.order!
    await shop.meals.orderMeal(shop.command({ ...asked(person.personId, monday.eatenOn), quantity: 2 }))
    await shop.meals.savePerson(
      shop.command({ person: { ...person, band: '5', standing: person.standing.slice(0, 2) }, details }),
    )
    const after = await shop.meals.week({ personId: person.personId, from: day('2026-11-23'), days: 7 })
    expect(after.flatMap(({ order }) => (order ? [[order.eatenOn, order.quantity, order.price.band]] : []))).toEqual([
      ['2026-11-23', 2, '2'],
      ['2026-11-24', 1, '5'],
    ])
  })

  it('starts again as it was once a pause of a week is over', async () => {
    const personId = await newPerson(shop)
    const span = { from: day('2026-11-23'), until: day('2026-11-26') }
    const tally = await shop.meals.pause(
      shop.command({ personId, pauseId: newPauseId(), ...span, reason: 'holiday' as const }),
    )
    expect(tally).toMatchObject({ free: 3, late: 0 })
    expect(await said(shop.meals.orderMeal(shop.command(asked(personId, '2026-11-24'))))).toMatch(/^En pause/)
    const { planned } = await shop.meals.resume(shop.command({ personId, on: day('2026-11-24') }))
    expect(planned).toBe(2)
  })
})

it('rounds decide what brings a Sunday; where none does, it is refused and told', async () => {
  const personId = await newPerson(shop, 'M. Dupont', { standing: [] })
  expect(weekRound().broughtOn).toHaveLength(7)
  expect(await said(shop.meals.orderMeal(shop.command(asked(personId, '2026-11-22'))))).toBe('done')
  expect(await said(shop.meals.orderMeal(shop.command(asked(personId, '2026-11-15'))))).toBe('Le 15/11 est passé.')
})
