import { useState } from 'react'
import type { Rental } from '../rental.ts'
import { Chips } from './Chips.tsx'
import type { RentalActions } from './rental-actions.ts'
import { Twice } from './RentalCard.tsx'
import { linesOut } from './return-view.ts'
import { useShop } from './shop.ts'

/** Which of several bikes was stolen; the others are still out. */
export function StolenPart({ rental, actions }: { readonly rental: Rental; readonly actions: RentalActions }) {
  const { t } = useShop()
  const lines = linesOut(rental)
  const [bikeId, setBikeId] = useState<string>()
  const line = lines.find((one) => one.bikeId === bikeId)
  return (
    <div className="sv-part">
      <Chips
        label={t.rental.stolenWhich}
        value={bikeId}
        columns={3}
        chips={lines.map((one) => ({ value: one.bikeId, text: one.number }))}
        onChoose={setBikeId}
      />
      {line && (
        <Twice
          text={t.rental.stolenOne({ number: line.number })}
          sure={t.rental.stolenSure}
          onPress={() => actions.stolen(line.bikeId)}
        />
      )}
    </div>
  )
}
