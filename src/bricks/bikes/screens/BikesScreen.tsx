import { useEffect, useEffectEvent } from 'react'
import type { BrickHost } from '../../../renderer/client/brick.ts'
import { openRental, set, useDesk } from './desk.ts'
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

/** Bikes to hire: the planning, the case in hand beside it, and the pages of whoever runs them. */
export function BikesScreen(host: BrickHost) {
  return (
    <ShopContext value={createShop(host)}>
      <Scanned wanted={host.wanted} />
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

/** The sticker of a frame opens the return of a bike that is out, and the departure of one that is not. */
function Scanned({ wanted }: { readonly wanted: string | undefined }) {
  const shop = useShop()
  const fleet = useFleet()
  const isReady = fleet !== undefined
  const open = useEffectEvent((asked: string) => {
    const bike = fleet?.bikes.find(({ bikeId, number }) => asked === `bike:${bikeId}` || asked === number)
    if (!bike) return
    set({ page: 'planning' })
    const isOut = bike.state === 'out' || bike.state === 'overdue'
    if (bike.rentalId) openRental(bike.rentalId, isOut ? 'back' : 'card')
    else createHireActions(shop, fleet).take(bike.bikeId, bike.modelId, {})
  })
  useEffect(() => {
    if (wanted && isReady) open(wanted)
  }, [wanted, isReady])
  return null
}
