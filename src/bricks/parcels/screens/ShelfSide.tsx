import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { setIn, useInDesk } from './in-desk.ts'
import { useInWords, type useShelves } from './in-shop.ts'
import { ParcelsSide } from './ParcelsMain.tsx'
import { ParcelFile } from './ParcelFile.tsx'
import { set, useShop } from './shop.ts'

type Known = ReturnType<typeof useShelves>

/** Beside the shelves: a parcel in hand, the walk that is on, what nobody found. */
export function ShelfSide({ known }: { readonly known: Known }) {
  const t = useInWords().shelves
  const parcelId = useInDesk((s) => s.parcelId)
  if (parcelId)
    return <ParcelFile key={parcelId} parcelId={parcelId} places={known?.places.map(({ label }) => label) ?? []} />
  if (known?.inventory) return <Walk known={known} inventory={known.inventory} />
  return (
    <ParcelsSide
      label={t.page}
      head={
        <p>
          <b>{t.page}</b>
        </p>
      }
    >
      <Gap known={known} />
      <p className="sv-empty">
        <Icon name="package" />
        {t.choose}
      </p>
    </ParcelsSide>
  )
}

/** A walk along the shelves: everything is scanned, and what is left over is not there. */
function Walk(props: {
  readonly known: NonNullable<Known>
  readonly inventory: NonNullable<NonNullable<Known>['inventory']>
}) {
  const shop = useShop()
  const t = useInWords().shelves
  const last = useInDesk((s) => s.seen)
  const [unseen, setUnseen] = useState<number>()
  const { inventoryId, seen } = props.inventory
  const end = () =>
    shop.ask(
      (commandId) => shop.part.endInventory({ inventoryId, confirmed: unseen !== undefined, commandId }),
      ({ gap }) => {
        setIn({ seen: undefined })
        shop.again()
        if (gap.length === 0) shop.done(t.complete)
      },
      (code) => {
        if (code === 'PARCELS_UNSEEN') setUnseen(props.known.parcels.length - seen.length)
      },
    )
  const stop = () => {
    setUnseen(undefined)
    set({ told: undefined })
  }
  return (
    <ParcelsSide
      label={t.inventory}
      head={
        <p>
          <b>{t.inventory}</b> <span>{t.seen({ seen: seen.length, expected: props.known.parcels.length })}</span>
        </p>
      }
      keys={
        <div className="sv-keys">
          {unseen !== undefined && <Button icon="cross" label={t.walk} onPress={stop} />}
          <Button className="sv-main" tone="accent" onPress={end}>
            {unseen === undefined ? t.end : t.endWith(unseen)}
          </Button>
        </div>
      }
    >
      {last ? (
        <p className="sv-empty" role="status">
          <strong className="pi-big">{'parcel' in last ? (last.parcel.place ?? '—') : '?'}</strong>
          <b>{'parcel' in last ? last.parcel.code : last.code}</b>
          <span>{t.seenKinds[last.kind]}</span>
        </p>
      ) : (
        <p className="sv-empty">
          <Icon name="scan" />
          {t.walk}
        </p>
      )}
    </ParcelsSide>
  )
}

/** What an inventory did not find: where it lay last, what happened last, who was there; found, or lost. */
function Gap({ known }: { readonly known: Known }) {
  const shop = useShop()
  const words = useInWords()
  const t = words.shelves
  const [losing, setLosing] = useState<string>()
  if (!known || known.missing.length === 0) return null
  return (
    <>
      <h2 className="sv-label">
        {t.missing} <b className="sv-count">{known.missing.length}</b>
      </h2>
      {known.missing.map(({ parcel, last }) => {
        const { parcelId, code, name, place } = parcel
        const asked = (command: 'findParcel' | 'declareLost') =>
          shop.ask(
            (commandId) => shop.part[command]({ parcelId, commandId }),
            () => shop.again(),
          )
        return (
          <section key={parcelId} className="pi-gap" aria-label={code}>
            <p>
              <b>{[code, name].filter(Boolean).join(' · ')}</b>
              {last && (
                <span>
                  {t.lastKnown({
                    place: place ?? '',
                    what: words.events[last.kind],
                    when: `${shop.day(shop.dayOf(last.atMs))} ${shop.hour(last.atMs)}`,
                    who: last.by || t.itself,
                  })}
                </span>
              )}
            </p>
            <div className="sv-small-keys">
              <Button icon="check" onPress={() => asked('findParcel')}>
                {t.found}
              </Button>
              <Button
                tone={losing === parcelId ? 'danger' : 'plain'}
                onPress={() => (losing === parcelId ? asked('declareLost') : setLosing(parcelId))}
              >
                {losing === parcelId ? t.confirmLost : t.lost}
              </Button>
            </div>
          </section>
        )
      })}
    </>
  )
}
