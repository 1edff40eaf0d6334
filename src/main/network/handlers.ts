import { isDeepStrictEqual } from 'node:util'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { Catalogue, VatClass } from '../../shared/catalogue.ts'
import type { MadeMonth, network as contract } from '../../shared/contracts/network.ts'
import type { Settings, Site, Software } from '../../shared/contracts/till.ts'
import { NO_FILE, SCHEMA_VERSION, type FileContent } from '../../shared/network-file.ts'
import {
  activityOfClass,
  firstDay,
  lastDay,
  monthAway,
  monthOf,
  serviceRule,
  type Activity,
  type Month,
} from '../../shared/network.ts'
import { ZERO } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { SEVERAL } from '../../shared/service-line.ts'
import { percent } from '../../shared/texts/network-words.ts'
import type { ClosureStore } from '../closures/index.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { Tickets } from '../tickets/index.ts'
import { createMonths, type FoldedMonth } from './month.ts'
import { handOver } from './handing-over.ts'
import { forecast } from './rules.ts'
import { hashOf } from './seal.ts'
import { feeOfFile, type MadeFile, type NetworkStore } from './store.ts'
import { siteOnPaper } from '../documents/demonstration.ts'
import { createVillage, type VillageParts } from './village.ts'

/** One of the several services that a brick is made of, by its key. */
export type NamedService = { readonly key: string; readonly name: string; readonly activity: Activity }

export type NetworkParts = {
  readonly store: NetworkStore
  readonly closures: Pick<ClosureStore, 'between'>
  readonly tickets: Pick<Tickets, 'until'>
  readonly sessionDays: () => { readonly first: BusinessDay; readonly last: BusinessDay } | undefined
  readonly today: (nowMs: number) => BusinessDay
  readonly catalogue: () => Catalogue
  readonly rendered: VillageParts['rendered']
  /** The services that are one of several, each with its key. */
  readonly several: () => readonly NamedService[]
  readonly eventLog: EventLog
  readonly software: Software
  readonly cafe: () => { readonly site: Site; readonly demo: boolean; readonly settings: Settings }
}

const FILES_SHOWN = 60
/** Eight weeks and the month before them. */
const SALES_MONTHS = -3

export function networkHandlers(parts: NetworkParts): Handlers<typeof contract> {
  const { store, eventLog, today } = parts
  const classes = classesOf(parts.catalogue)
  const proposed = () => new Map(parts.several().map(({ key, activity }) => [key, activity]))
  const readMonth = createMonths({ ...parts, classOf: classes, proposed })
  const firstUse = () => parts.sessionDays()?.first
  const readVillage = createVillage({ ...parts, firstUse, zone: () => parts.cafe().settings.zone })

  function villageOf(month: Month, nowMs: number) {
    const empty = { visits: 0, openDays: 0, promisedMinutes: 0, keptMinutes: 0, services: [], turnoverCents: ZERO }
    return {
      now: readVillage(month, nowMs) ?? { month, ...empty },
      monthBefore: readVillage(monthAway(month, -1), nowMs) ?? null,
      yearBefore: readVillage(monthAway(month, -12), nowMs) ?? null,
    }
  }

  return {
    setSettings({ from, settings }, context) {
      eventLog.record('setting-changed', context, {
        before: { network: store.settingsOf(from) },
        after: { network: settings, from },
      })
      store.keepSettings(from, settings)
      context.announce('network.changed')
      return ok(settings)
    },

    declareShut({ day, isShut }, context) {
      if (day >= today(context.nowMs)) return refuse('NETWORK_DAY_TO_COME')
      if (isShut && store.salesByDay(day, day).length > 0) return refuse('NETWORK_DAY_TRADED')
      eventLog.record('setting-changed', context, { before: { shut: !isShut }, after: { shut: isShut, day } })
      store.setShut(day, isShut)
      context.announce('network.changed')
      return ok({ day, isShut })
    },

    make({ month }, context) {
      const folded = readMonth(month, context.nowMs)
      if (folded.settings.siteId === '') return refuse('NETWORK_SITE_MISSING')
      if (!folded.hasClosedDays) return refuse('NETWORK_MONTH_EMPTY')
      const rates = folded.unknownRates.map((one) => percent(one, 'fr')).join(', ')
      if (rates !== '') return refuse('NETWORK_RATE_UNKNOWN', { rates })
      if (isTold(store.files(FILES_SHOWN), folded)) return refuse('NETWORK_ALREADY_TOLD')
      const made = madeOf(folded, store.files(1)[0], parts.cafe().demo, context.nowMs)
      eventLog.record('data-exported', context, { kind: 'network', month, sequence: made.sequence, hash: made.hash })
      store.keepFile(made)
      context.announce('network.changed')
      return ok(shown(made))
    },

    settings(_input, { nowMs }) {
      const month = monthOf(today(nowMs))
      const settings = store.settingsOf(month)
      const several = parts.several()
      const names = new Map(several.map(({ key, name }) => [key, name]))
      const own = parts.cafe().settings.services.filter((service) => service !== SEVERAL)
      const known = new Set([...own, ...names.keys(), ...store.servicesSold()])
      return {
        settings,
        month,
        categories: categoriesOf(parts.catalogue()),
        services: [...known].map((key) => ({
          ...serviceRule(settings, key, proposed()),
          name: names.get(key) ?? '',
        })),
      }
    },

    month({ month }, { nowMs }) {
      const folded = readMonth(month, nowMs)
      const { days, missingDays, rows, unknownRates, fee } = folded
      return {
        month,
        days: [...days],
        missingDays: [...missingDays],
        rows: [...rows],
        unknownRates: [...unknownRates],
        fee,
        isTold: isTold(store.files(FILES_SHOWN), folded) ?? null,
      }
    },

    made: () => store.files(FILES_SHOWN).map(shown),

    files({ sequence, lang }, { nowMs }) {
      const made = store.file(sequence)
      if (!made) return null
      return handOver(made, { ...paperFacts(lang, nowMs), to: store.settingsOf(made.month).email })
    },

    village: ({ month }, { nowMs }) => villageOf(month, nowMs),

    async villagePage({ month, turnover, lang }, { nowMs }) {
      const village = villageOf(month, nowMs)
      const { townHall } = store.settingsOf(month)
      const { villagePdf } = await import('./papers.ts') // large, and no sale waits for it
      const bytes = await villagePdf(village, { ...paperFacts(lang, nowMs), townHall, turnover })
      return { name: `mairie-${month}.pdf`, base64: Buffer.from(bytes).toString('base64') }
    },

    forecast(_input, { nowMs }) {
      const now = today(nowMs)
      const month = monthOf(now)
      const settings = store.settingsOf(month)
      const sold = store.salesByDay(firstDay(monthAway(month, SALES_MONTHS)), lastDay(month))
      const sales = new Map(sold.map((day) => [day.day, day.htCents]))
      const { days, ...sums } = forecast({ month, today: now, firstUse: firstUse(), sales, settings })
      const isBlank = settings.guaranteedPayCents === 0 && settings.fixedChargesCents === 0
      return { month, today: now, isBlank, days: [...days], ...sums }
    },
  }

  function paperFacts(lang: 'fr' | 'en', nowMs: number) {
    const cafe = parts.cafe()
    return { site: siteOnPaper(cafe), zone: cafe.settings.zone, software: parts.software, lang, nowMs }
  }
}

