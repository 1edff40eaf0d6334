import { useState } from 'react'
import { amount as typedAmount } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { newWelfareNoteId } from '../ids.ts'
import type { StopSeen } from '../rules/seen.ts'
import { roundScreens } from '../texts/round-screens.ts'
import { absent, delivered, readAmount, type Given } from './round-view.ts'
import { RoundSideFrame } from './RoundSide.tsx'
import { useSetup, useShop } from './shop.ts'
import { setRound, useBack, type RunSeen } from './use-round.ts'

type Props = { readonly run: RunSeen; readonly stop: StopSeen }
const results = ['delivered', 'bag-back', 'neighbour', 'left'] as const

/** One stop: whom to call, what happened there, and how the person was. */
export function StopSide({ run, stop }: Props) {
  const shop = useShop()
  const { lang, part } = shop
  const t = roundScreens[lang].rounds
  const { exceptions, write } = useBack(run)
  const given = exceptions.get(stop.personId)
  const hasResult = run.state !== 'planned' && stop.meals.length > 0
  const close = () => setRound({ personId: undefined })
  const put = (next: Given | undefined) => {
    const all = new Map(exceptions)
    if (next) all.set(stop.personId, next)
    else all.delete(stop.personId)
    write({ exceptions: all })
  }
  const now = given ?? (stop.stop ? withoutTime(stop.stop) : absent(stop))
  const needsNote = (now.result === 'bag-back' || now.result === 'neighbour') && now.note.trim() === ''
  /** A round that is over is put right at once; one that is on its way when it is validated. */
  const keep = () => {
    if (run.state !== 'validated') return close()
    shop.ask(
      (commandId) => part.recordStop({ roundId: run.round.roundId, day: run.day, stop: now, commandId }),
      () => {
        put(undefined)
        close()
        shop.again()
      },
    )
  }
  return (
    <RoundSideFrame
      run={run}
      title={stop.name}
      keys={
        <div className="sv-keys">
          {hasResult && run.state === 'loaded' ? (
            <Button
              onPress={() => {
                put(undefined)
                close()
              }}
            >
              {t.asPlanned}
            </Button>
          ) : (
            <Button icon="left" onPress={close}>
              {t.back}
            </Button>
          )}
          {hasResult && (
            <Button className="sv-main" icon="check" off={needsNote} onPress={keep}>
              {t.keep}
            </Button>
          )}
        </div>
      }
    >
      <CallCard stop={stop} urgent={hasResult && now.result === 'bag-back'} />
      {hasResult && <Result stop={stop} now={now} put={put} />}
      <Welfare stop={stop} />
    </RoundSideFrame>
  )
}

function withoutTime({ atMs: _, ...stop }: NonNullable<StopSeen['stop']>): Given {
  return stop
}

/** Whom to call; in front of everything where nobody opened (C-09). */
function CallCard({ stop, urgent }: { readonly stop: StopSeen; readonly urgent: boolean }) {
  const { lang } = useShop()
  const t = roundScreens[lang].rounds
  return (
    <section className="mr-call" data-urgent={urgent ? '' : undefined} aria-label={t.urgent}>
      {urgent && <h2>{t.urgent}</h2>}
      {stop.contacts.length === 0 ? (
        <p>{t.noContact}</p>
      ) : (
        <ul>
          {stop.contacts.map(({ role, name, phone, note }) => (
            <li key={`${role} ${name}`}>
              <small>{t.roles[role]}</small> <b>{name}</b> <strong>{phone}</strong> {note !== '' && <span>{note}</span>}
            </li>
          ))}
        </ul>
      )}
      {stop.phone !== '' && (
        <p>
          <Icon name="phone" /> {stop.name} · {stop.phone}
        </p>
      )}
      {stop.absences > 1 && <p className="sv-warn">{t.absences(stop.absences)}</p>}
    </section>
  )
}

