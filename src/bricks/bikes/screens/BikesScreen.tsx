import type { BrickHost } from '../../../renderer/client/brick.ts'
import { useWanted } from '../../../renderer/client/use-wanted.ts'
import { zRentalId } from '../ids.ts'
import { desk, IDLE, openRental, set, useDesk } from './desk.ts'
import { createHireActions } from './hire-actions.ts'
import { HireSide } from './HireSide.tsx'
import { IdleSide } from './IdleSide.tsx'
import { DepositsPage } from './DepositsPage.tsx'
import { PlanningPage } from './PlanningPage.tsx'
import { ReportPage } from './ReportPage.tsx'
import { RentalSide } from './RentalSide.tsx'
import { SetupPage } from './SetupPage.tsx'
import { createShop, ShopContext, useFleet, useShop } from './shop.ts'
import { WorkshopPage } from './WorkshopPage.tsx'
import './bikes.css'
import './planning.css'
import './side.css'
import './pages.css'
import './setup.css'

/** Bikes to hire: the planning, the case in hand beside it, and the pages of whoever runs them. */
export function BikesScreen(host: BrickHost) {
  return (
    <ShopContext value={createShop(host)}>
      <Wanted wanted={host.wanted} />
      <Pages />
    </ShopContext>
  )
}

function Pages() {
  const page = useDesk((s) => s.page)
  switch (page) {
    case 'planning':
      return (
        <>
          <PlanningPage />
          <CaseInHand />
        </>
      )
    case 'deposits':
      return <DepositsPage />
    case 'report':
      return <ReportPage />
    case 'workshop':
      return <WorkshopPage />
    case 'setup':
      return <SetupPage />
  }
}

function CaseInHand() {
  const side = useDesk((s) => s.side)
  switch (side.kind) {
    case 'idle':
      return <IdleSide />
    case 'hire':
      return <HireSide />
    case 'rental':
      return <RentalSide key={side.rentalId} rentalId={side.rentalId} step={side.step} />
  }
}

/** Whatever the counter or a sticker asked for: a page, a rental, a bike. */
function Wanted({ wanted }: { readonly wanted: string | undefined }) {
  const shop = useShop()
  const fleet = useFleet()
  const isReady = fleet !== undefined
  /** The sticker of a frame opens the return of a bike that is out, and the departure of one that is not. */
  const openBike = (asked: string) => {
    const bike = fleet?.bikes.find(({ bikeId, number }) => asked === `bike:${bikeId}` || asked === number)
    if (!bike) return
    set({ page: 'planning' })
    const isOut = bike.state === 'out' || bike.state === 'overdue'
    if (bike.rentalId) openRental(bike.rentalId, isOut ? 'back' : 'card')
    else createHireActions(shop, fleet).take(bike.bikeId, bike.modelId)
  }
  useWanted(isReady ? wanted : undefined, (asked) => {
    if (asked === 'page:workshop') return set({ page: 'workshop' })
    // The list of the day is where nothing is in hand; a form that is being filled stays where it is.
    if (asked === 'today') return set({ page: 'planning', ...(desk().side.kind === 'rental' && { side: IDLE }) })
    const rentalId = zRentalId.safeParse(asked.replace(/^rental:/, '')).data
    if (rentalId === undefined) return openBike(asked)
    set({ page: 'planning' })
    shop.ask(
      () => shop.part.rental({ rentalId }),
      (rental) => rental && openRental(rentalId, rental.state === 'out' ? 'back' : 'card'),
    )
  })
  return null
}
