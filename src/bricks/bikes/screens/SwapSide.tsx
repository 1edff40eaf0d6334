import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { BikeId } from '../ids.ts'
import type { Condition, Rental } from '../rental.ts'
import { CheckList } from './CheckList.tsx'
import { Chips } from './Chips.tsx'
import { openRental, useDesk } from './desk.ts'
import { allWell } from './hire-view.ts'
import { createRentalActions } from './rental-actions.ts'
import { Person, RentalHead } from './RentalSide.tsx'
import { linesOut } from './return-view.ts'
import { useFleet, useSetup, useShop } from './shop.ts'
import { Side } from './Side.tsx'

/** Which bike stays here, whether it is to be mended, and which one goes on in its place. */
export function SwapSide({ rental }: { readonly rental: Rental }) {
  const shop = useShop()
  const { t } = shop
  const fleet = useFleet()
  const setup = useSetup()
  const lines = linesOut(rental)
  const [bikeId, setBikeId] = useState(lines[0]?.bikeId)
  const [why, setWhy] = useState('')
  const scanned = useDesk(({ side }) => (side.kind === 'rental' ? side.toBikeId : undefined))
  const [toId, setTo] = useState<BikeId | undefined>(scanned)
  // Whoever scans another bike than the contract's has mistaken one for the other; whoever asks for one has a puncture.
  const [isBroken, setBroken] = useState(scanned === undefined)
  const [noted, setNoted] = useState<Condition>()
  const actions = createRentalActions(shop, rental)
  const line = lines.find((one) => one.bikeId === bikeId)
  if (!line) return null
  const free =
    fleet?.bikes.filter(({ modelId, state }) => modelId === line.modelId && (state === 'free' || state === 'booked')) ??
    []
  const to = free.find((bike) => bike.bikeId === toId)
  const condition = noted ?? (to && allWell([to.bikeId], setup?.checklist ?? [])[to.bikeId])
  return (
    <Side
      label={t.rental.swap}
      head={<RentalHead rental={rental} title={`${t.rental.swap} · ${line.number}`} />}
      keys={
        <div className="sv-keys">
          <Button icon="more" onPress={() => openRental(rental.rentalId, 'card')}>
            {t.hire.detail}
          </Button>
          <Button
            className="sv-main"
            icon="swap"
            off={!to}
            onPress={() =>
              to && condition && actions.swap(line.bikeId, to.bikeId, isBroken ? why.trim() : null, condition)
            }
          >
            {to ? t.rental.swapFor({ number: to.number }) : t.rental.swapTitle}
          </Button>
        </div>
      }
    >
      <Person rental={rental} />
      {lines.length > 1 && (
        <Chips
          label={t.rental.swap}
          value={line.bikeId}
          columns={3}
          chips={lines.map((one) => ({ value: one.bikeId, text: one.number }))}
          onChoose={setBikeId}
        />
      )}
      <Chips
        label={t.rental.swapStays({ number: line.number })}
        value={isBroken ? 'broken' : 'well'}
        columns={2}
        chips={[
          { value: 'broken', text: t.rental.swapBroken },
          { value: 'well', text: t.rental.swapWell },
        ]}
        onChoose={(one) => setBroken(one === 'broken')}
      />
      {isBroken && <Field label={t.rental.swapWhy} keys="text" maxLength={80} value={why} onChange={setWhy} />}
      {free.length === 0 ? (
        <p className="sv-none">{t.rental.noneFree}</p>
      ) : (
        <Chips
          label={t.rental.swapTitle}
          value={to?.bikeId}
          columns={3}
          chips={free.slice(0, 12).map((bike) => ({ value: bike.bikeId, text: bike.number, note: bike.size }))}
          onChoose={(bike) => {
            setTo(bike)
            setNoted(undefined)
          }}
        />
      )}
      {to && condition && <CheckList key={to.bikeId} name={to.number} condition={condition} onChange={setNoted} />}
    </Side>
  )
}
