import { z } from 'zod'
import { zText } from '../free-text.ts'
import { zAllergen, zPlace } from '../catalogue.ts'
import { zLineId, zPrepStationId, zProductId, zTicketId } from '../ids.ts'
import { heldStations } from '../stations.ts'
import { COVERS_MAX, zCounter, zVoidReason } from '../ticket.ts'
import { command, query, zInstantMs, zPositiveMilli } from './procedure.ts'

/** The courses of a meal in their order: starters, mains, desserts, coffees. */
export const COURSES_MAX = 4
export const zCourse = z.int().min(1).max(COURSES_MAX)

/** Where things are made, as the owner set it up: it hears of orders on paper, on a screen, or both. */
export const zPrepStation = z.strictObject({
  prepStationId: zPrepStationId,
  label: zText(16, 1),
  paper: z.boolean(),
  screen: z.boolean(),
})
export type PrepStation = z.infer<typeof zPrepStation>

/** What becomes of everything in a category. Without a prep station nothing of it is sent. */
const zCategoryRoute = z.strictObject({
  categoryId: z.string(),
  prepStationId: zPrepStationId.nullable(),
  course: zCourse.nullable(),
})
/** Where one product goes another way than its category; what is not said is as in the category. */
const zProductRoute = z.strictObject({
  productId: zProductId,
  prepStationId: zPrepStationId.nullable().exactOptional(),
  course: zCourse.nullable().exactOptional(),
})

/** How the café sends its orders. A café without a prep station sends nothing, and sees nothing of all this. */
export const zKitchenSetup = z.strictObject({
  prepStations: z.array(zPrepStation).max(6),
  categories: z.array(zCategoryRoute).max(8),
  products: z.array(zProductRoute).max(1000),
  /** Whether courses wait until they are called for. */
  courses: z.boolean(),
  /** The allergens of a product stand on its slip always, or only where the line has a note. */
  allergens: z.enum(['with-note', 'always']),
  /** What was sold out is there again when the next day is opened. */
  soldOutForTheDay: z.boolean(),
})
export type KitchenSetup = z.infer<typeof zKitchenSetup>

export const NO_KITCHEN: KitchenSetup = {
  prepStations: [],
  categories: [],
  products: [],
  courses: false,
  allergens: 'with-note',
  soldOutForTheDay: true,
}

/** `new` is the first of a ticket at its prep station, `changed` says anew what was sent already. */
export const zOrderKind = z.enum(['new', 'more', 'changed', 'cancelled'])
export type OrderKind = z.infer<typeof zOrderKind>

export const zOrderLine = z.strictObject({
  position: z.int().min(0),
  productId: zProductId,
  label: z.string(),
  /** The set menu that it is a part of. */
  menu: z.string().nullable(),
  options: z.array(z.string()),
  note: z.string(),
  allergens: z.array(zAllergen),
  course: zCourse.nullable(),
  /** What the order asks for, or calls off. */
  quantityMilli: zPositiveMilli,
  /** How much of it was called off since. */
  cancelledMilli: z.int().min(0),
  doneAtMs: zInstantMs.nullable(),
})
export type OrderLine = z.infer<typeof zOrderLine>

/** What one prep station was told at once, as its screen shows it. */
export const zOrder = z.strictObject({
  number: z.int().positive(),
  prepStationId: zPrepStationId,
  kind: zOrderKind,
  reason: zVoidReason.nullable(),
  place: zPlace,
  /** The table and the name of the tab, as they are called now; neither at the counter. */
  tableLabel: z.string().nullable(),
  name: z.string(),
  covers: z.int().min(1).max(COVERS_MAX).nullable(),
  server: z.string(),
  sentAtMs: zInstantMs,
  lines: z.array(zOrderLine).min(1),
})
export type Order = z.infer<typeof zOrder>

export const zBoard = z.strictObject({
  /** The prep stations with a screen. */
  prepStations: z.array(zPrepStation),
  /** What is still to make, the oldest first. */
  orders: z.array(zOrder),
  /** Whether there is a tick to undo, at each prep station that has one. */
  undo: z.array(zPrepStationId),
})
export type Board = z.infer<typeof zBoard>

