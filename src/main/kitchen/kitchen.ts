import type { OrderKind } from '../../shared/contracts/kitchen.ts'
import type { PrepStationId, ProductId, TicketId } from '../../shared/ids.ts'
import { milli, type Milli } from '../../shared/money.ts'
import type { VoidReason } from '../../shared/ticket.ts'
import type { CatalogueStore } from '../catalogue/index.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { Printing } from '../printing/index.ts'
import type { RoomStore } from '../tabs/index.ts'
import type { DraftLine, DraftPart, DraftTicket, OpenSession, Tickets } from '../tickets/index.ts'
import {
  callOff,
  courseOf,
  partition,
  prepStationOf,
  shownAllergens,
  toldOtherwise,
  untold,
  withoutHeld,
  type RoutedLine,
  type Told,
} from './rules.ts'
import type { KitchenStore, NewLine, SentOrder } from './store.ts'

export type KitchenParts = {
  readonly store: KitchenStore
  readonly tickets: Tickets
  readonly catalogue: CatalogueStore
  readonly rooms: Pick<RoomStore, 'labelOf'>
  readonly printing: Pick<Printing, 'hasPrinter' | 'printSlip'>
  readonly session: () => OpenSession | undefined
}
/** A line of an open ticket that is not wanted any more, or not all of it. */
export type NotWanted = { readonly line: DraftLine; readonly quantityMilli: Milli }

/** What somebody makes: a line, or one part of a set menu. */
type Made = { readonly line: DraftLine; readonly part: number | null; readonly course: number | null }
type Routed = RoutedLine & Made & { readonly prepStationId: PrepStationId }
type Slip = { readonly prepStationId: PrepStationId; readonly kind: OrderKind; readonly line: NewLine }

