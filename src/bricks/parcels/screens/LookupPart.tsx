import { useState } from 'react'
import { dayAndTime } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { ParcelId } from '../ids.ts'
import { useSetup, useShop, type Shop } from './shop.ts'
import { keyActions } from './statement-actions.ts'
import { useWords } from './statement-desk.ts'

type Answer = Awaited<ReturnType<Shop['part']['askCarrier']>>
const MINUTE_MS = 60_000
const EVENTS_SHOWN = 5

/** What La Poste says of a parcel, when somebody asks; and the key that it takes, for whoever sets things up. */
export function LookupPart({ parcelId }: { readonly parcelId: ParcelId }) {
  const shop = useShop()
  const { lookup } = useWords().r
  const [said, setSaid] = useState<{ readonly answer: Answer; readonly atMs: number }>()
  const answer = said?.answer
  const hasKey = useSetup()?.setup.hasSuiviKey === true
  const ask = () =>
    shop.ask(
      () => shop.part.askCarrier({ parcelId, lang: shop.lang, again: answer !== undefined }),
      (next) => setSaid({ answer: next, atMs: Date.now() }),
    )
  return (
    <section className="sv-part">
      {hasKey ? (
        <Button icon="search" tone="quiet" onPress={ask}>
          {answer ? lookup.again : lookup.ask}
        </Button>
      ) : (
        <p className="sv-hint">{lookup.off}</p>
      )}
      <div role="status" className="sv-part">
        {answer && answer.kind !== 'told' && <p className="sv-warn">{lookup[answer.kind]}</p>}
        {said?.answer.told && <Told told={said.answer.told} atMs={said.atMs} isOld={said.answer.kind !== 'told'} />}
      </div>
      {shop.host.may('settings') && <KeyPart hasKey={hasKey} />}
    </section>
  )
}

function Told({
  told,
  atMs,
  isOld,
}: {
  readonly told: NonNullable<Answer['told']>
  /** When it was told here: it may be older. */
  readonly atMs: number
  readonly isOld: boolean
}) {
  const { lang, zone } = useShop()
  const { lookup } = useWords().r
  const minutes = Math.floor((atMs - told.askedAtMs) / MINUTE_MS)
  const age = minutes < 1 ? lookup.now : minutes < 60 ? lookup.minutes(minutes) : lookup.hours(Math.floor(minutes / 60))
  const when = (at: string) => (Number.isNaN(Date.parse(at)) ? at : dayAndTime(Date.parse(at), lang, zone))
  return (
    <>
      <p className="sv-hint">
        {[told.product, lookup.asked(age), isOld ? lookup.older : ''].filter(Boolean).join(' · ')}
      </p>
      <ol className="pst-events">
        {told.events.slice(0, EVENTS_SHOWN).map(({ label, at }) => (
          <li key={`${at} ${label}`}>
            <b>{label}</b>
            <span>{when(at)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function KeyPart({ hasKey }: { readonly hasKey: boolean }) {
  const shop = useShop()
  const { lookup } = useWords().r
  const [key, setKey] = useState('')
  const act = keyActions(shop)
  if (hasKey) {
    return (
      <Button icon="key" tone="plain" onPress={() => act.save('', () => undefined)}>
        {lookup.removeKey}
      </Button>
    )
  }
  return (
    <div className="pst-key">
      <Field label={lookup.key} keys="text" maxLength={80} value={key} onChange={setKey} />
      <Button
        icon="key"
        tone="quiet"
        dim={key === ''}
        onPress={() => key !== '' && act.save(key.trim(), () => setKey(''))}
      >
        {lookup.saveKey}
      </Button>
    </div>
  )
}
