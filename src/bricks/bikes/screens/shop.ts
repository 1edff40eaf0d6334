import { useQuery } from '@tanstack/react-query'
import { createContext, use, useEffect, useState } from 'react'
import { Defect } from '../../../shared/assert.ts'
import { businessDay, wallTime, type BusinessDay } from '../../../shared/business-day.ts'
import type { CommandId } from '../../../shared/ids.ts'
import type { Cents } from '../../../shared/money.ts'
import type { RefusalDetail } from '../../../shared/result.ts'
import { euros, time } from '../../../shared/texts/format.ts'
import { texts } from '../../../shared/texts/index.ts'
import { brickClient, refusalOf, type BrickHost } from '../../../renderer/client/brick.ts'
import type { BikesContract } from '../contract/index.ts'
import { texts as sentences } from '../texts.ts'
import { screenTexts } from '../texts-screens.ts'
import { set } from './desk.ts'
import { instant } from './tiles-view.ts'

const TICK_MS = 10_000

/** The till's part for bikes, the words, and the café's clock, for every screen of this service. */
export function createShop(host: BrickHost) {
  const { lang, zone, cutOffHour } = host
  const { part, queries } = brickClient<BikesContract>(host.client, 'bikes')
  const refusals = sentences[lang].refusal
  const { fields } = texts[lang].control
  return {
    host,
    lang,
    zone,
    clock: { zone, cutOffHour },
    t: screenTexts[lang],
    dateWords: {
      before: fields.dayBefore,
      after: fields.dayAfter,
      placeholder: fields.datePlaceholder,
      wrong: fields.dateWrong,
    },
    part,
    queries,
    euros: (cents: Cents) => euros(cents, lang),
    hour: (atMs: number) => time(atMs, lang, zone),
    when: (atMs: number) => instant(atMs, { nowMs: Date.now(), zone, lang }),
    dayOf: (atMs: number) => wallTime(atMs, zone).day,
    today: (nowMs: number): BusinessDay => businessDay(nowMs, zone, cutOffHour),
    /** A gesture; what the bikes refuse is told beside their keys. */
    ask<Answer>(
      send: (commandId: CommandId) => Promise<Answer>,
      answered: (answer: Answer) => void,
      refused?: (code: string) => void,
    ) {
      host.push(send, answered, (failure) => {
        const text = refusalOf(failure, refusals)
        if (text === undefined || failure.kind !== 'service') return false
        set({ told: { tone: 'amber', text, code: failure.code } })
        refused?.(failure.code)
        return true
      })
    },
    /** What is said of something that the till need not be asked to refuse, or told without refusing. */
    sentence: (code: string, detail: RefusalDetail = {}) =>
      refusalOf({ kind: 'service', code, detail }, refusals) ?? code,
    /** What the bikes are asked again, after they changed. */
    again: () => void host.client.cache.invalidateQueries({ queryKey: [['service', 'bikes']] }),
  }
}
export type Shop = ReturnType<typeof createShop>

export const ShopContext = createContext<Shop | undefined>(undefined)

export function useShop(): Shop {
  const shop = use(ShopContext)
  if (!shop) throw new Defect('a screen of the bikes was drawn outside its shop')
  return shop
}

export function useNow(): number {
  const [nowMs, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}

/** What is free changes with the hour, without anybody doing anything. */
const EACH_MINUTE = { refetchInterval: 60_000, staleTime: 0 }

export function useFleet() {
  const { queries } = useShop()
  return useQuery({ ...queries.fleet.queryOptions({ input: {} }), ...EACH_MINUTE }).data
}

export function useSetup() {
  const { queries } = useShop()
  return useQuery(queries.setup.queryOptions({ input: {} })).data
}
