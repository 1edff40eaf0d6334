import { useQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { BrickHost } from '../../../renderer/client/brick.ts'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { pages } from './pages.ts'
import { createShop, set, ShopContext, useDesk, useShop } from './shop.ts'

/** Meals to the home: one page a job, each with the case in hand beside it. */
export function MealsScreen(host: BrickHost) {
  return (
    <ShopContext value={createShop(host)}>
      <Wanted wanted={host.wanted} />
      <PageInHand />
    </ShopContext>
  )
}

function PageInHand() {
  useDemo()
  useSilence()
  const { host } = useShop()
  const page = useDesk((s) => s.page)
  const seen = pages.filter(({ right }) => right === undefined || host.may(right))
  const found = seen.find(({ id }) => id === page) ?? seen[0]
  return found ? <found.Page /> : null
}

/** Whatever the counter asked for: « page:menus ». */
function Wanted({ wanted }: { readonly wanted: string | undefined }) {
  useEffect(() => {
    const page = pages.find(({ id }) => wanted === `page:${id}`)
    if (page) set({ page: page.id, told: undefined })
    if (wanted === 'today') set({ page: 'day', day: undefined })
  }, [wanted])
  return null
}

/** Why a dish does not suit may have been told to whoever held the till before: whoever may not know does not read it. */
function useSilence() {
  const mayKnow = useShop().host.may('health')
  useLayoutEffect(() => {
    if (!mayKnow) set({ told: undefined })
  }, [mayKnow])
}

/** A demo café that nobody has set up has examples from the first look on. */
function useDemo() {
  const { part, queries, ask, again } = useShop()
  const isBare = useQuery(queries.isBareDemo.queryOptions({ input: {} })).data
  const isAsked = useRef(false)
  useEffect(() => {
    if (isBare !== true || isAsked.current) return
    isAsked.current = true
    ask((commandId) => part.stockDemo({ commandId }), again)
  }, [isBare, part, ask, again])
}

/** The pages that whoever holds the till may see. */
export function Pages() {
  const { t, host, lang } = useShop()
  const page = useDesk((s) => s.page)
  return (
    <Segmented
      label={t.pages}
      value={page}
      choices={pages
        .filter(({ right }) => right === undefined || host.may(right))
        .map(({ id, name }) => ({ value: id, text: name[lang] }))}
      onChoose={(value) => set({ page: value, told: undefined })}
    />
  )
}
