import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { CarrierCode } from '../ids.ts'
import type { Habits } from '../rules/carrier.ts'
import { setupTexts } from '../texts/setup-screens.ts'
import { CarrierSide } from './CarrierSide.tsx'
import { ParcelsMain, ParcelsSide } from './ParcelsMain.tsx'
import { HabitsForm } from './HabitsForm.tsx'
import { PlacesForm } from './PlacesForm.tsx'
import { useSetup, useShop } from './shop.ts'
import './in.css'

type Known = NonNullable<ReturnType<typeof useSetup>>['setup']
const habitsOf = ({ places: _, hasSuiviKey: _key, ...habits }: Known): Habits => habits

/** For whom the café keeps parcels: contracts, times, commissions; and the places where they lie. */
export function SetupPage() {
  const { t, host, lang, day, today } = useShop()
  const known = useSetup()
  const [chosen, setChosen] = useState<CarrierCode | 'new'>()
  const words = setupTexts[lang]
  const now = today()
  return (
    <>
      <ParcelsMain>
        <div className="sv-bar">
          <Button tone="panel" icon="plus" onPress={() => setChosen('new')}>
            {words.add}
          </Button>
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={words.carriers}>
          <table className="sv-table">
            <caption className="hidden-text">{words.carriers}</caption>
            <tbody>
              {known?.carriers.map((carrier) => {
                const terms = known.terms.filter((one) => one.carrier === carrier.code && one.from <= now).at(-1)
                return (
                  <tr key={carrier.code} data-chosen={chosen === carrier.code ? '' : undefined}>
                    <th scope="row">
                      <button type="button" onClick={() => setChosen(carrier.code)}>
                        {carrier.name}
                      </button>
                    </th>
                    <td>{words.kinds[carrier.kind]}</td>
                    <td>{terms && words.row({ days: terms.holdDays, limit: terms.dailyLimit })}</td>
                    <td className="sv-right">{carrier.to === null ? words.running : words.ended(day(carrier.to))}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          {known && <PlacesForm key={JSON.stringify(known.setup.places)} places={known.setup.places} />}
          {known && <HabitsForm key={JSON.stringify(habitsOf(known.setup))} habits={habitsOf(known.setup)} />}
        </div>
        <host.Keys />
      </ParcelsMain>
      {chosen && known ? (
        <CarrierSide key={chosen} chosen={chosen} known={known} onChoose={setChosen} />
      ) : (
        <ParcelsSide label={t.title} head={<p />}>
          <p className="sv-empty">{words.choose}</p>
        </ParcelsSide>
      )}
    </>
  )
}
