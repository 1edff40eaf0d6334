import {
  newCommandId,
  newCustomerId,
  newPriceListId,
  newRoomId,
  newTableId,
  type CustomerId,
  type OperatorId,
  type PrepStationId,
  type TableId,
} from '../../../src/shared/ids.ts'
import { cents } from '../../../src/shared/money.ts'
import type { Role } from '../../../src/shared/rights.ts'
import { durand } from '../customers.ts'
import { LEA, SAMI } from '../said.ts'
import type { Ask, Shop } from '../shop.ts'
import { HAPPY_FROM_MINUTE, HAPPY_TO_MINUTE, happyPrices, itemsOf, terracePrices } from './own-prices.ts'

export type Person = { readonly operatorId: OperatorId; readonly role: Role; readonly pin: string }
export const MANAGER: Person = { operatorId: LEA, role: 'manager', pin: '4071' }
export const staff: readonly Person[] = [
  { operatorId: SAMI, role: 'server', pin: '1958' },
  { operatorId: 'opr_ana' as OperatorId, role: 'server', pin: '2716' },
  { operatorId: 'opr_bruno' as OperatorId, role: 'deputy', pin: '3849' },
]
export const COOK: Person = { operatorId: 'opr_karim' as OperatorId, role: 'cook', pin: '6620' }

/** A table, inside or out. */
export type Seat = { readonly tableId: TableId; readonly outside: boolean }

/** Two rooms, a bar beside the kitchen, a happy hour and dearer coffee outside. */
export async function furnish({ ask }: Shop): Promise<readonly Seat[]> {
  const command = () => ({ commandId: newCommandId() })
  const drawn = (count: number, first: number) =>
    Array.from({ length: count }, (_, n) => ({
      tableId: newTableId(),
      label: String(first + n),
      shape: 'square' as const,
      x: (n % 6) * 4,
      y: Math.floor(n / 6) * 4,
      width: 3,
      height: 3,
      seats: 4,
    }))
  const inside = { roomId: newRoomId(), label: 'Salle', area: 'room' as const, tables: drawn(18, 1) }
  const outside = { roomId: newRoomId(), label: 'Terrasse', area: 'terrace' as const, tables: drawn(10, 50) }
  await ask.tabs.saveRooms({ ...command(), rooms: [inside, outside] })
  const setup = await ask.kitchen.setup({})
  const bar = { prepStationId: 'pst_bar' as PrepStationId, label: 'Bar', paper: false, screen: true }
  const poured = ['bieres', 'vins'].map((categoryId) => ({
    categoryId,
    prepStationId: bar.prepStationId,
    course: null,
  }))
  await ask.kitchen.saveSetup({
    ...command(),
    setup: {
      ...setup,
      prepStations: [...setup.prepStations, bar],
      categories: [...setup.categories.filter(({ categoryId }) => !['bieres', 'vins'].includes(categoryId)), ...poured],
    },
  })
  const hours = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: HAPPY_FROM_MINUTE, toMinute: HAPPY_TO_MINUTE }
  await ask.priceLists.save({
    ...command(),
    list: {
      listId: newPriceListId(),
      label: 'Happy hour',
      schedule: { ...hours, firstDay: null, lastDay: null },
      areas: [],
      items: itemsOf(happyPrices).map((one) => ({ ...one, priceCents: cents(one.priceCents) })),
    },
  })
  await ask.priceLists.save({
    ...command(),
    list: {
      listId: newPriceListId(),
      label: 'Terrasse',
      schedule: null,
      areas: ['terrace'],
      items: itemsOf(terracePrices).map((one) => ({ ...one, priceCents: cents(one.priceCents) })),
    },
  })
  return [
    ...inside.tables.map(({ tableId }) => ({ tableId, outside: false })),
    ...outside.tables.map(({ tableId }) => ({ tableId, outside: true })),
  ]
}

/** How far the account of a regular goes. */
export const LIMIT = 8_000

/** Three whom the café trusts: they pay at the end of the month. */
export async function regulars({ ask }: Shop): Promise<readonly CustomerId[]> {
  const known = ['Jeanne', 'Marcel', 'Odile'].map((name) => ({ customerId: newCustomerId(), name }))
  for (const { customerId, name } of known) {
    await ask.customers.save({
      commandId: newCommandId(),
      customerId,
      ...durand,
      name,
    })
    await ask.accounts.setLimit({ commandId: newCommandId(), customerId, limitCents: cents(LIMIT) })
  }
  return known.map(({ customerId }) => customerId)
}

/** Everybody gets a PIN; whoever may more than a server has it before the role. */
export async function hire({ people }: Ask): Promise<void> {
  const command = () => ({ commandId: newCommandId() })
  await people.setPin({ ...command(), operatorId: MANAGER.operatorId, pin: MANAGER.pin })
  for (const { operatorId, role, pin } of [...staff, COOK]) {
    const person = {
      operatorId,
      name: operatorId.slice(4),
      initials: operatorId.slice(4, 6).toUpperCase(),
      active: true,
    }
    await people.save({ ...command(), ...person, role: 'server' })
    await people.setPin({ ...command(), operatorId, pin })
    if (role !== 'server') await people.save({ ...command(), ...person, role })
  }
}
