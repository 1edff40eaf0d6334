import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { AnnouncePart } from './AnnouncePart.tsx'
import { setIn, takeRound, useInDesk } from './in-desk.ts'
import { useCarrierName, useInWords } from './in-shop.ts'
import { ParcelsSide } from './ParcelsMain.tsx'
import type { RoundProps } from './RoundMain.tsx'
import { useShop } from './shop.ts'

const sizes = ['S', 'M', 'L'] as const

/** What is said of the next parcel, the list of the driver, and the end of the round. */
export function RoundSide({ round, actions }: RoundProps) {
  const { hour } = useShop()
  const t = useInWords().round
  const nameOf = useCarrierName()
  const step = useInDesk((s) => s.step)
  const { delivery, figures } = round
  const isOpen = delivery.closedAtMs === null
  const isClosing = step === 'close' && isOpen
  return (
    <ParcelsSide
      label={t.page}
      head={
        <>
          <p>
            <b>{nameOf(delivery.carrier)}</b>
            <span>{[t.since(hour(delivery.openedAtMs)), delivery.driver].filter(Boolean).join(' · ')}</span>
          </p>
          <Button icon="cross" label={t.aside} onPress={() => takeRound(undefined)} />
        </>
      }
      keys={
        isOpen && (
          <div className="sv-keys">
            {isClosing && <Button onPress={() => setIn({ step: 'scan' })}>{t.back}</Button>}
            <Button className="sv-main" tone="accent" onPress={() => actions.close(isClosing)}>
              {isClosing ? t.closeWith(figures.missing) : t.close}
            </Button>
          </div>
        )
      }
    >
      {isClosing ? (
        <Missing round={round} />
      ) : isOpen ? (
        <>
          <NextParcel scan={(text) => actions.scan({ text })} />
          <AnnouncePart round={round} actions={actions} />
        </>
      ) : (
        <Missing round={round} />
      )}
    </ParcelsSide>
  )
}

function NextParcel({ scan }: { readonly scan: (text: string) => void }) {
  const t = useInWords().round
  const { size, isDamaged, reserve } = useInDesk()
  const [code, setCode] = useState('')
  const store = () => {
    if (code.trim() === '') return
    scan(code.trim())
    setCode('')
  }
  return (
    <>
      <div className="sv-part" role="group" aria-label={t.size}>
        <h2 className="sv-label">{t.size}</h2>
        <div className="sv-chips sv-three">
          {sizes.map((one) => (
            <button
              key={one}
              type="button"
              className="sv-chip pi-size"
              aria-pressed={size === one}
              onClick={() => setIn({ size: one })}
            >
              <b>{one}</b> <small>{t.sizes[one]}</small>
            </button>
          ))}
        </div>
      </div>
      <Button pressed={isDamaged} icon="ban" onPress={() => setIn({ isDamaged: !isDamaged })}>
        {t.damaged}
      </Button>
      {isDamaged && (
        <Field
          label={t.reserve}
          keys="text"
          maxLength={200}
          placeholder={t.reserveHint}
          value={reserve}
          onChange={(text) => setIn({ reserve: text })}
        />
      )}
      <div className="pi-pair">
        <Field label={t.code} keys="code" maxLength={60} value={code} onChange={setCode} onEnter={store} />
        <Button onPress={store} dim={code.trim() === ''}>
          {t.store}
        </Button>
      </div>
    </>
  )
}

/** What was on the list and was not scanned; beyond the list, how many by number alone. */
function Missing({ round }: Pick<RoundProps, 'round'>) {
  const t = useInWords().round
  const waited = round.parcels.filter(
    ({ parcel }) =>
      parcel.state === 'announced' || parcel.state === 'not-received' || parcel.state === 'closed-missing',
  )
  const unnamed = round.figures.missing - waited.length
  return (
    <>
      <h2 className="sv-label">{t.missingList}</h2>
      <ul className="pi-codes">
        {waited.map(({ parcel }) => (
          <li key={parcel.parcelId}>
            <b>{parcel.code}</b> {parcel.name}
          </li>
        ))}
        {unnamed > 0 && <li>{t.unnamed(unnamed)}</li>}
      </ul>
    </>
  )
}