/** The door of the kitchen: what it hears of a ticket, inside the command that changes the ticket. */
export function createKitchen(parts: KitchenParts) {
  const { store, catalogue, tickets } = parts

  /** The lines that somebody makes, with where and when; of a set menu each part by itself. */
  function routed(draft: DraftTicket): readonly Routed[] {
    const setup = store.setup()
    if (setup.prepStations.length === 0) return []
    return draft.lines.flatMap((line) =>
      line.parts.length === 0 ? routedOne(line, null) : line.parts.flatMap((_, part) => routedOne(line, part)),
    )
  }

  function routedOne(line: DraftLine, part: number | null): readonly Routed[] {
    const setup = store.setup()
    const product = catalogue.product(makes(line, part).productId)
    const station = product && prepStationOf(setup, product)
    if (!product || !station) return []
    const { lineId, quantityMilli, rootLineId } = line
    const course = courseOf(setup, product, setup.courses ? store.courseOf(rootLineId) : undefined)
    const sentMilli = milli(line.sentMilli - (part === null ? 0 : store.held(rootLineId, part)))
    return [{ line, part, lineId, quantityMilli, sentMilli, course, prepStationId: station.prepStationId }]
  }

  function newLine({ line, part, course }: Made, quantity: Milli, difference: number): NewLine {
    const made = makes(line, part)
    return {
      rootLineId: line.rootLineId,
      part,
      productId: made.productId,
      label: made.label,
      menu: part === null ? null : line.label,
      options: made.options.map((option) => option.label),
      note: line.note,
      allergens: shownAllergens(store.setup(), catalogue.product(made.productId), line.note),
      course,
      quantityMilli: quantity,
      differenceMilli: difference,
    }
  }

  /** Writes what belongs together on one order: one prep station, one kind, in the order of its lines. */
  function write(draft: DraftTicket, slips: readonly Slip[], reason: VoidReason | null, context: CommandContext): void {
    const setup = store.setup()
    for (const [, same] of Map.groupBy(slips, ({ prepStationId, kind }) => `${prepStationId} ${kind}`)) {
      const first = same[0]
      if (!first) continue
      const station = setup.prepStations.find(({ prepStationId }) => prepStationId === first.prepStationId)
      const order: SentOrder = {
        sessionId: parts.session()?.sessionId ?? null,
        training: tickets.isTraining(),
        ticketId: draft.ticketId,
        prepStationId: first.prepStationId,
        stationLabel: station?.label ?? '',
        kind: first.kind,
        reason,
        place: draft.place,
        ...calledNow(draft),
        covers: draft.tab?.covers ?? null,
        operatorId: context.operator,
        sentAtMs: context.nowMs,
      }
      const number = store.add(
        order,
        same.map(({ line }) => line),
      )
      if (station?.paper && parts.printing.hasPrinter(station.prepStationId)) {
        parts.printing.printSlip('kitchen-order', number, context, station.prepStationId)
      }
    }
    if (slips.length > 0) context.announce('kitchen.changed')
  }

  function calledNow({ tab }: DraftTicket): Pick<SentOrder, 'tableLabel' | 'name'> {
    return { tableLabel: (tab?.tableId && parts.rooms.labelOf(tab.tableId)) || null, name: tab?.label ?? '' }
  }

  /** What was told otherwise before: an option or a note that changed since. While several pay, a line is one of many. */
  function changes(draft: DraftTicket, lines: readonly Routed[]): readonly Slip[] {
    if (draft.partOf !== null || draft.split !== null) return []
    return lines
      .filter(({ sentMilli }) => sentMilli > 0)
      .flatMap((one) => {
        const old = otherwise(one)
        return [...Map.groupBy(old, ({ prepStationId }) => prepStationId)].map(([prepStationId, same]): Slip => {
          const quantity = milli(same.reduce((sum, { leftMilli }) => sum + leftMilli, 0))
          same.forEach((told) => store.callOff(told, told.leftMilli))
          return { prepStationId, kind: 'changed', line: newLine(one, quantity, 0) }
        })
      })
  }

  /** Whether a line was told otherwise than it is now; asks and changes nothing. */
  function isChanged(draft: DraftTicket, one: Routed): boolean {
    if (draft.partOf !== null || draft.split !== null || one.sentMilli === 0) return false
    return otherwise(one).length > 0
  }

  function otherwise({ line, part }: Made): readonly Told[] {
    const options = makes(line, part).options.map(({ label }) => label)
    return toldOtherwise(store.told(line.rootLineId, part), { options, note: line.note })
  }

  /** Tells what is not told yet; answers whether there was anything. */
  function tell(draft: DraftTicket, context: CommandContext, { all = false, until = 0 } = {}): boolean {
    if (!parts.session()) return false
    const lines = routed(draft)
    if (lines.length === 0) return false
    const before = store.fired(draft.ticketId)
    const { now, held, fired } = partition(lines, until > 0 ? Math.max(before ?? 0, until) : before, all)
    const slips = [
      ...changes(draft, lines),
      ...now.map((one): Slip => {
        const kind = store.knows(draft.ticketId, one.prepStationId) ? 'more' : 'new'
        return { prepStationId: one.prepStationId, kind, line: newLine(one, untold(one), untold(one)) }
      }),
    ]
    const told = new Set(now.map(({ lineId }) => lineId))
    // A set menu counts as told with its first part; what waits of the others is remembered beside it.
    for (const one of held) if (told.has(one.lineId)) hold(one, untold(one))
    for (const one of now) {
      tickets.setSent(one.lineId, one.quantityMilli)
      hold(one, milli(0))
    }
    if (fired !== undefined && fired !== before) store.setFired(draft.ticketId, fired)
    write(draft, slips, null, context)
    return slips.length > 0
  }

  function hold({ line, part }: Made, heldMilli: Milli): void {
    if (part !== null) store.setHeld(line.rootLineId, part, heldMilli)
  }

  /** What a line's prep stations hear when less of it is wanted: each part of a set menu its own. */
  function calledOffOf({ line, quantityMilli }: NotWanted): readonly Slip[] {
    // A menu may have been told whole, by a till that did not know of parts.
    return [null, ...line.parts.keys()].flatMap((part) => {
      const { told, held } = withoutHeld(part === null ? milli(0) : store.held(line.rootLineId, part), quantityMilli)
      hold({ line, part, course: null }, held)
      const off = callOff(store.told(line.rootLineId, part), told)
      off.forEach((one) => store.callOff(one.told, one.quantityMilli))
      return [...Map.groupBy(off, (one) => one.told.prepStationId)].map(([prepStationId, same]): Slip => {
        const quantity = milli(same.reduce((sum, one) => sum + one.quantityMilli, 0))
        const { options, note } = same[0]?.told ?? { options: [], note: '' }
        const gone = { ...newLine({ line, part, course: null }, quantity, -quantity), options: [...options], note }
        return { prepStationId, kind: 'cancelled', line: gone }
      })
    })
  }

  return {
    tell,
    calledNow,

    /** Everything that waits goes before a ticket is settled or shared. Answers with the ticket as it then is. */
    tellAll(draft: DraftTicket, context: CommandContext): DraftTicket {
      return tell(draft, context, { all: true }) ? (tickets.find(draft.ticketId) ?? draft) : draft
    },

    /** Calls off what was told: each prep station hears of its own, whatever is made where by now. */
    cancelSent(draft: DraftTicket, gone: readonly NotWanted[], reason: VoidReason | null, context: CommandContext) {
      write(draft, gone.flatMap(calledOffOf), reason, context)
    },

    /** What of a ticket waits, for the keys of the counter. */
    ofTicket(ticketId: TicketId) {
      const draft = tickets.find(ticketId)
      if (!draft) return { toSend: 0, held: [], courses: [] }
      const lines = routed(draft)
      const { now, held } = partition(lines, store.fired(ticketId))
      const changed = lines.filter((line) => !now.includes(line) && isChanged(draft, line))
      return {
        toSend: now.length + changed.length,
        held: [...Map.groupBy(held, ({ course }) => course ?? 0)]
          .map(([course, same]) => ({ course, lines: same.length }))
          .toSorted((a, b) => a.course - b.course),
        // Of a set menu each part has the course of its product.
        courses: lines.flatMap(({ lineId, part, course }) =>
          course === null || part !== null ? [] : [{ lineId, course }],
        ),
      }
    },

    isSoldOut: (productId: ProductId): boolean => store.isSoldOut(productId),

    /** A new day: what ran out yesterday was bought again, and courses of tickets that are over are dropped. */
    dayBegins(context: CommandContext): void {
      const drafts = tickets.allDrafts()
      const lines = drafts.flatMap((draft) => draft.lines)
      store.keepCoursesOf(new Set(drafts.map((draft) => draft.ticketId)), new Set(lines.map((line) => line.rootLineId)))
      if (store.setup().soldOutForTheDay) store.forgetSoldOut()
      context.announce('kitchen.changed')
    },
  }
}
export type Kitchen = ReturnType<typeof createKitchen>

/** What is made for a line, or for one part of it. */
function makes(line: DraftLine, part: number | null): Pick<DraftPart, 'productId' | 'label' | 'options'> {
  return (part === null ? undefined : line.parts[part]) ?? { ...line, options: [...line.options] }
}
