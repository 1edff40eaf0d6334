import { useQuery } from '@tanstack/react-query'
import { create } from 'zustand'
import { fromBase64, saveFile } from '../../../renderer/client/download.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { SignaturePad } from '../../../renderer/ui/SignaturePad.tsx'
import { pathOf, type Stroke } from '../../../renderer/ui/signature-view.ts'
import { newManifestId, type CarrierCode, type ParcelId } from '../ids.ts'
import { ParcelsMain, ParcelsSide } from './ParcelsMain.tsx'
import { set, useShop, type Shop } from './shop.ts'
import './counter.css'

type DriverDesk = {
  readonly carrier: CarrierCode | undefined
  /** Taken off the list by hand; everything else is ticked. */
  readonly left: readonly ParcelId[]
  readonly driver: string
  readonly strokes: readonly Stroke[]
  /** Why nobody signs; undefined while somebody may. */
  readonly unsigned: string | undefined
}
const FRESH: DriverDesk = { carrier: undefined, left: [], driver: '', strokes: [], unsigned: undefined }
const useDriverDesk = create<DriverDesk>()(() => FRESH)
const write = (next: Partial<DriverDesk>) => useDriverDesk.setState(next)

/** The driver is here: whose, what he takes along, and his signature: three taps. */
export function DriverPage() {
  const shop = useShop()
  const { t, host, queries, part, ask } = shop
  const words = t.counter.driver
  const chosen = useDriverDesk((s) => s.carrier)
  const known = useQuery(queries.forDrivers.queryOptions({ input: {} })).data
  host.useScans(({ text }) => {
    ask(
      () => part.findAtCounter({ text, how: 'scanned' }),
      (found) =>
        tick(
          shop,
          found.kind === 'people' ? found.scanned : found.kind === 'gone' ? found.gone.parcelId : null,
          text,
          known,
        ),
    )
    return true
  })
  return (
    <>
      <ParcelsMain>
        <div className="sv-body" tabIndex={0} role="group" aria-label={words.carriers}>
          <ul className="sv-tiles" aria-label={words.carriers}>
            {known?.carriers.map(({ carrier, name, isOver, parcels }) => (
              <li key={carrier} data-chosen={carrier === chosen ? '' : undefined}>
                <button
                  type="button"
                  className="sv-tile"
                  data-none={parcels.length === 0 ? '' : undefined}
                  aria-pressed={carrier === chosen}
                  onClick={() => write({ ...FRESH, carrier })}
                >
                  <b>{name}</b> {parcels.length > 0 && <strong>{parcels.length}</strong>}{' '}
                  <span>{parcels.length > 0 ? words.forDriver : words.waiting(0)}</span>
                  {isOver && <span className="sv-warn"> {words.over}</span>}
                </button>
              </li>
            ))}
          </ul>
          {known && known.recent.length > 0 && <Recent recent={known.recent} />}
        </div>
        <host.Keys />
      </ParcelsMain>
      <DriverSide known={known} />
    </>
  )
}

type Known = Awaited<ReturnType<Shop['part']['forDrivers']>>

/** A scan ticks what was unticked, and opens its carrier where none is. */
function tick(shop: Shop, parcelId: ParcelId | null, text: string, known: Known | undefined): void {
  const mine = known?.carriers.find(({ parcels }) => parcels.some((one) => one.parcelId === parcelId))
  const { carrier, left } = useDriverDesk.getState()
  if (!mine || parcelId === null || (carrier !== undefined && carrier !== mine.carrier)) {
    return set({ told: { tone: 'amber', text: shop.t.counter.driver.notInList(text) } })
  }
  write({ carrier: mine.carrier, left: left.filter((one) => one !== parcelId) })
}

