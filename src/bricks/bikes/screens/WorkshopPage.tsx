import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fromBase64, saveFile } from '../../../renderer/client/download.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { mediumDay } from '../../../shared/texts/periods.ts'
import type { BikeId } from '../ids.ts'
import { BikeSide } from './BikeSide.tsx'
import { PageHead } from './PageHead.tsx'
import { useFleet, useShop } from './shop.ts'

/** The fleet frame by frame, what is being mended, and what was. */
export function WorkshopPage() {
  const shop = useShop()
  const { t, lang, euros, dayOf, queries, part, host } = shop
  const fleet = useFleet()
  const [chosen, setChosen] = useState<BikeId | 'new'>()
  const repairs = useQuery(queries.repairs.queryOptions({ input: { bikeId: null } })).data ?? []
  const numberOf = (bikeId: BikeId) => fleet?.bikes.find((bike) => bike.bikeId === bikeId)?.number ?? ''
  const stickers = () =>
    shop.ask(
      () => part.stickers({}),
      ({ name, base64 }) => saveFile(name, [fromBase64(base64)], 'application/pdf'),
    )
  return (
    <>
      <main className="sv" data-service="bikes">
        <PageHead />
        <host.Banners />
        <div className="sv-bar">
          {host.may('settings') && (
            <Button icon="plus" tone="panel" onPress={() => setChosen('new')}>
              {t.workshop.add}
            </Button>
          )}
          <Button icon="qr" tone="panel" onPress={stickers}>
            {t.workshop.stickers}
          </Button>
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.pages.workshop}>
          <h2 className="sv-label">{t.workshop.bikes}</h2>
          <ul className="bk-fleet">
            {(fleet?.bikes ?? []).map((bike) => (
              <li key={bike.bikeId}>
                <button type="button" aria-pressed={bike.bikeId === chosen} onClick={() => setChosen(bike.bikeId)}>
                  <b>{bike.number}</b> <small>{bike.size}</small>{' '}
                  <span className="sv-mark" data-kind={bike.state}>
                    {t.workshop.states[bike.state]}
                  </span>{' '}
                  <small>{bike.checkDue ? t.workshop.checkDue : t.workshop.daysOut({ count: bike.daysOut })}</small>
                </button>
              </li>
            ))}
          </ul>
          <h2 className="sv-label">{t.workshop.log}</h2>
          {repairs.length === 0 ? (
            <p className="sv-none">{t.workshop.none}</p>
          ) : (
            <ul className="sv-list">
              {repairs.map((repair) => (
                <li key={repair.repairId}>
                  <button type="button" onClick={() => setChosen(repair.bikeId)}>
                    <span className="sv-mark" data-kind={repair.doneMs === null ? 'maintenance' : 'closed'}>
                      {numberOf(repair.bikeId)}
                    </span>{' '}
                    <b>{repair.reason}</b> <small>{repair.parts}</small>{' '}
                    <em>
                      {repair.doneMs === null
                        ? t.workshop.openSince({ day: mediumDay(dayOf(repair.fromMs), lang) })
                        : `${mediumDay(dayOf(repair.doneMs), lang)} · ${euros(repair.costCents)}`}
                    </em>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
        <host.Keys />
      </main>
      <BikeSide key={chosen ?? 'none'} chosen={chosen} onChoose={setChosen} />
    </>
  )
}
