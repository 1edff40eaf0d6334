import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newBikeId, newModelId, newRentalId, newRepairId } from '../ids.ts'
import { texts, type BikesRefusal } from '../texts.ts'
import { openBikesShop, refusedWith, type BikesShop } from './bikes-shop.ts'
import { at } from './tariffs.ts'

let shop: BikesShop
beforeEach(async () => {
  shop = await openBikesShop({ from: '2027-07-10 08:00' }) // a Saturday
})
afterEach(() => shop.close())

/** What the cashier reads in French. */
async function saidInFrench(work: Promise<unknown>): Promise<string> {
  const { code, detail } = await refusedWith(work)
  const sentence = texts.fr.refusal[code as BikesRefusal]
  const said = typeof sentence === 'function' ? sentence(detail as Record<string, string | number>) : sentence
  return said.replaceAll(/[\u00a0\u202f]/g, ' ')
}

describe('bikes.md §2.10, before the departure', () => {
  it('the end before the start', async () => {
    const asked = shop.asked('2027-07-12 10:30', '2027-07-12 10:00', { VTC: 1 })
    expect(await saidInFrench(shop.hold(asked))).toBe('Le retour (10:00) doit être après le départ (10:30).')
  })

  it('a return outside the opening hours', async () => {
    const setup = await shop.bikes.setup({})
    const opening = { ...setup.opening, week: setup.opening.week.with(5, [{ fromMinute: 480, toMinute: 1200 }]) }
    await shop.bikes.saveSetup(shop.command({ setup: { ...setup, opening } }))
    const asked = shop.asked('2027-07-10 10:00', '2027-07-10 20:30', { VTC: 1 })
    expect(await saidInFrench(shop.hold(asked))).toBe(
      'Fermé le sam. 10 juil. 20:30. Retour au plus tard 20:00, ou dim. 11 juil. 08:00.',
    )
    const night = shop.asked('2027-07-10 22:00', '2027-07-11 10:00', { VTC: 1 })
    expect(await saidInFrench(shop.hold(night))).toBe(
      'Fermé le sam. 10 juil. 22:00. Départ possible : dim. 11 juil. 08:00.',
    )
  })

  it('a bike that is busy: who has it, until when, which others are free', async () => {
    await shop.book('2027-07-12 09:00', '2027-07-12 13:30', { VAE: ['VAE-02'] })
    const asked = shop.asked('2027-07-12 13:30', '2027-07-12 16:00', { VAE: ['VAE-02'] })
    expect(await saidInFrench(shop.hold(asked))).toBe(
      'VAE-02 est pris jusqu’à 13:30 (Mme Petit, + 30 min de contrôle). Libres : VAE-01, VAE-03.',
    )
    const later = shop.asked('2027-07-12 14:00', '2027-07-12 16:00', { VAE: ['VAE-02'] })
    expect((await shop.hold(later)).lines.map(({ number }) => number)).toEqual(['VAE-02'])
  })

  it('the same very bike twice in one hire', async () => {
    const asked = shop.asked('2027-07-12 09:00', '2027-07-12 13:30', { VAE: ['VAE-02', 'VAE-02'] })
    expect((await refusedWith(shop.hold(asked))).code).toBe('BIKE_BUSY')
  })

  it('a quantity above the fleet', async () => {
    await shop.book('2027-07-12 12:00', '2027-07-12 18:00', { VTC: 1 })
    const asked = shop.asked('2027-07-12 13:00', '2027-07-12 17:00', { VTC: 5 })
    expect(await saidInFrench(shop.hold(asked))).toBe(
      'Vous avez 4 VTC ; 3 libres de lun. 12 juil. 13:00 à 17:00. Pris par Mme Petit jusqu’à 18:00.',
    )
  })

  it('more helmets than there are, over time', async () => {
    const helmets = (quantity: number) => [{ accessoryId: shop.accessoryId('Casque enfant'), quantity }]
    const morning = { ...shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VTC: 1 }), accessories: helmets(4) }
    const noon = { ...shop.asked('2027-07-12 11:00', '2027-07-12 14:00', { VTC: 1 }), accessories: helmets(3) }
    const evening = { ...shop.asked('2027-07-12 12:00', '2027-07-12 14:00', { VTC: 1 }), accessories: helmets(6) }
    await shop.hold(morning)
    expect(await refusedWith(shop.hold(noon))).toEqual({
      code: 'TOO_FEW_ACCESSORIES',
      detail: { accessory: 'Casque enfant', stock: 6, free: 2, asked: 3 },
    })
    expect(await saidInFrench(shop.hold(noon))).toBe('Casque enfant : 2 libres sur 6, 3 demandés.')
    expect((await shop.hold(evening)).accessories).toMatchObject([{ label: 'Casque enfant', quantity: 6 }])
  })

  it('what is not there: models, accessories, tariffs, a hire of years', async () => {
    const asked = shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VTC: 1 })
    const nowhere = { ...asked, wishes: [{ modelId: newModelId(), quantity: 1, bikeIds: [] }] }
    expect((await refusedWith(shop.hold(nowhere))).code).toBe('MODEL_UNKNOWN')
    const stranger = { ...asked, wishes: [{ modelId: shop.modelId('VTC'), quantity: 1, bikeIds: [newBikeId()] }] }
    expect((await refusedWith(shop.hold(stranger))).code).toBe('MODEL_UNKNOWN')
    const bare = { ...asked, accessories: [{ accessoryId: `bac_${crypto.randomUUID()}` as never, quantity: 1 }] }
    expect((await refusedWith(shop.hold(bare))).code).toBe('ACCESSORY_UNKNOWN')
    const early = shop.asked('2025-07-12 09:00', '2025-07-12 12:00', { VTC: 1 })
    expect(await saidInFrench(shop.hold(early))).toBe('VTC n’a pas de tarif à cette date.')
    const long = shop.asked('2027-07-12 09:00', '2029-07-12 12:00', { VTC: 1 })
    expect(await saidInFrench(shop.hold(long))).toBe('Une location dure 366 jours au plus.')
  })

  it('retiring a bike that is hired', async () => {
    await shop.book('2027-07-12 09:00', '2027-07-12 12:00', { VTC: ['VTC-03'] })
    await shop.book('2027-07-13 09:00', '2027-07-13 12:00', { VTC: ['VTC-03'] })
    const retire = shop.bikes.retireBike(shop.command({ bikeId: shop.bikeId('VTC-03') }))
    expect(await saidInFrench(retire)).toBe('VTC-03 a 2 réservations à venir : déplacez-les d’abord.')
    const { bikes } = await shop.bikes.retireBike(shop.command({ bikeId: shop.bikeId('VTC-04') }))
    expect(bikes.find(({ number }) => number === 'VTC-04')?.state).toBe('retired')
    const again = shop.bikes.retireBike(shop.command({ bikeId: shop.bikeId('VTC-04') }))
    expect((await refusedWith(again)).code).toBe('BIKE_UNKNOWN')
    expect(await shop.free('VTC', '2027-07-12 09:00', '2027-07-12 12:00')).toBe(2)
  })

  it('a price of nothing, tiers out of order, two tariffs of one day, a name twice', async () => {
    const { models } = await shop.bikes.fleet({})
    const { freeNow: _f, freeUntilMs: _u, nextFreeMs: _n, pictureMs: _p, count: _c, dayCents: _d, ...vtc } = models[0]!
    const [dated] = vtc.tariffs
    const save = (tiers: readonly { days: number; cents: number }[]) =>
      shop.bikes.saveModel(
        shop.command({
          model: { ...vtc, tariffs: [{ ...dated!, tariff: { ...dated!.tariff, tiers: tiers as never } }] },
        }),
      )
    expect(await saidInFrench(save([{ days: 1, cents: 0 }]))).toBe(
      'Un tarif doit être supérieur à 0 €. Pour offrir, utilisez une remise.',
    )
    expect(
      (
        await refusedWith(
          save([
            { days: 2, cents: 100 },
            { days: 1, cents: 200 },
          ]),
        )
      ).code,
    ).toBe('TIERS_NOT_ASCENDING')
    const twice = shop.bikes.saveModel(shop.command({ model: { ...vtc, tariffs: [dated!, dated!] } }))
    expect((await refusedWith(twice)).code).toBe('TARIFF_TWICE')
    const named = shop.bikes.saveModel(shop.command({ model: { ...vtc, modelId: newModelId(), name: 'vae' } }))
    expect(await saidInFrench(named)).toBe('Le nom « vae » est déjà pris.')
  })
})