/** What of an open ticket the kitchen was not told yet. */
export const zTicketInKitchen = z.strictObject({
  /** How many lines would be sent now. */
  toSend: z.int().min(0),
  /** Courses that wait to be called for, in their order. */
  held: z.array(z.strictObject({ course: zCourse, lines: z.int().positive() })),
  /** The course of each line that has one. Empty where the café serves without courses. */
  courses: z.array(z.strictObject({ lineId: zLineId, course: zCourse })),
})
export type TicketInKitchen = z.infer<typeof zTicketInKitchen>

export const setup = query({ right: 'look', output: zKitchenSetup, stations: heldStations })

/** Sets up prep stations and who makes what. Orders that were sent stay as they were. */
export const saveSetup = command({
  right: 'settings',
  input: { setup: zKitchenSetup },
  output: zKitchenSetup,
  refusals: ['PREP_STATION_UNKNOWN', 'PREP_STATION_LABEL_TWICE'],
})

const onTicket = { ticketId: zTicketId }
const sendRefusals = ['DAY_NOT_OPEN', 'TICKET_NOT_OPEN', 'TICKET_ELSEWHERE', 'NOTHING_TO_SEND'] as const

/** Tells the kitchen and the bar what they do not know yet of a ticket: the difference, and what is not on hold. */
export const send = command({ right: 'sell', input: onTicket, output: zCounter, refusals: sendRefusals })

/** Calls for a course, and for what comes before it. */
export const fire = command({
  right: 'sell',
  input: { ...onTicket, course: zCourse },
  output: zCounter,
  refusals: sendRefusals,
})

/** Serves a line with another course than its product's. */
export const setCourse = command({
  right: 'sell',
  input: { ...onTicket, lineId: zLineId, course: zCourse },
  output: zTicketInKitchen,
  refusals: ['TICKET_NOT_OPEN', 'TICKET_ELSEWHERE', 'LINE_UNKNOWN', 'COURSES_OFF', 'LINE_SENT'],
})

export const ofTicket = query({ right: 'look', input: onTicket, output: zTicketInKitchen })

export const board = query({ right: 'look', output: zBoard, stations: heldStations })

/** Says that lines of an order are made, or that a cancellation was seen: all of them without positions. */
export const tick = command({
  right: 'kitchen',
  input: { number: z.int().positive(), positions: z.array(z.int().min(0)).min(1).max(200).optional() },
  output: zBoard,
  refusals: ['ORDER_UNKNOWN', 'NOTHING_TO_TICK'],
  stations: heldStations,
})

/** Takes the last tick back: at one prep station, or wherever it was. */
export const undoTick = command({
  right: 'kitchen',
  input: { prepStationId: zPrepStationId.nullable() },
  output: zBoard,
  refusals: ['NOTHING_TO_UNDO'],
  stations: heldStations,
})

/** Prints an order once more, marked as a DUPLICATA. */
export const reprint = command({
  right: 'kitchen',
  input: { number: z.int().positive() },
  output: z.strictObject({ copyNumber: z.int().min(0) }),
  refusals: ['ORDER_UNKNOWN', 'NO_PRINTER'],
  stations: heldStations,
})

export const soldOut = query({
  right: 'look',
  output: z.array(z.strictObject({ productId: zProductId, sinceMs: zInstantMs })),
})

/** There is none left, or there is again. */
export const setSoldOut = command({
  right: 'sell',
  input: { productId: zProductId, soldOut: z.boolean() },
  output: z.array(z.strictObject({ productId: zProductId, sinceMs: zInstantMs })),
  refusals: ['PRODUCT_UNKNOWN'],
})

export const kitchen = {
  setup,
  saveSetup,
  send,
  fire,
  setCourse,
  ofTicket,
  board,
  tick,
  undoTick,
  reprint,
  soldOut,
  setSoldOut,
}
