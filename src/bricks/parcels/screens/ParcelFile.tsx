import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { ParcelId } from '../ids.ts'
import type { Size } from '../rules/carrier.ts'
import type { Parcel } from '../rules/parcel.ts'
import { isHere } from '../rules/states.ts'
import { setIn } from './in-desk.ts'
import { IncidentForm } from './IncidentForm.tsx'
import { useCarrierName, useInWords, useShelves } from './in-shop.ts'
import { gramsOf, kilogramsOf } from './counter-view.ts'
import { ParcelsSide } from './ParcelsMain.tsx'
import { useShop, type Shop } from './shop.ts'

const sizes = ['S', 'M', 'L'] as const
type File = NonNullable<Awaited<ReturnType<Shop['part']['parcelFile']>>>

/** One parcel: where it lies in large letters, whose it is, what happened to it, what went wrong. */
export function ParcelFile({ parcelId, places }: { readonly parcelId: ParcelId; readonly places: readonly string[] }) {
  const { queries, host, day } = useShop()
  const words = useInWords()
  const nameOf = useCarrierName()
  const file = useQuery(queries.parcelFile.queryOptions({ input: { parcelId } })).data
  const close = () => setIn({ parcelId: undefined })
  host.useBack(true, close)
  const parcel = file?.parcel
  return (
    <ParcelsSide
      label={words.shelves.page}
      head={
        <>
          <p>
            <b>{parcel && nameOf(parcel.carrier)}</b>
            <span>
              {parcel && [parcel.code, words.states[parcel.state]].join(' · ')}
              {parcel?.deadline && ` · ${words.shelves.until(day(parcel.deadline))}`}
            </span>
          </p>
          <Button icon="cross" label={words.round.back} onPress={close} />
        </>
      }
    >
      {parcel && <strong className="pi-big">{parcel.place ?? '—'}</strong>}
      {parcel && <Tick parcel={parcel} />}
      {parcel && isHere(parcel.state) && <AmendForm parcel={parcel} places={places} />}
      {file && <History file={file} />}
      {file && <IncidentForm parcelId={parcelId} />}
    </ParcelsSide>
  )
}

/** During a walk: a label that no scanner reads, and somebody who sees that it lies there. */
function Tick({ parcel: { parcelId, state } }: { readonly parcel: Parcel }) {
  const shop = useShop()
  const t = useInWords().shelves
  const inventory = useShelves()?.inventory
  if (!inventory || inventory.seen.includes(parcelId) || !(isHere(state) || state === 'missing')) return null
  const { inventoryId } = inventory
  const tick = () =>
    shop.ask(
      (commandId) => shop.part.tickParcel({ inventoryId, parcelId, commandId }),
      ({ seen }) => {
        setIn({ seen, parcelId: undefined })
        shop.again()
      },
    )
  return (
    <Button icon="check" tone="accent" onPress={tick}>
      {t.tick}
    </Button>
  )
}

function AmendForm({ parcel, places }: { readonly parcel: Parcel; readonly places: readonly string[] }) {
  const shop = useShop()
  const t = useInWords().shelves
  const [form, setForm] = useState({ name: parcel.name, phone: parcel.phone, place: parcel.place ?? '' })
  const [kilograms, setKilograms] = useState(kilogramsOf(parcel.weightG, shop.lang))
  const [size, setSize] = useState<Size>(parcel.size)
  const write = (next: Partial<typeof form>) => setForm({ ...form, ...next })
  const save = () => {
    const { parcelId } = parcel
    const weightG = gramsOf(kilograms)
    const place = places.find((label) => label.toLowerCase() === form.place.trim().toLowerCase()) ?? form.place.trim()
    if (place === '' || weightG === undefined) return
    shop.ask(
      (commandId) => shop.part.amendParcel({ parcelId, weightG, size, ...form, place, commandId }),
      () => {
        shop.again()
        shop.done(t.saved)
      },
    )
  }
  return (
    <div className="sv-part">
      <Field label={t.name} keys="text" maxLength={60} value={form.name} onChange={(name) => write({ name })} />
      <div className="sv-pair">
        <Field label={t.phone} keys="digits" maxLength={24} value={form.phone} onChange={(phone) => write({ phone })} />
        <Field label={t.place} keys="code" maxLength={8} value={form.place} onChange={(place) => write({ place })} />
      </div>
      <Field
        label={shop.t.counter.weight}
        keys="amount"
        maxLength={8}
        value={kilograms}
        fault={gramsOf(kilograms) === undefined ? t.weightWrong : undefined}
        onChange={setKilograms}
      />
      <div className="sv-chips sv-three" role="group" aria-label={t.size}>
        {sizes.map((one) => (
          <button key={one} type="button" className="sv-chip" aria-pressed={size === one} onClick={() => setSize(one)}>
            <b>{one}</b>
          </button>
        ))}
      </div>
      <Button onPress={save}>{t.save}</Button>
    </div>
  )
}

function History({ file }: { readonly file: File }) {
  const shop = useShop()
  const words = useInWords()
  return (
    <>
      <h2 className="sv-label">{words.shelves.history}</h2>
      <ul className="pi-codes">
        {file.events.map(({ atMs, kind, by }) => (
          <li key={`${atMs} ${kind}`}>
            <b>{words.events[kind]}</b> {shop.day(shop.dayOf(atMs))} {shop.hour(atMs)} · {by || words.shelves.itself}
          </li>
        ))}
        {file.incidents.map(({ incidentId, kind, note, claimRef, amountCents }) => (
          <li key={incidentId} className="sv-warn">
            {[words.shelves.kinds[kind], note, claimRef, amountCents !== null && shop.euros(amountCents)]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </>
  )
}