describe('the fleet', () => {
  it('keeps numbers apart, and a model with bikes', async () => {
    const bike = {
      bikeId: newBikeId(),
      modelId: shop.modelId('VTC'),
      number: 'vtc-01',
      serial: '',
      size: 'M',
      batterySerial: '',
      note: '',
    }
    expect(await saidInFrench(shop.bikes.saveBike(shop.command({ bike })))).toBe('Un vélo porte déjà le numéro vtc-01.')
    const foreign = { ...bike, number: 'X', modelId: newModelId() }
    expect((await refusedWith(shop.bikes.saveBike(shop.command({ bike: foreign })))).code).toBe('MODEL_UNKNOWN')
    await shop.book('2027-07-12 09:00', '2027-07-12 12:00', { VTC: ['VTC-01'] })
    const moved = { ...bike, bikeId: shop.bikeId('VTC-01'), modelId: shop.modelId('VAE') }
    expect((await refusedWith(shop.bikes.saveBike(shop.command({ bike: moved })))).code).toBe('BIKE_BOOKED')
    const remove = (name: string) => shop.bikes.removeModel(shop.command({ modelId: shop.modelId(name) }))
    expect(await saidInFrench(remove('VTC'))).toBe('VTC a encore 4 vélos : retirez-les d’abord.')
    await shop.bikes.retireBike(shop.command({ bikeId: shop.bikeId('REM-01') }))
    const { models } = await remove('Remorque enfant')
    expect(models.map(({ name }) => name)).toEqual(['VTC', 'VAE', 'Vélo enfant'])
    expect((await refusedWith(remove('Remorque enfant'))).code).toBe('MODEL_UNKNOWN')
  })

  it('refuses accessories of one name, and looks over of what is not back', async () => {
    const { accessories } = await shop.bikes.fleet({})
    const all = accessories.map(({ freeNow: _, ...one }) => one)
    const twice = [...all, { ...all[0]!, accessoryId: `bac_${crypto.randomUUID()}` as never }]
    const save = shop.bikes.saveAccessories(shop.command({ accessories: twice }))
    expect(await refusedWith(save)).toEqual({ code: 'NAME_TAKEN', detail: { name: 'Casque adulte' } })
    const inspected = shop.bikes.inspected(shop.command({ bikeId: shop.bikeId('VTC-01') }))
    expect(await refusedWith(inspected)).toEqual({ code: 'BIKE_NOT_BACK', detail: { bike: 'VTC-01' } })
  })

  it('B-08: a bike in repair moves its bookings; where they cannot be moved they are listed and nothing is done', async () => {
    const booked = await shop.book('2027-07-16 09:00', '2027-07-17 18:00', { VTC: 1 }, 'Mme Petit')
    expect(await shop.numbersOf(booked.rentalId)).toEqual(['VTC-01'])
    expect(await shop.free('VTC', '2027-07-16 13:00', '2027-07-16 18:00')).toBe(3)
    const { bikes } = await shop.maintain('VTC-01', '2027-07-15 08:00', '2027-07-20 19:00')
    expect(await shop.numbersOf(booked.rentalId)).toEqual(['VTC-02'])
    expect(await shop.free('VTC', '2027-07-16 13:00', '2027-07-16 18:00')).toBe(2)
    expect(bikes.find(({ number }) => number === 'VTC-01')).toMatchObject({
      state: 'free',
      untilMs: at('2027-07-15 08:00'),
    })

    await shop.book('2027-07-18 09:00', '2027-07-18 18:00', { VTC: 3 }, 'M. Roux')
    const before = shop.one<string>('SELECT group_concat(resource || start_ms) FROM calendar_blocks')
    const stuck = shop.maintain('VTC-02', '2027-07-15 08:00', '2027-07-20 19:00')
    expect(await refusedWith(stuck)).toEqual({
      code: 'BOOKINGS_IN_THE_WAY',
      detail: { bike: 'VTC-02', count: 1, bookings: '2027-002 M. Roux 18/07 09:00' },
    })
    expect(shop.one('SELECT group_concat(resource || start_ms) FROM calendar_blocks')).toBe(before)
    expect(await shop.numbersOf(booked.rentalId)).toEqual(['VTC-02'])
  })

  it('keeps a log of repairs; one that is done frees the bike at once', async () => {
    const repairId = newRepairId()
    await shop.maintain('VTC-01', '2027-07-10 08:00', null, repairId)
    expect((await refusedWith(shop.maintain('VTC-01', '2027-07-10 08:00', null, repairId))).code).toBe('ID_REUSED')
    const twice = shop.maintain('VTC-01', '2027-07-11 08:00', null)
    expect((await refusedWith(twice)).code).toBe('BOOKINGS_IN_THE_WAY')
    const backwards = shop.maintain('VTC-02', '2027-07-11 08:00', '2027-07-10 08:00')
    expect((await refusedWith(backwards)).code).toBe('END_BEFORE_START')
    const nobody = shop.bikes.maintain(
      shop.command({ repairId: newRepairId(), bikeId: newBikeId(), reason: 'x', fromMs: shop.now(), untilMs: null }),
    )
    expect((await refusedWith(nobody)).code).toBe('BIKE_UNKNOWN')
    const now = await shop.bikes.fleet({})
    expect(now.bikes.find(({ number }) => number === 'VTC-01')).toMatchObject({ state: 'maintenance', repairId })
    expect(now.models[0]).toMatchObject({ freeNow: 3 })
    shop.set('2027-07-12 10:00')
    const done = shop.command({ repairId, parts: 'patins', costCents: 1250 as never })
    expect((await shop.bikes.repaired(done)).models[0]).toMatchObject({ freeNow: 4 })
    expect(await shop.bikes.repairs({ bikeId: shop.bikeId('VTC-01') })).toMatchObject([
      { reason: 'Révision', parts: 'patins', costCents: 1250, doneMs: at('2027-07-12 10:00') },
    ])
    const unknown = shop.bikes.repaired({ ...done, ...shop.command({ repairId: newRepairId() }) })
    expect((await refusedWith(unknown)).code).toBe('REPAIR_UNKNOWN')
  })
})

