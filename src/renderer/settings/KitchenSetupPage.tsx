import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KitchenSetup, PrepStation } from '../../shared/contracts/kitchen.ts'
import { newPrepStationId } from '../../shared/ids.ts'
import { openStation } from '../client/station.ts'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { KitchenRoutes } from './KitchenRoutes.tsx'
import { withoutStation, withStation } from './kitchen-setup-view.ts'

const STATIONS_MAX = 6

/** Who makes what, and how orders reach them. Every change holds at once. */
export function KitchenSetupPage() {
  const { t } = useWords()
  const { queries, kitchen } = useTill()
  const setup = useQuery(queries.kitchen.setup.queryOptions({ input: {} })).data
  if (!setup) return null
  const words = t.kitchen.setup
  const save = (next: KitchenSetup) => kitchen.saveSetup(next)
  const isSetUp = setup.prepStations.length > 0
  return (
    <section className="card setting-rows kitchen-setup" aria-label={words.page}>
      <div>
        <h2>{words.stations}</h2>
        {setup.prepStations.map((station) => (
          <StationRow key={station.prepStationId} station={station} setup={setup} onSave={save} />
        ))}
        <div className="setting-keys">
          <Button
            icon="plus"
            off={setup.prepStations.length >= STATIONS_MAX}
            onPress={() =>
              save(
                withStation(setup, {
                  prepStationId: newPrepStationId(),
                  label: freeLabel(setup, words.station),
                  paper: true,
                  screen: true,
                }),
              )
            }
          >
            {words.add}
          </Button>
          {isSetUp && (
            <Button icon="window" onPress={() => openStation('kitchen')}>
              {words.open}
            </Button>
          )}
        </div>
        <p>{words.stationsMore}</p>
      </div>
      {isSetUp && (
        <>
          <KitchenRoutes setup={setup} onSave={save} />
          <div>
            <h2>{words.courses}</h2>
            <Segmented
              label={words.courses}
              value={setup.courses ? 'on' : 'off'}
              choices={[
                { value: 'off', text: words.coursesOff },
                { value: 'on', text: words.coursesOn },
              ]}
              onChoose={(value) => save({ ...setup, courses: value === 'on' })}
            />
            <p>{words.coursesMore}</p>
          </div>
          <div>
            <h2>{words.allergens}</h2>
            <Segmented
              label={words.allergens}
              value={setup.allergens}
              choices={[
                { value: 'with-note', text: words.withNote },
                { value: 'always', text: words.always },
              ]}
              onChoose={(allergens) => save({ ...setup, allergens })}
            />
          </div>
        </>
      )}
      <div>
        <h2>{words.soldOut}</h2>
        <Segmented
          label={words.soldOut}
          value={setup.soldOutForTheDay ? 'day' : 'said'}
          choices={[
            { value: 'day', text: words.untilTomorrow },
            { value: 'said', text: words.untilSaid },
          ]}
          onChoose={(value) => save({ ...setup, soldOutForTheDay: value === 'day' })}
        />
        <Notice />
      </div>
    </section>
  )
}

function freeLabel({ prepStations }: KitchenSetup, word: string): string {
  const taken = new Set(prepStations.map(({ label }) => label))
  let n = prepStations.length + 1
  while (taken.has(`${word} ${n}`)) n += 1
  return `${word} ${n}`
}

type RowProps = {
  readonly station: PrepStation
  readonly setup: KitchenSetup
  readonly onSave: (setup: KitchenSetup) => void
}

function StationRow({ station, setup, onSave }: RowProps) {
  const { t } = useWords()
  const [label, setLabel] = useState(station.label)
  const words = t.kitchen.setup
  const change = (more: Partial<PrepStation>) => onSave(withStation(setup, { ...station, ...more }))
  const rename = () => {
    if (label.trim() === '') setLabel(station.label)
    else if (label.trim() !== station.label) change({ label: label.trim() })
  }
  return (
    <div className="prep-station" onBlur={rename}>
      <Field
        label={words.label}
        hideLabel
        keys="text"
        maxLength={16}
        value={label}
        onChange={setLabel}
        onEnter={rename}
      />
      <Button icon="printer" pressed={station.paper} onPress={() => change({ paper: !station.paper })}>
        {words.paper}
      </Button>
      <Button icon="chef" pressed={station.screen} onPress={() => change({ screen: !station.screen })}>
        {words.screen}
      </Button>
      <Button
        icon="trash"
        tone="quiet"
        label={words.remove({ label: station.label })}
        onPress={() => onSave(withoutStation(setup, station.prepStationId))}
      />
    </div>
  )
}
