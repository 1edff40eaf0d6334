import { Banner } from '../../../renderer/ui/Banner.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { newInventoryId } from '../ids.ts'
import { namesOf } from '../reading.ts'
import { readScan } from '../rules/reading.ts'
import { setIn, useInDesk, type Read } from './in-desk.ts'
import { useInWords, useShelves } from './in-shop.ts'
import { ParcelsMain } from './ParcelsMain.tsx'
import { ParcelList } from './ParcelList.tsx'
import { ShelfSide } from './ShelfSide.tsx'
import { useSetup, useShop } from './shop.ts'
import './in.css'

/** What lies where: each place and how full it is, what has to leave first, and the walk that looks whether it is there. */
export function ShelvesPage() {
  const shop = useShop()
  const { part, host } = shop
  const t = useInWords().shelves
  const known = useShelves()
  const setup = useSetup()
  const place = useInDesk((s) => s.place)
  const inventory = known?.inventory ?? null
  /** A label that lies here is opened beside its shelf; every other code is the till's. */
  const open = ({ text }: Read) => {
    const names = namesOf(readScan(text, { carriers: setup?.carriers ?? [] }))
    const found = known?.parcels.find(({ code, parcelNo }) =>
      names.some((name) => name.shipment === code && (name.parcelNo ?? parcelNo) === parcelNo),
    )
    if (found) setIn({ parcelId: found.parcelId })
    return found !== undefined
  }
  const see = (read: Read) => {
    if (!inventory) return open(read)
    shop.ask(
      (commandId) => part.seeParcel({ inventoryId: inventory.inventoryId, ...read, commandId }),
      ({ seen }) => {
        setIn({ seen })
        shop.again()
      },
    )
    return true
  }
  host.useScans(see)
  const start = () =>
    shop.ask(
      (commandId) => part.startInventory({ inventoryId: newInventoryId(), commandId }),
      () => {
        setIn({ seen: undefined, parcelId: undefined, place: undefined })
        shop.again()
      },
    )
  const chosen = known?.parcels.filter((parcel) => place === undefined || parcel.place === place) ?? []
  return (
    <>
      <ParcelsMain>
        {known?.clockBack && <ClockBack {...known.clockBack} />}
        <div className="sv-bar">
          <Button tone="panel" pressed={place === undefined} onPress={() => setIn({ place: undefined })}>
            {t.all}
          </Button>
          {!inventory && (
            <Button tone="panel" icon="scan" onPress={start}>
              {t.inventory}
            </Button>
          )}
          <p className="sv-figure">
            <span>{t.total(known?.parcels.length ?? 0)}</span>
            <strong>{known && t.full(known.percent)}</strong>
          </p>
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.page}>
          <ul className="sv-tiles">
            {known?.places.map((one) => (
              <li key={one.label} data-chosen={place === one.label ? '' : undefined}>
                <button
                  type="button"
                  className="sv-tile pi-shelf"
                  aria-pressed={place === one.label}
                  onClick={() => setIn({ place: place === one.label ? undefined : one.label })}
                >
                  <b>{one.label}</b> <span>{t.holds({ count: one.count, units: one.units })}</span>
                  <span
                    className="pi-fill"
                    data-full={one.percent >= (setup?.setup.nearlyFull ?? 100) ? '' : undefined}
                    aria-hidden="true"
                  >
                    <i style={{ width: `${Math.min(100, one.percent)}%` }} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {known && chosen.length === 0 && <p className="sv-none">{t.empty}</p>}
          <ParcelList parcels={chosen} seen={inventory?.seen} />
        </div>
        <host.Keys />
      </ParcelsMain>
      <ShelfSide known={known} />
    </>
  )
}

function ClockBack({ unit, count }: { readonly unit: 'hours' | 'days'; readonly count: number }) {
  const t = useInWords().shelves
  const words = t.clockBack
  const word = unit === 'days' ? (count > 1 ? words.days : words.day) : count > 1 ? words.hours : words.hour
  return (
    <Banner tone="amber" icon="clock">
      {t.suspended(`${count} ${word}`)}
    </Banner>
  )
}
