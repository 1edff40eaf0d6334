import type { BrickHost } from '../../../renderer/client/brick.ts'
import { useWanted } from '../../../renderer/client/use-wanted.ts'
import { BoxPage } from './BoxPage.tsx'
import { CountsPage } from './CountsPage.tsx'
import { SetupPage } from './SetupPage.tsx'
import { createShop, set, ShopContext, useDesk } from './shop.ts'
import './ideas.css'

/** The village's box of ideas: what is in it, what it adds up to, what its themes are. */
export function IdeasScreen(host: BrickHost) {
  return (
    <ShopContext value={createShop(host)}>
      <Wanted wanted={host.wanted} />
      <PageInHand />
    </ShopContext>
  )
}

/** What the list of the day asked for. */
function Wanted({ wanted }: { readonly wanted: string | undefined }) {
  useWanted(wanted, (asked) => {
    if (asked === 'show:to-tell') set({ page: 'box', show: 'to-tell', theme: undefined })
    if (asked === 'show:open') set({ page: 'box', show: 'open', theme: undefined })
  })
  return null
}

function PageInHand() {
  const page = useDesk((s) => s.page)
  switch (page) {
    case 'box':
      return <BoxPage />
    case 'counts':
      return <CountsPage />
    case 'setup':
      return <SetupPage />
  }
}
