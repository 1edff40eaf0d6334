import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { PictureKey } from '../../../renderer/ui/PictureKey.tsx'
import type { PhotoId } from '../ids.ts'
import { PHOTO_BYTES_MAX, PHOTOS_MAX, type Moment, type Photo } from '../photo.ts'
import type { Rental, RentalLine } from '../rental.ts'
import { set } from './desk.ts'
import { useShop } from './shop.ts'
import './photos.css'

/** A frame, its number and a scratch are told apart at this size. */
const LIMITS = { side: 1280, bytes: PHOTO_BYTES_MAX }

type StripProps = {
  readonly rental: Pick<Rental, 'rentalId' | 'photos'>
  readonly line: Pick<RentalLine, 'bikeId' | 'number'>
  readonly moment: Moment
  readonly onRental: (rental: Rental) => void
}

const photosOf = ({ rental, line, moment }: StripProps) =>
  rental.photos.filter((one) => one.bikeId === line.bikeId && one.moment === moment)

/** The pictures of one bike as it leaves or comes back, and the key that takes one more; a touch shows one. */
export function PhotoStrip(props: StripProps) {
  return (
    <PhotoRow {...props}>
      <PhotoKey {...props} />
    </PhotoRow>
  )
}

/** Those that were taken; a touch shows one and can take it away. */
export function PhotoRow({ children, ...props }: StripProps & { readonly children?: ReactNode }) {
  const shop = useShop()
  const { t, part } = shop
  const photos = photosOf(props)
  const { line, onRental } = props
  if (photos.length === 0 && !children) return null
  return (
    <div className="bk-photos" role="group" aria-label={`${t.photos.title} ${line.number}`}>
      <Thumbs
        photos={photos}
        numberOf={() => line.number}
        onDrop={(photoId) => shop.ask((commandId) => part.dropPhoto({ photoId, commandId }), onRental)}
      >
        {children}
      </Thumbs>
    </div>
  )
}

/** Takes one more; gone once there are as many as may be. */
export function PhotoKey({ small, ...props }: StripProps & { readonly small?: boolean }) {
  const shop = useShop()
  const { t, part } = shop
  const { rental, line, moment, onRental } = props
  if (photosOf(props).length >= PHOTOS_MAX) return null
  const add = (jpeg: string | undefined) => {
    if (jpeg === undefined) return set({ told: { tone: 'amber', text: shop.sentence('PHOTO_UNREADABLE') } })
    set({ told: undefined })
    const input = { rentalId: rental.rentalId, bikeId: line.bikeId, moment, jpeg }
    shop.ask((commandId) => part.addPhoto({ ...input, commandId }), onRental)
  }
  return (
    <PictureKey
      camera
      text={small ? undefined : t.photos.add}
      label={t.photos.addOf({ bike: line.number, moment })}
      limits={LIMITS}
      onPicture={add}
    />
  )
}

/** Every picture of a hire, with how many there are of each side of it. */
export function PhotosPart({ rental }: { readonly rental: Rental }) {
  const { t } = useShop()
  const { photos, lines } = rental
  if (photos.length === 0) return null
  const count = (moment: Moment) => photos.filter((one) => one.moment === moment).length
  return (
    <div className="bk-photos" role="group" aria-label={t.photos.title}>
      <p className="sv-label">
        {t.photos.title} · {t.photos.counted({ out: count('out'), in: count('in') })}
      </p>
      <Thumbs photos={photos} numberOf={({ bikeId }) => lines.find((line) => line.bikeId === bikeId)?.number ?? ''} />
    </div>
  )
}

type ThumbsProps = {
  readonly photos: readonly Photo[]
  readonly numberOf: (photo: Photo) => string
  readonly onDrop?: (photoId: PhotoId) => void
  readonly children?: ReactNode
}

function Thumbs({ photos, numberOf, onDrop, children }: ThumbsProps) {
  const { t, when, host } = useShop()
  const [shownId, setShown] = useState<PhotoId>()
  const shown = photos.find(({ photoId }) => photoId === shownId)
  host.useBack(shown !== undefined, () => setShown(undefined))
  const nameOf = (photo: Photo) =>
    t.photos.one({
      n: photos.indexOf(photo) + 1,
      bike: numberOf(photo),
      moment: photo.moment,
      time: when(photo.atMs),
    })
  return (
    <>
      <div className="bk-thumbs">
        {photos.map((photo) => (
          <button
            key={photo.photoId}
            type="button"
            className="bk-thumb"
            aria-pressed={photo === shown}
            onClick={() => setShown(photo === shown ? undefined : photo.photoId)}
          >
            <Picture photoId={photo.photoId} alt={nameOf(photo)} />
          </button>
        ))}
        {children}
      </div>
      {shown && (
        <figure className="bk-photo" ref={intoView}>
          <Picture photoId={shown.photoId} alt={nameOf(shown)} />
          <figcaption>{nameOf(shown)}</figcaption>
          <div className="sv-keys">
            {onDrop && (
              <Button icon="trash" tone="danger" onPress={() => onDrop(shown.photoId)}>
                {t.photos.drop}
              </Button>
            )}
            <Button icon="cross" onPress={() => setShown(undefined)}>
              {t.photos.close}
            </Button>
          </div>
        </figure>
      )}
    </>
  )
}

/** Where the case is long, what was asked for is what is seen. */
const intoView = (figure: HTMLElement | null) => figure?.scrollIntoView({ block: 'nearest' })

/** What was taken does not change: it is asked for once. */
function Picture({ photoId, alt }: { readonly photoId: PhotoId; readonly alt: string }) {
  const { t, queries } = useShop()
  const { data } = useQuery({ ...queries.photo.queryOptions({ input: { photoId } }), staleTime: 'static' })
  if (data === undefined) return <span className="hidden-text">{alt}</span>
  if (data === null) return <span>{t.photos.gone}</span>
  return <img src={`data:image/jpeg;base64,${data}`} alt={alt} />
}
