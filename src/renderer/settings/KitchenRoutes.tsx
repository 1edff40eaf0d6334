import { useState } from 'react'
import type { KitchenSetup } from '../../shared/contracts/kitchen.ts'
import type { PrepStationId } from '../../shared/ids.ts'
import { useCatalogue } from '../counter/use-counter.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import {
  categoryRoute,
  courseChoices,
  nextChoice,
  productRoute,
  stationChoices,
  withCategory,
  withProduct,
  type Choice,
} from './kitchen-setup-view.ts'

type Props = { readonly setup: KitchenSetup; readonly onSave: (setup: KitchenSetup) => void }

/** Where each category is made, and the products that go another way: a key goes round its choices. */
export function KitchenRoutes({ setup, onSave }: Props) {
  const { t } = useWords()
  const view = useCatalogue()
  const [open, setOpen] = useState<string>()
  const words = t.kitchen.setup
  if (!view) return null
  const products = [...view.products.values()].filter((product) => product.categoryId === open && !product.withdrawn)
  return (
    <div>
      <h2>{words.routes}</h2>
      <ul className="routes">
        {view.categories.map(({ category: { id, label } }) => {
          const route = categoryRoute(setup, id)
          const count = setup.products.filter(({ productId }) => view.products.get(productId)?.categoryId === id).length
          return (
            <li key={id}>
              <RouteKeys
                name={label}
                setup={setup}
                own={false}
                station={route.prepStationId}
                course={route.course}
                onStation={(prepStationId) => onSave(withCategory(setup, id, { prepStationId: prepStationId ?? null }))}
                onCourse={(course) => onSave(withCategory(setup, id, { course: course ?? null }))}
              />
              <Button
                tone="quiet"
                icon={open === id ? 'minus' : 'plus'}
                pressed={open === id}
                onPress={() => setOpen(open === id ? undefined : id)}
              >
                {count > 0 ? `${words.exceptions} (${count})` : words.exceptions}
              </Button>
              {open === id && (
                <ul className="routes">
                  {products.map((product) => {
                    const own = productRoute(setup, product.id)
                    return (
                      <li key={product.id}>
                        <RouteKeys
                          name={product.label}
                          setup={setup}
                          own
                          station={own.prepStationId}
                          course={own.course}
                          onStation={(prepStationId) => onSave(withProduct(setup, product.id, { prepStationId }))}
                          onCourse={(course) => onSave(withProduct(setup, product.id, { course }))}
                        />
                      </li>
                    )
                  })}
                </ul>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type KeysProps = {
  readonly name: string
  readonly setup: KitchenSetup
  /** A product of its own, which may go as its category does. */
  readonly own: boolean
  readonly station: Choice<PrepStationId>
  readonly course: Choice<number>
  readonly onStation: (station: Choice<PrepStationId>) => void
  readonly onCourse: (course: Choice<number>) => void
}

function RouteKeys({ name, setup, own, station, course, onStation, onCourse }: KeysProps) {
  const { t } = useWords()
  const words = t.kitchen.setup
  const label = setup.prepStations.find((one) => one.prepStationId === station)?.label
  const stationText = station === undefined ? words.asCategory : (label ?? words.nowhere)
  const courseText =
    course === undefined ? words.asCategory : course === null ? words.noCourse : (t.kitchen.courses[course] ?? '')
  return (
    <>
      <b>{name}</b>
      <Button
        label={`${name}, ${words.station} : ${stationText}`}
        pressed={station !== undefined && station !== null}
        onPress={() => onStation(nextChoice(stationChoices(setup, own), station))}
      >
        {stationText}
      </Button>
      {setup.courses && (
        <Button
          label={`${name}, ${words.course} : ${courseText}`}
          onPress={() => onCourse(nextChoice(courseChoices(own), course))}
        >
          {courseText}
        </Button>
      )}
    </>
  )
}