/** Whether the last file of a month says what its ledger says now; undefined where none was made. */
function isTold(files: readonly MadeFile[], { month, settings, rows, missingDays }: FoldedMonth): boolean | undefined {
  const last = files.find((one) => one.month === month)
  if (!last) return undefined
  const { content, terms } = last
  const before = [content.site_id, content.rows, content.missing_days, terms]
  return isDeepStrictEqual(before, [settings.siteId, rows, missingDays, termsOf(settings)])
}

function termsOf({ feeFixedCents, feeHundredths, feeOnCommissions }: FoldedMonth['settings']) {
  return { feeFixedCents, feeHundredths, feeOnCommissions }
}

/** The next file of this café, bound to the one before it. */
function madeOf(folded: FoldedMonth, before: MadeFile | undefined, demo: boolean, nowMs: number): MadeFile {
  const sequence = (before?.sequence ?? 0) + 1
  const content: FileContent = {
    schema_version: SCHEMA_VERSION,
    site_id: folded.settings.siteId,
    month: folded.month,
    sequence,
    hash_previous: before?.hash ?? NO_FILE,
    missing_days: [...folded.missingDays],
    rows: [...folded.rows],
    ...(demo && { demo }),
  }
  return {
    sequence,
    month: folded.month,
    madeAtMs: nowMs,
    content,
    hash: hashOf(content),
    terms: termsOf(folded.settings),
  }
}

function shown(made: MadeFile): MadeMonth {
  const { sequence, month, madeAtMs, hash, content } = made
  return { sequence, month, madeAtMs, hash, missingDays: content.missing_days, fee: feeOfFile(made) }
}

/** The classes of all products, made anew when the catalogue is. */
function classesOf(catalogue: () => Catalogue) {
  let of: Catalogue | undefined
  let classes: ReadonlyMap<string, VatClass> = new Map()
  return (productId: string): VatClass | undefined => {
    const now = catalogue()
    if (now !== of) classes = new Map(now.products.map(({ id, vatClass }) => [id, vatClass]))
    of = now
    return classes.get(productId)
  }
}

/** What most products of each category are. */
function categoriesOf({ categories, products }: Catalogue) {
  return categories.map(({ id, label }) => {
    const own = products.filter(({ categoryId }) => categoryId === id)
    const counts = new Map<Activity, number>()
    for (const { vatClass } of own) {
      const activity = activityOfClass[vatClass]
      counts.set(activity, (counts.get(activity) ?? 0) + 1)
    }
    const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
    return {
      category: label,
      proposed: most?.[0] ?? ('other' as const),
      isAgency: own.some(({ vatClass }) => vatClass === 'press-agency'),
    }
  })
}
