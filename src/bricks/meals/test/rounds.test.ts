import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../shared/ids.ts'
import { newRoundId, newWelfareNoteId } from '../ids.ts'
import { stopOrder } from '../rules/stops.ts'
import { cold, day, FRIDAY, openRoundShop, refusal, stopOf, type RoundShop } from './round-shop.ts'

let shop: RoundShop
beforeEach(async () => {
  shop = await openRoundShop()
})
afterEach(() => shop.close())

const back = (more: object = {}) => ({
  ...shop.town,
  stops: [],
  restDelivered: true,
  temperature: cold(24, 'last-stop'),
  km: null,
  ...more,
})
const names = async () => (await shop.meals.run(shop.town))!.stops.map(({ name }) => name)

describe('the stops of a round', () => {
  it('stand in the round’s own order, those without a meal as well', async () => {
    const people = [await shop.person('A'), await shop.person('B'), await shop.person('C')]
    shop.order(people[0]!)
    shop.order(people[2]!)
    const run = await shop.meals.run(shop.town)
    expect(run!.stops.map(({ name, meals }) => [name, meals.length])).toEqual([
      ['A', 1],
      ['B', 0],
      ['C', 1],
    ])
    await shop.meals.orderStops(
      shop.command({ roundId: shop.town.roundId, day: null, personIds: [people[2]!, people[1]!, people[0]!] }),
    )
    expect(await names()).toEqual(['C', 'B', 'A'])
  })

  it('may be ordered for a day alone, and go back to the usual', async () => {
    const [a, b] = [await shop.person('A'), await shop.person('B')]
    shop.order(a)
    const order = (personIds: CustomerId[]) => shop.meals.orderStops(shop.command({ ...shop.town, personIds }))
    await order([b, a])
    expect(await names()).toEqual(['B', 'A'])
    expect((await shop.meals.run({ ...shop.town, day: day('2026-11-30') }))!.stops.map(({ name }) => name)).toEqual([
      'A',
      'B',
    ])
    expect((await refusal(order([a])))[0]).toBe('STOPS_CHANGED')
    expect((await refusal(order([a, a])))[0]).toBe('STOPS_CHANGED')
    await order([])
    expect(await names()).toEqual(['A', 'B'])
  })

  it('of two rounds with one driver follow one another on one sheet (Sous-Chef C35)', async () => {
    const [a, b] = [await shop.person('A'), await shop.person('B', { roundId: shop.hills.roundId })]
    shop.order(a)
    shop.order(b)
    const carry = (by: typeof shop.town.roundId | null) => shop.meals.carryRound(shop.command({ ...shop.hills, by }))
    await carry(shop.town.roundId)
    expect(await names()).toEqual(['A', 'B'])
    const { rounds } = await shop.meals.roundsOfDay({ day: FRIDAY })
    expect(rounds.map(({ meals, carriedBy }) => [meals, carriedBy])).toEqual([
      [2, null],
      [0, shop.town.roundId],
    ])
    const load = shop.meals.load(shop.command({ ...shop.hills, driver: '', temperature: cold(21), anyway: false }))
    expect(await refusal(load)).toEqual(['ROUND_CARRIED', { round: 'Bourg' }])
    await shop.leave()
    expect((await refusal(carry(null)))[0]).toBe('RUN_GONE')
    await shop.meals.validate(shop.command(back()))
    expect(shop.orders.broughtOn(FRIDAY).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
  })

  it('are put together by a pure rule: the day’s order before the round’s, nobody twice', () => {
    const member = (personId: string, stopRank: number) => ({
      personId: personId as CustomerId,
      roundId: 'r' as never,
      stopRank,
    })
    const members = [member('a', 2), member('b', 1), member('c', 3)]
    expect(stopOrder(members, ['r' as never], [])).toEqual(['b', 'a', 'c'])
    expect(stopOrder(members, ['r' as never], ['c', 'gone'] as CustomerId[])).toEqual(['c', 'b', 'a'])
  })
})

describe('a round leaves', () => {
  it('with what is prepared, at a temperature that is written down', async () => {
    shop.order(await shop.person('M. Dupont'))
    const load = (tenthsC: number) =>
      shop.meals.load(shop.command({ ...shop.town, driver: 'Jean', temperature: cold(tenthsC), anyway: false }))
    expect(await refusal(load(21))).toEqual(['NOT_PREPARED', { meals: 1 }])
    await shop.meals.prepare(shop.command({ day: FRIDAY }))
    expect((await refusal(load(380)))[0]).toBe('TEMPERATURE_DOUBTED')
    expect(await load(21)).toEqual({ meals: 1 })
    expect((await refusal(load(21)))[0]).toBe('NOTHING_TO_LOAD')
    const run = await shop.meals.run(shop.town)
    expect(run).toMatchObject({ state: 'loaded', driver: 'Jean', temperatures: [{ where: 'departure', tenthsC: 21 }] })
    // What is accepted after that follows, and must be loaded as well before the round is over.
    shop.order(await shop.person('Tardive'))
    expect(await refusal(shop.meals.validate(shop.command(back())))).toEqual(['MEALS_NOT_LOADED', { meals: 1 }])
    await shop.meals.prepare(shop.command({ day: FRIDAY }))
    expect(await load(22)).toEqual({ meals: 1 })
    await shop.meals.unload(shop.command(shop.town))
    expect(shop.orders.broughtOn(FRIDAY).map(({ state }) => state)).toEqual(['prepared', 'prepared'])
  })

  it('§3.8 « Adresse ou tournée manquante : 1 repas ne serait livré par personne »', async () => {
    shop.order(await shop.person('M. Dupont'))
    shop.order(await shop.person('Sans tournée', { roundId: null }), { quantity: 2 })
    shop.order(await shop.person('Sans adresse', {}, []))
    const { nobodyBrings } = await shop.meals.roundsOfDay({ day: FRIDAY })
    expect(nobodyBrings.map(({ name, meals, lacks }) => `${name} ${meals} ${lacks.join()}`).toSorted()).toEqual([
      'Sans adresse 1 address',
      'Sans tournée 2 round',
    ])
    const print = (anyway: boolean) => shop.meals.printRounds(shop.command({ day: FRIDAY, roundId: null, anyway }))
    expect(await refusal(print(false))).toEqual(['NOBODY_BRINGS', { meals: 3 }])
    expect(await print(true)).toEqual({ sheets: 1 })
  })
})

describe('a round comes back', () => {
  it('with everything delivered unless somebody says otherwise, and counts containers', async () => {
    const [dupont, roux] = [await shop.person('M. Dupont'), await shop.person('Mme Roux', { mayBeLeft: true })]
    shop.order(dupont, { quantity: 2 })
    shop.order(roux)
    await shop.leave()
    const said = { ...stopOf(roux, 'left'), containersOut: 1, containersBack: 3, collectedCents: 5000 as never }
    expect(await shop.meals.validate(shop.command(back({ stops: [said], km: 42 })))).toEqual({
      delivered: 2,
      notHome: 1,
    })
    const run = await shop.meals.run(shop.town)
    expect(run!.stops.map(({ containers, stop }) => [stop!.result, containers, stop!.collectedCents])).toEqual([
      ['delivered', 2, 0],
      ['left', -2, 5000],
    ])
    expect((await shop.meals.person({ personId: roux }))?.containers).toBe(-2)
    expect([run!.state, run!.km]).toEqual(['validated', 42])
    expect((await refusal(shop.meals.validate(shop.command(back()))))[0]).toBe('RUN_VALIDATED')
  })

  it('C-09 nobody opens and nothing was agreed: not home, a note, and the emergency contact', async () => {
    const contacts = [
      { role: 'doctor' as const, name: 'Dr Leroy', phone: '05', note: '' },
      { role: 'emergency' as const, name: 'Anne (fille)', phone: '06 12 34 56 78', note: '' },
    ]
    const roux = await shop.person('Mme Roux', { contacts })
    const order = shop.order(roux)
    await shop.leave()
    const [stop] = (await shop.meals.run(shop.town))!.stops
    expect(stop!.contacts.map(({ role }) => role)).toEqual(['emergency', 'doctor'])
    const validate = (result: Parameters<typeof stopOf>[1], note = '') =>
      shop.meals.validate(shop.command(back({ stops: [stopOf(roux, result, note)] })))
    expect((await refusal(validate('bag-back')))[0]).toBe('NOTE_NEEDED')
    expect((await refusal(validate('neighbour')))[0]).toBe('NOTE_NEEDED')
    expect((await refusal(validate('left', 'devant la porte')))[0]).toBe('NO_AGREEMENT_TO_LEAVE')
    expect(await validate('bag-back', 'Volets fermés, fille prévenue')).toEqual({ delivered: 0, notHome: 1 })
    expect(shop.orders.order(order.orderId)).toMatchObject({ state: 'not-home', handed: 'bag-back', billedOn: null })
  })

  it('C-08 not without the temperature of the last stop, which may want a comment or an action', async () => {
    shop.order(await shop.person('M. Dupont'))
    await shop.leave()
    const validate = (temperature: object | null) => shop.meals.validate(shop.command(back({ temperature })))
    const last = cold(62, 'last-stop')
    expect((await refusal(validate(null)))[0]).toBe('TEMPERATURE_MISSING')
    expect(await refusal(validate(cold(38, 'last-stop')))).toEqual(['TEMPERATURE_COMMENT_NEEDED', { tenthsC: 38 }])
    expect(await refusal(validate(last))).toEqual(['TEMPERATURE_ACTION_NEEDED', { tenthsC: 62, meals: 1 }])
    expect(shop.orders.broughtOn(FRIDAY)[0]!.state).toBe('loaded')
    expect(await validate({ ...last, action: 'checked' })).toEqual({ delivered: 1, notHome: 0 })
  })

  it('§3.8 « 2 arrêts sans réponse : livré ou absent ? », stop by stop and when the day is closed', async () => {
    const people = [await shop.person('A'), await shop.person('B'), await shop.person('C')]
    for (const personId of people) shop.order(personId)
    await shop.leave()
    const close = () => shop.meals.closeDay(shop.command({ day: FRIDAY }))
    await shop.meals.recordStop(shop.command({ ...shop.town, stop: stopOf(people[0]!, 'delivered') }))
    const open = shop.meals.validate(shop.command(back({ restDelivered: false })))
    expect(await refusal(open)).toEqual(['STOPS_WITHOUT_RESULT', { stops: 2 }])
    expect(await refusal(close())).toEqual(['STOPS_WITHOUT_RESULT', { stops: 2 }])
    for (const personId of people.slice(1))
      await shop.meals.recordStop(shop.command({ ...shop.town, stop: stopOf(personId, 'bag-back', 'absent') }))
    expect((await refusal(close()))[0]).toBe('TEMPERATURE_MISSING')
    await shop.meals.measure(shop.command({ ...shop.town, temperature: cold(20, 'last-stop') }))
    expect(await close()).toEqual({ rounds: 1 })
    expect(
      shop.orders
        .broughtOn(FRIDAY)
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['delivered', 'not-home', 'not-home'])
  })

  it('a stop is put right afterwards, as long as nothing of it was invoiced', async () => {
    const roux = await shop.person('Mme Roux')
    const order = shop.order(roux)
    await shop.leave()
    await shop.meals.validate(shop.command(back()))
    const correct = (result: Parameters<typeof stopOf>[1], note = '') =>
      shop.meals.recordStop(shop.command({ ...shop.town, stop: stopOf(roux, result, note) }))
    await correct('bag-back', 'erreur de saisie')
    expect(shop.orders.order(order.orderId)).toMatchObject({ state: 'not-home', handed: 'bag-back' })
    await correct('delivered')
    const delivered = shop.orders.order(order.orderId)!
    expect(delivered).toMatchObject({ state: 'delivered', handed: null })
    shop.orders.save({ ...delivered, billedOn: 1 })
    expect((await refusal(correct('bag-back', 'non')))[0]).toBe('MEAL_BILLED')
  })
})

describe('rounds are set up', () => {
  it('by names of their own, and stay while anybody waits for them', async () => {
    const round = {
      roundId: newRoundId(),
      name: 'Bourg',
      vehicle: '',
      startMinute: 600,
      broughtOn: [1, 2, 3, 4, 5, 5, 5],
    }
    expect(await refusal(shop.meals.saveRound(shop.command({ round })))).toEqual([
      'ROUND_NAME_TAKEN',
      { name: 'Bourg' },
    ])
    const dupont = await shop.person('M. Dupont')
    const remove = () => shop.meals.removeRound(shop.command({ roundId: shop.town.roundId }))
    expect(await refusal(remove())).toEqual(['ROUND_IN_USE', { people: 1 }])
    const order = shop.order(dupont)
    shop.people.save({ ...shop.people.person(dupont)!, roundId: null })
    expect(await refusal(remove())).toEqual(['ROUND_IN_USE', { people: 0 }])
    shop.orders.save({ ...order, state: 'cancelled-free' })
    await remove()
    expect((await shop.meals.rounds({})).map(({ name }) => name)).toEqual(['Hameaux'])
    expect(await shop.meals.run(shop.town)).toBeNull()
  })
})

describe('how people were', () => {
  it('is written in one tap, told to somebody, and « 3 fois personne n’a répondu » is history', async () => {
    const roux = await shop.person('Mme Roux')
    for (const eatenOn of ['2026-11-23', '2026-11-24', '2026-11-25'])
      shop.order(roux, { eatenOn: day(eatenOn), deliveredOn: day(eatenOn), state: 'not-home', handed: 'bag-back' })
    shop.order(roux)
    expect((await shop.meals.run(shop.town))!.stops[0]!.absences).toBe(3)
    const noteId = newWelfareNoteId()
    const note = { noteId, personId: roux, text: 'Très fatiguée', urgent: true, toldTo: '' }
    await shop.meals.writeWelfare(shop.command(note))
    expect((await shop.meals.welfareNotes({ personId: null })).map(({ name, text }) => [name, text])).toEqual([
      ['Mme Roux', 'Très fatiguée'],
    ])
    await shop.meals.tellWelfare(shop.command({ noteId, toldTo: 'Anne (fille)' }))
    expect(await shop.meals.welfareNotes({ personId: null })).toEqual([])
    expect(await shop.meals.welfareNotes({ personId: roux })).toMatchObject([{ toldTo: 'Anne (fille)', urgent: true }])
  })

  it('goes with whoever is erased, and so do containers and what was written of their stops', async () => {
    const [roux, dupont] = [await shop.person('Mme Roux'), await shop.person('M. Dupont')]
    shop.order(roux)
    shop.order(dupont)
    await shop.leave()
    await shop.meals.validate(shop.command(back({ stops: [stopOf(roux, 'bag-back', 'Volets fermés')] })))
    await shop.meals.writeWelfare(
      shop.command({ noteId: newWelfareNoteId(), personId: roux, text: 'Chute', urgent: true, toldTo: '' }),
    )
    shop.people.save({ ...shop.people.person(roux)!, status: 'ended', endedOn: FRIDAY, endReason: 'stop' })
    await shop.ask.customers.erase(shop.command({ customerId: roux }))
    const left = (table: string) => shop.one<number>(`SELECT count(*) FROM ${table} WHERE person_id = '${roux}'`)
    expect([left('meal_welfare'), left('meal_containers'), left('meal_people')]).toEqual([0, 0, 0])
    expect(shop.one<string>('SELECT value FROM meal_runs')).not.toMatch(new RegExp(`Volets|${roux}`))
  })
})
