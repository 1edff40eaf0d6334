import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { Bike, Fleet } from '../fleet.ts'
import { newBikeId, type BikeId } from '../ids.ts'
import { Chips } from './Chips.tsx'
import { MendingPart } from './MendingPart.tsx'
import { Twice } from './RentalCard.tsx'
import { useFleet, useShop } from './shop.ts'
import { NothingChosen, Side } from './Side.tsx'

type Known = Fleet['bikes'][number]
type Props = { readonly chosen: BikeId | 'new' | undefined; readonly onChoose: (bikeId: BikeId | undefined) => void }

/** One frame: into the workshop and out of it, and what is painted on it. */
export function BikeSide({ chosen, onChoose }: Props) {
  const { t, host } = useShop()
  const fleet = useFleet()
  const bike = fleet?.bikes.find(({ bikeId }) => bikeId === chosen)
  if (!fleet || (chosen !== 'new' && !bike)) {
    return <NothingChosen label={t.pages.workshop} icon="wrench" text={t.workshop.choose} />
  }
  return <BikeForm fleet={fleet} bike={bike} mayEdit={host.may('settings')} onChoose={onChoose} />
}

type FormProps = {
  readonly fleet: Fleet
  readonly bike: Known | undefined
  readonly mayEdit: boolean
  readonly onChoose: Props['onChoose']
}

function BikeForm({ fleet, bike, mayEdit, onChoose }: FormProps) {
  const shop = useShop()
  const { t, part, host } = shop
  const [form, setForm] = useState<Bike | undefined>(() => bikeOf(bike, fleet))
  const title = bike?.number ?? t.workshop.add
  const save = () => {
    if (!form || form.number.trim() === '') return
    const saved = { ...form, number: form.number.trim().toUpperCase() }
    shop.ask(
      (commandId) => part.saveBike({ bike: saved, commandId }),
      () => {
        shop.again()
        onChoose(saved.bikeId)
      },
    )
  }
  const retire = () => {
    if (!bike) return
    shop.ask(
      (commandId) => part.retireBike({ bikeId: bike.bikeId, commandId }),
      () => {
        shop.again()
        onChoose(undefined)
      },
    )
  }
  const write = (next: Partial<Bike>) => form && setForm({ ...form, ...next })
  return (
    <Side
      label={title}
      head={
        <>
          <p>
            <b>{title}</b>
          </p>
          {bike && (
            <span className="sv-mark" data-kind={bike.state}>
              {t.workshop.states[bike.state]}
            </span>
          )}
        </>
      }
      keys={
        mayEdit && (
          <div className="sv-keys">
            {bike && <Twice text={t.setup.remove} sure={t.setup.removeSure} onPress={retire} />}
            <Button className="sv-main" icon="check" off={!form || form.number.trim() === ''} onPress={save}>
              {t.setup.save}
            </Button>
          </div>
        )
      }
    >
      {bike && <MendingPart bike={bike} />}
      {mayEdit && form && (
        <>
          <h2 className="sv-label">{bike ? t.workshop.edit : t.workshop.add}</h2>
          <div className="sv-pair">
            <Field
              label={t.setup.number}
              keys="text"
              maxLength={12}
              autoFocus={!bike}
              value={form.number}
              onChange={(number) => write({ number })}
            />
            <Field
              label={t.setup.size}
              keys="text"
              maxLength={12}
              value={form.size}
              onChange={(size) => write({ size })}
            />
          </div>
          <Chips
            label={t.setup.model}
            columns={2}
            value={form.modelId}
            chips={fleet.models.map(({ modelId, name }) => ({ value: modelId, text: name }))}
            onChoose={(modelId) => write({ modelId })}
          />
          <Field
            label={t.setup.serial}
            keys="text"
            maxLength={30}
            value={form.serial}
            onChange={(serial) => write({ serial })}
          />
          <Field
            label={t.setup.battery}
            keys="text"
            maxLength={30}
            value={form.batterySerial}
            onChange={(batterySerial) => write({ batterySerial })}
          />
          <Field
            label={t.setup.note}
            keys="text"
            maxLength={80}
            value={form.note}
            onChange={(note) => write({ note })}
          />
        </>
      )}
      <host.Keys />
    </Side>
  )
}

function bikeOf(bike: Known | undefined, { models }: Fleet): Bike | undefined {
  const modelId = bike?.modelId ?? models[0]?.modelId
  if (!modelId) return undefined
  return {
    bikeId: bike?.bikeId ?? newBikeId(),
    modelId,
    number: bike?.number ?? '',
    serial: bike?.serial ?? '',
    size: bike?.size ?? '',
    batterySerial: bike?.batterySerial ?? '',
    note: bike?.note ?? '',
  }
}
