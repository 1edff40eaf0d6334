import type { BrickHost } from '../../../renderer/client/brick.ts'
import { useWanted } from '../../../renderer/client/use-wanted.ts'
import { zBookingId } from '../ids.ts'
import { PlanningPage } from './PlanningPage.tsx'
import { SetupPage } from './SetupPage.tsx'
import { createShop, set, ShopContext, useDesk } from './shop.ts'
import { UsagePage } from './UsagePage.tsx'
import './rooms.css'

/** What the café lets by the hour: who has it when, keys, money; and its own evenings. */
export function RoomsScreen(host: BrickHost) {
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
    const bookingId = zBookingId.safeParse(asked.replace(/^booking:/, '')).data
    if (bookingId !== undefined) set({ page: 'planning', side: { kind: 'booking', bookingId } })
  })
  return null
}

function PageInHand() {
  const page = useDesk((s) => s.page)
  switch (page) {
    case 'planning':
      return <PlanningPage />
    case 'usage':
      return <UsagePage />
    case 'setup':
      return <SetupPage />
  }
}
