import { useMemo, type ReactNode } from 'react'
import type { BrickHost } from '../../../renderer/client/brick.ts'
import { useWanted } from '../../../renderer/client/use-wanted.ts'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { ServiceCase, ServiceMain, type CaseProps } from '../../../renderer/ui/ServiceParts.tsx'
import { pages } from './pages.ts'
import { createShop, set, ShopContext, useDesk, useShop } from './shop.ts'
import './agency.css'

/** Counter services for others and small ones of the café: one page a job, with the case in hand beside it. */
export function AgencyScreen(host: BrickHost) {
  return (
    <ShopContext value={createShop(host)}>
      <Wanted wanted={host.wanted} />
      <PageInHand />
    </ShopContext>
  )
}

/** Whatever the list of the day asked for. */
function Wanted({ wanted }: { readonly wanted: string | undefined }) {
  useWanted(wanted, (asked) => {
    const page = pages.find(({ id }) => asked === `page:${id}`)
    if (page) set({ page: page.id })
  })
  return null
}

function PageInHand() {
  const page = useDesk((s) => s.page)
  const found = pages.find(({ id }) => id === page) ?? pages[0]
  return found ? <found.Page /> : null
}

/** The pages that whoever holds the till may see. */
function Pages() {
  const { t, host, lang } = useShop()
  const page = useDesk((s) => s.page)
  const shown = useMemo(() => pages.filter(({ right }) => right === undefined || host.may(right)), [host])
  return (
    <Segmented
      label={t.pages}
      value={page}
      choices={shown.map(({ id, name }) => ({ value: id, text: name[lang] }))}
      onChoose={(value) => set({ page: value, told: undefined })}
    />
  )
}

/** The work of a page. */
export function AgencyMain({ children }: { readonly children: ReactNode }) {
  const { t, host } = useShop()
  return (
    <ServiceMain service="agency" title={t.title} pages={<Pages />}>
      <host.Banners />
      {children}
      <host.Keys />
    </ServiceMain>
  )
}

/** The case in hand beside it. */
export function AgencySide(props: CaseProps) {
  const { t, host } = useShop()
  const told = useDesk((s) => s.told)
  return (
    <ServiceCase
      service="agency"
      {...props}
      told={told}
      closeLabel={t.close}
      onClose={() => set({ told: undefined })}
      Notice={host.Notice}
    />
  )
}
