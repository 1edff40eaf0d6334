import type { CommandContext } from '../../main/hosts/handlers.ts'
import { addDays } from '../../shared/business-day.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { instantOf } from '../../shared/wall-clock.ts'
import type { CarrierCode, DeliveryId } from './ids.ts'
import type { DeliveryHandlers, ParcelsParts } from './parts.ts'
import { blank, createReception } from './reception.ts'
import { readList, type AnnouncedLine } from './rules/announced-list.ts'
import { figuresOf, limitPassed, type Delivery, type Figures } from './rules/delivery.ts'
import { readScan } from './rules/reading.ts'

const RECENT_DAYS = 7
const RECENT_MAX = 20

/** Rounds in: opened, announced, scanned, closed. */
export function deliveryHandlers(parts: ParcelsParts): DeliveryHandlers {
  const { carriers, register, deliveries, doors } = parts
  const reception = createReception(parts)

  const itemsOf = (deliveryId: DeliveryId) => {
    const listed = deliveries.listed(deliveryId)
    return register.ofDelivery(deliveryId).map((parcel) => ({ parcel, isListed: listed.has(parcel.parcelId) }))
  }
  function figures({ closed, deliveryId, announcedCount }: Delivery): Figures {
    if (closed) return closed
    const listed = deliveries.listed(deliveryId)
    const items = deliveries.states(deliveryId)
    return figuresOf(
      announcedCount,
      items.map(({ parcelId, state }) => ({ isListed: listed.has(parcelId), state })),
    )
  }
  const shown = (delivery: Delivery) => ({ delivery, figures: figures(delivery) })

  function running(deliveryId: DeliveryId | null): Result<Delivery, 'DELIVERY_OVER'> {
    const delivery = deliveryId === null ? undefined : deliveries.delivery(deliveryId)
    return delivery && delivery.closedAtMs === null ? ok(delivery) : refuse('DELIVERY_OVER')
  }
  const sinceDay = (nowMs: number, daysAgo = 0): number => {
    const { zone, cutOffHour } = doors.cafe().settings
    return instantOf(addDays(doors.today(nowMs), -daysAgo), cutOffHour * 60, zone)
  }

  /** Whether a number is believed: not more in a day than was agreed, and not what nobody would bring. */
  function believed(delivery: Delivery, count: number, nowMs: number): Result<null, 'MANY_ANNOUNCED'> {
    const { carrier } = delivery
    const limit = carriers.termsOn(carrier, doors.today(nowMs))?.dailyLimit ?? null
    const before = deliveries.receivedSince(carrier, sinceDay(nowMs))
    const passed = limitPassed(count + before, limit)
    if (passed === undefined) return ok(null)
    return refuse('MANY_ANNOUNCED', { announced: count, limit: limit ?? 0, before })
  }

  /** One code of a list: a row that waits, unless it is here or waits already. */
  function enter(delivery: Delivery, line: AnnouncedLine, context: CommandContext): 'added' | string | null {
    const { carrier, deliveryId } = delivery
    const { code, parcelNo, parcelCount, name, phone } = line
    const known = register.activeAt(carrier, code, parcelNo)
    if (known && known.state !== 'not-received') {
      return known.state === 'announced' && known.deliveryId === deliveryId ? 'added' : known.place
    }
    const parcel = known ?? blank(carrier, { shipment: code, parcelNo, parcelCount })
    const told = { name: name || parcel.name, phone: phone || parcel.phone }
    register.happen({ ...parcel, ...told, deliveryId }, 'announce', { delivery: deliveryId }, context)
    return 'added'
  }

  return {
    deliveries(_input, { nowMs }) {
      const today = doors.today(nowMs)
      return {
        open: deliveries.open().map(shown),
        recent: deliveries.closedSince(sinceDay(nowMs, RECENT_DAYS), RECENT_MAX).map(shown),
        notReceived: [...deliveries.notReceived()],
        stock: register.here().length,
        today: carriers.carriers().map(({ code }) => ({
          carrier: code,
          received: deliveries.receivedSince(code, sinceDay(nowMs)),
          limit: carriers.termsOn(code, today)?.dailyLimit ?? null,
        })),
      }
    },

    delivery({ deliveryId }) {
      const delivery = deliveries.delivery(deliveryId)
      return delivery ? { ...shown(delivery), parcels: itemsOf(deliveryId) } : null
    },

    openDelivery({ deliveryId, carrier, driver }, { nowMs, operator, announce }) {
      const mayCome = comes(parts, carrier, nowMs)
      if (!mayCome.ok) return mayCome
      const times = { openedAtMs: nowMs, closedAtMs: null }
      const delivery = { deliveryId, carrier, driver, ...times, openedBy: operator, announcedCount: null, closed: null }
      deliveries.save(delivery)
      announce('services.changed')
      return ok(shown(delivery))
    },

    announce({ deliveryId, count, lines, driver, confirmed }, context) {
      const kept = running(deliveryId)
      if (!kept.ok) return kept
      const all = carriers.carriers()
      const { good, bad } = readList(lines, (raw) => readScan(raw, { carriers: all, carrier: kept.value.carrier }))
      const already = itemsOf(deliveryId).filter(({ isListed }) => isListed).length
      const asked = Math.max(count ?? 0, good.length === 0 ? 0 : already + good.length)
      const trusted = confirmed ? ok(null) : believed(kept.value, asked, context.nowMs)
      if (!trusted.ok) return trusted
      const known = good.flatMap((line) => {
        const place = enter(kept.value, line, context)
        return place === 'added' ? [] : [{ code: line.code, place }]
      })
      const delivery = {
        ...kept.value,
        announcedCount: count ?? kept.value.announcedCount,
        driver: driver ?? kept.value.driver,
      }
      deliveries.save(delivery)
      context.announce('services.changed')
      return ok({ ...shown(delivery), added: good.length - known.length, known, bad: [...bad] })
    },

    scanIn(input, context) {
      const delivery = running(input.deliveryId)
      if (!delivery.ok) return delivery
      const scanned = reception.scan(delivery.value, input, context)
      if (!scanned.ok) return scanned
      context.announce('services.changed')
      return ok({ scanned: scanned.value, figures: figures(delivery.value) })
    },

    turnAway({ parcelId, reserve }, context) {
      const parcel = register.parcel(parcelId)
      if (!parcel) return refuse('PARCEL_UNKNOWN')
      const delivery = running(parcel.deliveryId)
      if (!delivery.ok) return delivery
      const refused = reception.refuseAtDock(parcel, reserve, context)
      if (!refused.ok) return refused
      context.announce('services.changed')
      return ok({ parcel: register.parcel(parcelId) ?? parcel, figures: figures(delivery.value) })
    },

    closeDelivery({ deliveryId, confirmed }, context) {
      const kept = running(deliveryId)
      if (!kept.ok) return kept
      const closed = figures(kept.value)
      if (closed.missing > 0 && !confirmed) return refuse('MISSING_PARCELS', { missing: closed.missing })
      for (const { parcel } of itemsOf(deliveryId).filter((item) => item.parcel.state === 'announced')) {
        const unseen = register.happen(parcel, 'not-seen', { delivery: deliveryId }, context)
        if (!unseen.ok) return unseen
      }
      const delivery = { ...kept.value, closedAtMs: context.nowMs, closed }
      deliveries.save(delivery)
      context.announce('services.changed')
      return ok(shown(delivery))
    },

    closeMissing({ parcelId }, context) {
      const parcel = register.parcel(parcelId)
      if (!parcel) return refuse('PARCEL_UNKNOWN')
      const closed = register.happen(parcel, 'close-missing', {}, context)
      if (closed.ok) context.announce('services.changed')
      return closed
    },
  }
}

/** Whether anything of a carrier may come in on the day: its contract runs, and says for how long a parcel is kept. */
function comes(
  { carriers, doors }: ParcelsParts,
  code: CarrierCode,
  nowMs: number,
): Result<null, 'CARRIER_UNKNOWN' | 'CONTRACT_OVER' | 'CONTRACT_NOT_BEGUN' | 'NO_TERMS'> {
  const carrier = carriers.carrier(code)
  if (!carrier) return refuse('CARRIER_UNKNOWN')
  const { from, to, name } = carrier
  const day = doors.today(nowMs)
  if (to !== null && day > to) return refuse('CONTRACT_OVER', { to })
  if (day < from) return refuse('CONTRACT_NOT_BEGUN', { from })
  return carriers.termsOn(code, day) ? ok(null) : refuse('NO_TERMS', { carrier: name })
}
