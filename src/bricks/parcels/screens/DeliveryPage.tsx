import { useState } from 'react'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { ParcelId } from '../ids.ts'
import type { Carrier } from '../rules/carrier.ts'
import { readScan } from '../rules/reading.ts'
import { inDesk, takeRound, useInDesk, type Read } from './in-desk.ts'
import { useCarrierName, useDeliveries, useInWords, useRound } from './in-shop.ts'
import { ParcelsMain, ParcelsSide } from './ParcelsMain.tsx'
import { createRoundActions } from './round-actions.ts'
import { RoundMain } from './RoundMain.tsx'
import { RoundSide } from './RoundSide.tsx'
import { useSetup, useShop } from './shop.ts'
import './in.css'

/** What comes in: whose driver is here, then each beep a parcel on its shelf. */
export function DeliveryPage() {
  const shop = useShop()
  const round = useRound()
  const hasRound = useInDesk((s) => s.deliveryId !== undefined)
  const actions = createRoundActions(shop)
  const carriers = useSetup()?.carriers ?? []
  const isOpen = hasRound && round?.delivery.closedAtMs === null
  shop.host.useScans((read) => {
    if (!isOpen || !round) return false
    if (inDesk().step === 'announce') actions.announce({ lines: [codeOf(read, carriers, round.delivery.carrier)] })
    else actions.scan(read)
    return true
  })
  shop.host.useBack(hasRound, () => takeRound(undefined))
  if (hasRound && round) {
    return (
      <>
        <RoundMain round={round} actions={actions} />
        <RoundSide round={round} actions={actions} />
      </>
    )
  }
  return (
    <>
      <Carriers begin={actions.begin} />
      <Lately />
    </>
  )
}

/** What a line of a list would say of what was scanned: a code that came through the wrong keyboard is made good first. */
function codeOf({ text, aim }: Read, carriers: readonly Carrier[], carrier: Carrier['code']): string {
  const found = readScan(text, { carriers, carrier, ...(aim !== undefined && { aim }) })
  if (found.kind === 'label') return found.label.code
  return (found.kind === 'ambiguous' ? found.candidates[0]?.code : undefined) ?? text
}

/** A tile a carrier whose contract runs, rounds that are open in front. */
function Carriers({ begin }: { readonly begin: ReturnType<typeof createRoundActions>['begin'] }) {
  const { host, today } = useShop()
  const t = useInWords().round
  const known = useDeliveries()
  const nameOf = useCarrierName()
  const day = today()
  const carriers = (useSetup()?.carriers ?? []).filter(({ from, to }) => from <= day && (to === null || to >= day))
  const open = known?.open ?? []
  return (
    <ParcelsMain>
      <div className="sv-body" tabIndex={0} role="group" aria-label={t.start}>
        {open.length > 0 && (
          <>
            <h2 className="sv-label">{t.open}</h2>
            <ul className="sv-tiles">
              {open.map(({ delivery, figures }) => (
                <li key={delivery.deliveryId} data-chosen="">
                  <button type="button" className="sv-tile" onClick={() => takeRound(delivery.deliveryId)}>
                    <b>{nameOf(delivery.carrier)}</b> <strong>{figures.received}</strong>{' '}
                    <span>{t.figures.received}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <h2 className="sv-label">{t.start}</h2>
        <ul className="sv-tiles">
          {carriers.map(({ code, name, kind }) => {
            const { received = 0, limit = null } = known?.today.find(({ carrier }) => carrier === code) ?? {}
            return (
              <li key={code}>
                <button
                  type="button"
                  className="sv-tile"
                  data-none={kind === 'local' || undefined}
                  onClick={() => begin(code)}
                >
                  <b>{name}</b> <span>{t.day({ received, limit })}</span>
                </button>
              </li>
            )
          })}
        </ul>
        <p className="sv-none">{t.begin}</p>
      </div>
      <host.Keys />
    </ParcelsMain>
  )
}

/** Beside it: what was announced and never came, and the rounds of the week. */
function Lately() {
  const shop = useShop()
  const t = useInWords().round
  const known = useDeliveries()
  const nameOf = useCarrierName()
  /** Nobody waits for it any more: an end, so it is asked once more. */
  const [forgetting, setForgetting] = useState<ParcelId>()
  const forget = (parcelId: ParcelId) =>
    forgetting === parcelId
      ? shop.ask(
          (commandId) => shop.part.closeMissing({ parcelId, commandId }),
          () => shop.again(),
        )
      : setForgetting(parcelId)
  return (
    <ParcelsSide
      label={t.page}
      head={
        <p>
          <b>{known?.stock ?? ''}</b> <span>{t.stock}</span>
        </p>
      }
    >
      {known && known.notReceived.length > 0 && (
        <>
          <h2 className="sv-label">{t.waited}</h2>
          <ul className="sv-list">
            {known.notReceived.map(({ parcelId, code, carrier }) => (
              <li key={parcelId}>
                <button type="button" onClick={() => forget(parcelId)}>
                  <Icon name="alert" /> <b>{code}</b> <small>{nameOf(carrier)}</small>{' '}
                  <em>{forgetting === parcelId ? t.forgetSure : t.forget}</em>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="sv-label">{t.recent}</h2>
      {known?.recent.length === 0 && <p className="sv-none">{t.none}</p>}
      <ul className="sv-list">
        {known?.recent.map(({ delivery, figures }) => (
          <li key={delivery.deliveryId}>
            <button type="button" onClick={() => takeRound(delivery.deliveryId)}>
              <Icon name="package" /> <b>{nameOf(delivery.carrier)}</b>{' '}
              <small>
                {figures.received} {t.figures.received.toLowerCase()}
                {figures.missing > 0 && ` · ${figures.missing} ${t.figures.missing.toLowerCase()}`}
              </small>{' '}
              <em>
                {shop.day(shop.dayOf(delivery.openedAtMs))} {shop.hour(delivery.openedAtMs)}
              </em>
            </button>
          </li>
        ))}
      </ul>
    </ParcelsSide>
  )
}
