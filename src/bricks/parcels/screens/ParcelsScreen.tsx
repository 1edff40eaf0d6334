import type { BrickHost } from '../../../renderer/client/brick.ts'
import { useWanted } from '../../../renderer/client/use-wanted.ts'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { zParcelId } from '../ids.ts'
import { createCounterActions } from './counter-actions.ts'
import { pages } from './pages.ts'
import { createShop, set, ShopContext, useDesk, useShop } from './shop.ts'

/** Parcels of carriers and of the village's shops: one page a job, each with the case in hand beside it. */
export function ParcelsScreen(host: BrickHost) {
  return (
    <ShopContext value={createShop(host)}>
      <Wanted wanted={host.wanted} />
      <PageInHand />
    </ShopContext>
  )
}

/** Whatever the counter, a scan or the list of the day asked for: a page, a parcel. */
function Wanted({ wanted }: { readonly wanted: string | undefined }) {
  const shop = useShop()
  useWanted(wanted, (asked) => {
    const page = pages.find(({ id }) => asked === `page:${id}`)
    if (page) return set({ page: page.id })
    const parcelId = zParcelId.safeParse(asked.replace(/^parcel:/, '')).data
    if (parcelId === undefined) return undefined
    set({ page: 'counter' })
    return createCounterActions(shop).open(parcelId)
  })
  return null
}

function PageInHand() {
  const page = useDesk((s) => s.page)
  const found = pages.find(({ id }) => id === page) ?? pages[0]
  return found ? <found.Page /> : null
}

/** The pages that whoever holds the till may see. */
export function Pages() {
  const { t, host, lang } = useShop()
  const page = useDesk((s) => s.page)
  const shown = pages.find(({ id }) => id === page) ?? pages[0]
  return (
    <Segmented
      label={t.pages}
      value={shown?.id ?? page}
      choices={pages
        .filter(({ right }) => right === undefined || host.may(right))
        .map(({ id, name }) => ({ value: id, text: name[lang] }))}
      onChoose={(value) => set({ page: value, told: undefined })}
    />
  )
}
