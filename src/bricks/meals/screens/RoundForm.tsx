import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { newRoundId } from '../ids.ts'
import type { Round } from '../rules/round.ts'
import { nameOfWeekday } from '../texts/days.ts'
import { roundScreens } from '../texts/round-screens.ts'
import { MealsSide } from './MealsMain.tsx'
import { useShop } from './shop.ts'
import { broughtBy, goingOn, toggled, WEEK } from './round-view.ts'
import { setRound } from './use-round.ts'

/** Monday to Friday, and Friday brings the weekend: what most rounds are (meals.md §3.1, C-01). */
const USUAL: Round['broughtOn'] = [1, 2, 3, 4, 5, 5, 5]
const START = '10:30'

/** What a round is: its name, its vehicle and when it leaves. */
export function RoundForm({ round }: { readonly round: Round | undefined }) {
  const shop = useShop()
  const { lang, part, host } = shop
  const t = roundScreens[lang].rounds
  const [name, setName] = useState(round?.name ?? '')
  const [vehicle, setVehicle] = useState(round?.vehicle ?? '')
  const [start, setStart] = useState(round ? clock(round.startMinute) : START)
  const [broughtOn, setBroughtOn] = useState(round?.broughtOn ?? USUAL)
  const startMinute = minuteOf(start)
  const goes = goingOn(broughtOn)
  const close = () => setRound({ view: 'run' })
  const save = () => {
    if (startMinute === undefined) return
    const roundId = round?.roundId ?? newRoundId()
    const saved = { roundId, name: name.trim(), vehicle: vehicle.trim(), startMinute }
    shop.ask(
      (commandId) => part.saveRound({ round: { ...saved, broughtOn }, commandId }),
      () => {
        setRound({ view: 'run', roundId })
        shop.again()
      },
    )
  }
  const title = round ? t.edit : t.add
  return (
    <MealsSide
      label={title}
      head={
        <p>
          <b>{title}</b>
        </p>
      }
      keys={
        <div className="sv-keys">
          <Button onPress={close}>{t.back}</Button>
          <Button
            className="sv-main"
            icon="check"
            off={name.trim() === '' || startMinute === undefined || goes.length === 0}
            onPress={save}
          >
            {t.save}
          </Button>
        </div>
      }
    >
      <Field label={t.name} keys="text" maxLength={30} autoFocus value={name} onChange={setName} />
      <div className="sv-pair">
        <Field label={t.vehicle} keys="text" maxLength={30} value={vehicle} onChange={setVehicle} />
        <Field label={t.start} keys="text" maxLength={5} value={start} onChange={setStart} />
      </div>
      <div className="sv-part" role="group" aria-label={t.goesOn}>
        <p className="sv-label">{t.goesOn}</p>
        <div className="mr-week">
          {WEEK.map((weekday) => (
            <button
              key={weekday}
              type="button"
              className="sv-chip"
              aria-pressed={goes.includes(weekday)}
              onClick={() => setBroughtOn(broughtBy(toggled(goes, weekday)))}
            >
              <b>{nameOfWeekday(weekday, lang).slice(0, 3)}</b>
            </button>
          ))}
        </div>
        <p className="sv-hint">{t.goesHint}</p>
      </div>
      {round && (
        <Button
          icon="trash"
          tone="quiet"
          onPress={() =>
            shop.ask(
              (commandId) => part.removeRound({ roundId: round.roundId, commandId }),
              () => {
                setRound({ view: 'run', roundId: undefined })
                shop.again()
              },
            )
          }
        >
          {t.remove}
        </Button>
      )}
      <host.Keys />
    </MealsSide>
  )
}

function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** « 10:30 », « 10h30 » in minutes; undefined where it is no hour. */
function minuteOf(text: string): number | undefined {
  const [, hour, minute] = /^\s*(\d{1,2})\s*[:hH.]\s*(\d{2})\s*$/.exec(text) ?? []
  if (hour === undefined || minute === undefined) return undefined
  const total = Number(hour) * 60 + Number(minute)
  return Number(hour) < 24 && Number(minute) < 60 ? total : undefined
}
