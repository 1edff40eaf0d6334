import { openLedger } from '../../../main/db/open.ts'
import { newCommandId, newCustomerId } from '../../../shared/ids.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newBatchId, newRoundId, newWelfareNoteId } from '../ids.ts'
import { createMenuStore } from '../menu-store.ts'
import { createOrderStore } from '../order-store.ts'
import { createPeopleStore } from '../people-store.ts'
import { mealsOf } from './meals-shop.ts'
import { cold, dishOf, FRIDAY, fileOf, orderOf, stopOf } from './round-shop.ts'

/** Inputs of the kitchen and the rounds that pass: a round is on its way with the meal of somebody. */
export async function goodRoundInputs(shop: Shop): Promise<Readonly<Record<string, object>>> {
  const meals = mealsOf(shop.ask)
  const round = {
    roundId: newRoundId(),
    name: 'Tournée',
    vehicle: 'Kangoo',
    startMinute: 600,
    broughtOn: [1, 2, 3, 4, 5, 5, 5],
  }
  const ofRun = { roundId: round.roundId, day: FRIDAY }
  const personId = newCustomerId()
  const dish = dishOf('Soupe', 'soup')
  await meals.saveRound({ commandId: newCommandId(), round })
  const db = openLedger(shop.ledgerFile)
  createPeopleStore(db).save(fileOf(personId, { roundId: round.roundId }))
  createMenuStore(db).saveDish(dish)
  createOrderStore(db).save(orderOf(personId, { roundId: round.roundId, state: 'prepared' }))
  db.close()
  const load = { commandId: newCommandId(), ...ofRun, driver: 'Jean', temperature: cold(21), anyway: true }
  await meals.load(load)
  const stop = stopOf(personId, 'bag-back', 'Volets fermés')
  return {
    'meals.saveRound': { round },
    'meals.saveBatch': { batchId: newBatchId(), dishId: dish.dishId, producedOn: '2026-11-20', note: 'cuve 2' },
    'meals.recordStop': { ...ofRun, stop },
    'meals.validate': { ...ofRun, stops: [stop], restDelivered: true, temperature: cold(21, 'last-stop'), km: 12 },
    'meals.writeWelfare': { noteId: newWelfareNoteId(), personId, text: 'Va bien', urgent: false, toldTo: 'Anne' },
  }
}
