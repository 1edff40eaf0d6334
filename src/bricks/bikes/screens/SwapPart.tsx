import { useState } from 'react'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { Rental } from '../rental.ts'
import { Chips } from './Chips.tsx'
import type { RentalActions } from './rental-actions.ts'
import { linesOut } from './return-view.ts'
import { useFleet, useShop } from './shop.ts'

/** After a puncture: which bike stays here, why, and which one goes on in its place. */
export function SwapPart({ rental, actions }: { readonly rental: Rental; readonly actions: RentalActions }) {
  const { t } = useShop()
  const fleet = useFleet()
  const lines = linesOut(rental)
  const [bikeId, setBikeId] = useState(lines[0]?.bikeId)
  const [why, setWhy] = useState('')
  const line = lines.find((one) => one.bikeId === bikeId)
  const free =
    fleet?.bikes.filter(
      ({ modelId, state }) => modelId === line?.modelId && (state === 'free' || state === 'booked'),
    ) ?? []
  if (!line) return null
  return (
    <div className="bk-part">
      {lines.length > 1 && (
        <Chips
          label={t.rental.swap}
          value={line.bikeId}
          columns={3}
          chips={lines.map((one) => ({ value: one.bikeId, text: one.number }))}
          onChoose={setBikeId}
        />
      )}
      <Field label={t.rental.swapWhy} keys="text" maxLength={80} value={why} onChange={setWhy} />
      {free.length === 0 ? (
        <p className="bk-none">{t.rental.noneFree}</p>
      ) : (
        <Chips
          label={t.rental.swapTitle}
          value={undefined}
          columns={3}
          chips={free.slice(0, 12).map((bike) => ({ value: bike.bikeId, text: bike.number, note: bike.size }))}
          onChoose={(toBikeId) => actions.swap(line.bikeId, toBikeId, why.trim())}
        />
      )}
    </div>
  )
}
