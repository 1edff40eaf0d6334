import { useQuery } from '@tanstack/react-query'
import { dayAndTime } from '../../../shared/texts/format.ts'
import { mediumDay } from '../../../shared/texts/periods.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { ParcelId } from '../ids.ts'
import { IncidentForm } from './IncidentForm.tsx'
import { LookupPart } from './LookupPart.tsx'
import { ParcelsSide } from './ParcelsMain.tsx'
import { useShop, type Shop } from './shop.ts'
import { useStatementDesk, useWords } from './statement-desk.ts'

type Claim = NonNullable<Awaited<ReturnType<Shop['part']['history']>>>['claims'][number]

/** One parcel of the register: what happened to it, when, and who did it. */
export function HistorySide() {
  const { r } = useWords()
  const parcelId = useStatementDesk((s) => s.parcelId)
  if (parcelId !== undefined) return <History parcelId={parcelId} />
  return (
    <ParcelsSide label={r.register.list} head={<p />}>
      <p className="sv-empty">
        <Icon name="package" />
        {r.register.choose}
      </p>
    </ParcelsSide>
  )
}

function History({ parcelId }: { readonly parcelId: ParcelId }) {
  const { queries, lang, zone, day } = useShop()
  const { r } = useWords()
  const found = useQuery(queries.history.queryOptions({ input: { parcelId } })).data
  if (!found) {
    return (
      <ParcelsSide label={r.register.list} head={<p />}>
        {null}
      </ParcelsSide>
    )
  }
  const { code, parcelNo, parcelCount, carrierName, name, state, place, deadline, erasedOn, events, claims } = found
  const isErased = name === '' && erasedOn !== null
  return (
    <ParcelsSide
      label={code}
      head={
        <>
          <p>
            <b>
              {code}
              {parcelCount > 1 && ` (${parcelNo}/${parcelCount})`}
            </b>
            <span>{[carrierName, isErased ? r.register.erased : name].filter((part) => part !== '').join(' · ')}</span>
          </p>
          <span className="sv-mark" data-state={state}>
            {r.state[state]}
          </span>
        </>
      }
    >
      {(place !== null || (deadline !== null && erasedOn === null)) && (
        <p className="sv-hint">
          {[
            place === null ? '' : r.register.place(place),
            deadline === null || erasedOn !== null ? '' : r.register.deadline(day(deadline)),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      )}
      <section className="sv-part">
        <h2 className="sv-label">{r.register.events}</h2>
        <ol className="pst-events">
          {events.map(({ seq, atMs, by, kind, reason }) => (
            <li key={seq} data-kind={kind}>
              <b>{r.event[kind]}</b>
              <span>{[dayAndTime(atMs, lang, zone), by, reason].filter((part) => part !== '').join(' · ')}</span>
            </li>
          ))}
        </ol>
        {erasedOn !== null && name !== '' && (
          <p className="sv-hint">{r.register.erasedOn(mediumDay(erasedOn, lang))}</p>
        )}
      </section>
      {claims.length > 0 && <Claims claims={claims} />}
      <IncidentForm key={`incident ${parcelId}`} parcelId={parcelId} />
      <LookupPart key={parcelId} parcelId={parcelId} />
    </ParcelsSide>
  )
}

/** What went wrong with it; one that is open keeps the name until somebody settles it. */
function Claims({ claims }: { readonly claims: readonly Claim[] }) {
  const shop = useShop()
  const { register } = useWords().r
  const { lang, zone, part } = shop
  const close = (incidentId: Claim['incidentId']) =>
    shop.ask(
      (commandId) => part.closeClaim({ incidentId, commandId }),
      () => {
        shop.done(register.closed)
        shop.again()
      },
    )
  return (
    <section className="sv-part">
      <h2 className="sv-label">{register.claims}</h2>
      {claims.map(({ incidentId, atMs, kind, note, claimRef, amountCents, isOpen }) => (
        <div key={incidentId} className="sv-part">
          <p>
            <b>{register.claim[kind] ?? kind}</b>
          </p>
          <p className="sv-hint">
            {[dayAndTime(atMs, lang, zone), claimRef, amountCents === null ? '' : shop.euros(amountCents), note]
              .filter((text) => text !== '')
              .join(' · ')}
          </p>
          {isOpen && shop.host.may('reports') && (
            <Button icon="check" tone="quiet" onPress={() => close(incidentId)}>
              {register.close}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}