function DriverSide({ known }: { readonly known: Known | undefined }) {
  const shop = useShop()
  const { t, ask, part, done, again } = shop
  const words = t.counter.driver
  const form = useDriverDesk()
  const mine = known?.carriers.find(({ carrier }) => carrier === form.carrier)
  if (!mine) {
    return (
      <ParcelsSide
        label={words.list}
        head={
          <p>
            <b>{words.list}</b>
          </p>
        }
      >
        <p className="sv-empty">
          <Icon name="package" />
          {words.choose}
        </p>
      </ParcelsSide>
    )
  }
  const taken = mine.parcels.filter(({ parcelId }) => !form.left.includes(parcelId))
  const signature = pathOf(form.strokes)
  const isReady = taken.length > 0 && (signature !== '' || (form.unsigned ?? '').trim() !== '')
  const give = () =>
    ask(
      (commandId) =>
        part.giveToDriver({
          manifestId: newManifestId(),
          carrier: mine.carrier,
          parcelIds: taken.map(({ parcelId }) => parcelId),
          driver: form.driver.trim(),
          signature,
          unsignedReason: signature === '' ? (form.unsigned ?? '').trim() : '',
          print: true,
          commandId,
        }),
      ({ number }) => {
        write(FRESH)
        done(words.given(number))
        again()
      },
    )
  return (
    <ParcelsSide
      label={mine.name}
      head={
        <p>
          <b>{mine.name}</b>
          <span>{words.waiting(mine.parcels.length)}</span>
        </p>
      }
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="check" dim={!isReady} onPress={() => isReady && give()}>
            {words.give(taken.length)}
          </Button>
        </div>
      }
    >
      <ul className="pc-ticks" aria-label={words.list}>
        {mine.parcels.map(({ parcelId, code, number, place, reason }) => {
          const isTaken = !form.left.includes(parcelId)
          return (
            <li key={parcelId}>
              <button
                type="button"
                aria-pressed={isTaken}
                onClick={() =>
                  write({ left: isTaken ? [...form.left, parcelId] : form.left.filter((one) => one !== parcelId) })
                }
              >
                <Icon name="check" /> <b>{number || code}</b>{' '}
                <small>{[words.reasons[reason], place].filter(Boolean).join(' · ')}</small>
              </button>
            </li>
          )
        })}
      </ul>
      {mine.parcels.length === 0 && <p className="sv-none">{words.none}</p>}
      <Field
        label={words.name}
        keys="text"
        maxLength={60}
        value={form.driver}
        onChange={(driver) => write({ driver })}
      />
      {form.unsigned === undefined ? (
        <SignaturePad
          words={{ group: words.sign, here: t.counter.signHere, clear: t.counter.clear }}
          strokes={form.strokes}
          onStrokes={(strokes) => write({ strokes })}
          instead={{
            chosen: undefined,
            key: (
              <Button icon="pencil" onPress={() => write({ unsigned: '' })}>
                {words.unsigned}
              </Button>
            ),
          }}
        />
      ) : (
        <>
          <p className="sv-warn">{shop.sentence({ code: 'MANIFEST_UNSIGNED' })}</p>
          <Field
            label={words.unsignedWhy}
            keys="text"
            maxLength={80}
            value={form.unsigned}
            onChange={(unsigned) => write({ unsigned })}
          />
        </>
      )}
    </ParcelsSide>
  )
}

/** The last manifests, to be printed again or kept as a page. */
function Recent({ recent }: { readonly recent: Known['recent'] }) {
  const shop = useShop()
  const { t, ask, part, done, day, dayOf, hour } = shop
  const words = t.counter.driver
  const download = (manifestId: Known['recent'][number]['manifestId']) =>
    ask(
      () => part.manifestPdf({ manifestId }),
      (file) => {
        if (file) saveFile(file.name, [fromBase64(file.base64)], 'application/pdf')
      },
    )
  return (
    <table className="sv-table pc-recent">
      <caption>{words.recent}</caption>
      <tbody>
        {recent.map(({ manifestId, number, name, atMs, count, driver, isSigned }) => (
          <tr key={manifestId}>
            <th scope="row">
              {number}
              <small>
                {day(dayOf(atMs))} {hour(atMs)}
              </small>
            </th>
            <td>
              {name}
              <small>{[driver, isSigned ? words.signed : words.notSigned].filter(Boolean).join(' · ')}</small>
            </td>
            <td className="sv-right">{t.counter.parcels(count)}</td>
            <td className="sv-right pc-papers">
              <Button
                icon="printer"
                label={words.print(number)}
                onPress={() =>
                  ask(
                    (commandId) => part.printManifest({ manifestId, commandId }),
                    () => done(t.counter.reprinted),
                  )
                }
              />
              <Button icon="download" label={words.pdf(number)} onPress={() => download(manifestId)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