function Result({
  stop,
  now,
  put,
}: {
  readonly stop: StopSeen
  readonly now: Given
  readonly put: (next: Given) => void
}) {
  const { lang, euros } = useShop()
  const t = roundScreens[lang].rounds
  const setup = useSetup()
  const hasContainers = setup?.containers ?? false
  const [amount, setAmount] = useState(now.collectedCents === 0 ? '' : typedAmount(now.collectedCents, lang))
  return (
    <div className="sv-part" role="group" aria-label={t.exception}>
      <h2 className="sv-label">{t.exception}</h2>
      <div className="sv-chips mr-four">
        {results.map((result) => {
          const isOff = result === 'left' && !stop.mayBeLeft
          return (
            <button
              key={result}
              type="button"
              className="sv-chip"
              aria-pressed={now.result === result}
              aria-disabled={isOff ? true : undefined}
              onClick={() => {
                if (isOff) return
                const out = result === 'bag-back' ? 0 : delivered(stop, hasContainers).containersOut
                put({ ...now, result, containersOut: out })
              }}
            >
              <b>{t.results[result]}</b> {isOff && <small>{t.noAgreement}</small>}
            </button>
          )
        })}
      </div>
      <Field label={t.note} keys="text" maxLength={200} value={now.note} onChange={(note) => put({ ...now, note })} />
      <div className="sv-chips sv-three">
        {Object.values(t.notes).map((note) => (
          <button
            key={note}
            type="button"
            className="sv-chip"
            aria-pressed={now.note === note}
            onClick={() => put({ ...now, note })}
          >
            <b>{note}</b>
          </button>
        ))}
      </div>
      {stop.collectCents > 0 && (
        <div className="sv-pair">
          <Field
            label={t.collected}
            keys="amount"
            maxLength={9}
            value={amount}
            fault={readAmount(amount) === undefined ? t.wrongAmount : undefined}
            onChange={(text) => {
              setAmount(text)
              put({ ...now, collectedCents: readAmount(text) ?? now.collectedCents })
            }}
          />
          <button
            type="button"
            className="sv-chip mr-all-back"
            onClick={() => {
              setAmount(typedAmount(stop.collectCents, lang))
              put({ ...now, collectedCents: stop.collectCents })
            }}
          >
            <b>{euros(stop.collectCents)}</b>
          </button>
        </div>
      )}
      {hasContainers && (
        <div className="sv-pair">
          <Stepper
            label={t.left}
            value={now.containersOut}
            onChange={(containersOut) => put({ ...now, containersOut })}
          />
          <Stepper
            label={t.taken}
            value={now.containersBack}
            onChange={(containersBack) => put({ ...now, containersBack })}
          />
        </div>
      )}
    </div>
  )
}

const MOST = 99
function Stepper(props: {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const { label, value, onChange } = props
  const { lang } = useShop()
  const t = roundScreens[lang].rounds
  return (
    <div className="sv-part" role="group" aria-label={label}>
      <p className="sv-label">{label}</p>
      <div className="sv-stepper" data-on={value > 0 ? '' : undefined}>
        <Button icon="minus" label={`${label} : ${t.one}`} onPress={() => onChange(Math.max(0, value - 1))} />
        <output>{value}</output>
        <Button icon="plus" label={`${label} : ${t.more}`} onPress={() => onChange(Math.min(MOST, value + 1))} />
      </div>
    </div>
  )
}

/** How the person was, in one tap. */
function Welfare({ stop }: { readonly stop: StopSeen }) {
  const shop = useShop()
  const { lang, part } = shop
  const t = roundScreens[lang].rounds
  const write = (text: string) => {
    const urgent = text === t.welfareNotes.fall
    const note = { noteId: newWelfareNoteId(), personId: stop.personId, text, urgent, toldTo: '' }
    shop.ask(
      (commandId) => part.writeWelfare({ ...note, commandId }),
      () => {
        shop.done(t.noted(text))
        shop.again()
      },
    )
  }
  return (
    <div className="sv-part" role="group" aria-label={t.welfare}>
      <h2 className="sv-label">{t.welfare}</h2>
      <div className="sv-chips mr-four">
        {Object.values(t.welfareNotes).map((text) => (
          <button key={text} type="button" className="sv-chip" onClick={() => write(text)}>
            <b>{text}</b>
          </button>
        ))}
      </div>
    </div>
  )
}