describe('moving on the planning', () => {
  const move = (
    rental: { rentalId: ReturnType<typeof newRentalId> },
    from: string,
    to: string,
    start: string,
    end: string,
  ) =>
    shop.bikes.move(
      shop.command({
        rentalId: rental.rentalId,
        bikeId: shop.bikeId(from),
        toBikeId: shop.bikeId(to),
        startMs: at(start),
        endMs: at(end),
      }),
    )

  it('takes the rental to another bike and another time, and its price follows', async () => {
    const booked = await shop.book('2027-07-12 09:00', '2027-07-12 12:00', { VTC: 2 })
    expect(booked.totalCents).toBe(2400)
    const moved = await move(booked, 'VTC-01', 'VTC-04', '2027-07-13 09:00', '2027-07-13 18:00')
    expect(moved).toMatchObject({ state: 'confirmed', startMs: at('2027-07-13 09:00'), totalCents: 3600 })
    expect(moved.lines.map(({ number }) => number).toSorted()).toEqual(['VTC-02', 'VTC-04'])
    expect(await shop.free('VTC', '2027-07-12 09:00', '2027-07-12 12:00')).toBe(4)
    expect(await shop.free('VTC', '2027-07-13 09:00', '2027-07-13 12:00')).toBe(2)
  })

  it('refuses what is not there, another model, a bike that cannot be freed', async () => {
    const booked = await shop.book('2027-07-12 09:00', '2027-07-12 12:00', { VTC: 1 })
    await shop.book('2027-07-12 11:00', '2027-07-12 14:00', { VTC: ['VTC-02'] }, 'M. Roux')
    const hour = ['2027-07-12 09:00', '2027-07-12 12:00'] as const
    expect(await refusedWith(move(booked, 'VTC-01', 'VTC-02', ...hour))).toMatchObject({
      code: 'BIKE_BUSY',
      detail: { bike: 'VTC-02', who: 'M. Roux', untilTime: '14:00', free: 'VTC-01, VTC-03, VTC-04' },
    })
    expect(await refusedWith(move(booked, 'VTC-01', 'VAE-01', ...hour))).toEqual({
      code: 'OTHER_MODEL',
      detail: { bike: 'VAE-01', model: 'VTC' },
    })
    expect((await refusedWith(move(booked, 'VTC-03', 'VTC-02', ...hour))).code).toBe('BIKE_NOT_OF_RENTAL')
    expect((await refusedWith(move({ rentalId: newRentalId() }, 'VTC-03', 'VTC-02', ...hour))).code).toBe(
      'RENTAL_UNKNOWN',
    )
    const closed = ['2027-07-12 09:00', '2027-07-12 22:00'] as const
    expect((await refusedWith(move(booked, 'VTC-01', 'VTC-01', ...closed))).code).toBe('CLOSED_THEN')
    await shop.bikes.cancel(shop.command({ rentalId: booked.rentalId }))
    expect(await refusedWith(move(booked, 'VTC-01', 'VTC-03', ...hour))).toEqual({
      code: 'RENTAL_GONE',
      detail: { state: 'cancelled' },
    })
  })

  it('pushes aside who may go elsewhere', async () => {
    const one = await shop.book('2027-07-12 09:00', '2027-07-12 12:00', { VTC: 1 })
    const other = await shop.book('2027-07-12 09:00', '2027-07-12 12:00', { VTC: 1 }, 'M. Roux')
    const moved = await move(one, 'VTC-01', 'VTC-02', '2027-07-12 09:00', '2027-07-12 12:00')
    expect(moved.lines[0]?.number).toBe('VTC-02')
    expect(await shop.numbersOf(other.rentalId)).not.toEqual(['VTC-02'])
  })

  it('changes two bikes of one rental about', async () => {
    const booked = await shop.book('2027-07-12 09:00', '2027-07-12 12:00', { VTC: 2 })
    const moved = await move(booked, 'VTC-01', 'VTC-02', '2027-07-12 09:00', '2027-07-12 12:00')
    expect(moved.lines.map(({ number }) => number).toSorted()).toEqual(['VTC-01', 'VTC-02'])
  })
})
