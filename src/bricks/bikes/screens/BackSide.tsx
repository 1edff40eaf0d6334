import { useState } from 'react'
import { plus, smaller, sum, ZERO } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { damagesDue, type Damage } from '../damages.ts'
import { frameCode } from '../frame-code.ts'
import type { BikeId } from '../ids.ts'
import type { Condition, Rental, RentalLine } from '../rental.ts'
import { CheckList } from './CheckList.tsx'
import { Chips, Toggle } from './Chips.tsx'
import { DamagesPart } from './DamagesPart.tsx'
import { openRental, set } from './desk.ts'
import { allWell } from './hire-view.ts'
import { PhotoStrip } from './Photos.tsx'
import { createRentalActions } from './rental-actions.ts'
import { Person, RentalHead } from './RentalSide.tsx'
import { chosenOf, lateCents, linesOut } from './return-view.ts'
import { DepositBox } from './SettleSide.tsx'
import { useFleet, useNow, useSetup, useShop } from './shop.ts'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import { Side } from './Side.tsx'

/** What a bike comes back with, where it is not simply well. */
type Noted = { readonly condition: Condition | undefined; readonly damages: readonly Damage[] }
const NOTHING: Noted = { condition: undefined, damages: [] }

/** A return: what is due and how late, then one key where all is well. */
export function BackSide({ rental }: { readonly rental: Rental }) {
  const shop = useShop()
  const { t, euros, clock } = shop
  const fleet = useFleet()
  const setup = useSetup()
  const nowMs = useNow()
  const [left, setLeft] = useState<readonly BikeId[]>([])
  const [noted, setNoted] = useState<Readonly<Record<BikeId, Noted>>>({})
  const [at, setAt] = useState<BikeId>()
  const [isWaived, setWaived] = useState(false)
  const [toInspect, setToInspect] = useState(false)
  const [opened, setOpened] = useState(false)
  const [strangeId, setStrange] = useState<BikeId>()
  const actions = createRentalActions(shop, rental)
  const out = linesOut(rental)
  const chosen = chosenOf(out, left)
  const shown = chosen.find(({ bikeId }) => bikeId === at) ?? chosen[0]
  /** Another of the same model may be what was taken; one that somebody else has opens its own return. */
  shop.host.useScans(({ text }) => {
    const code = text.trim()
    const bike = fleet?.bikes.find(({ bikeId, number }) => code === frameCode(bikeId) || code.toUpperCase() === number)
    if (!bike || !isOfModel(bike, out)) return false
    const isOwn = out.some(({ bikeId }) => bikeId === bike.bikeId)
    if (!isOwn && (bike.state === 'out' || bike.state === 'overdue')) return false
    setStrange(isOwn ? undefined : bike.bikeId)
    return true
  })
  if (!fleet || !setup || !shown) return null
  const strange = fleet.bikes.find(({ bikeId }) => bikeId === strangeId)
  const late = isWaived ? ZERO : lateCents(chosen, nowMs, rental.tariffs ?? [], setup, clock)
  const lateAnyway = lateCents(chosen, nowMs, rental.tariffs ?? [], setup, clock)
  const noteOf = (bikeId: BikeId) => noted[bikeId] ?? NOTHING
  const damages = sum(chosen.map(({ bikeId }) => damagesDue(noteOf(bikeId).damages)))
  const well = allWell(
    out.map(({ bikeId }) => bikeId),
    setup.checklist,
  )
  const conditionOf = (bikeId: BikeId) =>
    noteOf(bikeId).condition ?? well[bikeId] ?? { checks: [], batteryPercent: null, note: '' }
  const isWell = chosen.every(
    ({ bikeId }) => noteOf(bikeId).damages.length === 0 && conditionOf(bikeId).checks.every(({ ok }) => ok),
  )
  const note = (bikeId: BikeId, next: Partial<Noted>) =>
    setNoted({ ...noted, [bikeId]: { ...noteOf(bikeId), ...next } })
  const take = () =>
    actions.takeBack(
      chosen.map(({ bikeId }) => ({
        bikeId,
        condition: conditionOf(bikeId),
        damages: noteOf(bikeId).damages,
        toInspect: toInspect || !isWell,
      })),
      isWaived,
    )
  const title = t.back.title({ bikes: chosen.map(({ number }) => number).join(', ') })
  return (
    <Side
      label={title}
      head={<RentalHead rental={rental} title={title} />}
      keys={
        <>
          <DepositBox rental={rental} keptCents={smaller(damages, rental.deposit?.amountCents ?? ZERO)} />
          <div className="sv-keys">
            <Button icon="more" onPress={() => openRental(rental.rentalId, 'card')}>
              {t.hire.detail}
            </Button>
            <Button className="sv-main" icon="check" onPress={take}>
              {isWell ? t.back.allWell : t.back.record}
            </Button>
          </div>
        </>
      }
    >
      <Person rental={rental} />
      {strange && (
        <div className="sv-part">
          <p className="sv-warn" role="status">
            {shop.sentence('BIKE_OF_ANOTHER', {
              number: rental.number,
              hired: out.map(({ number }) => number).join(', '),
              bike: strange.number,
            })}
          </p>
          <Button
            icon="swap"
            onPress={() =>
              set({ side: { kind: 'rental', rentalId: rental.rentalId, step: 'swap', toBikeId: strange.bikeId } })
            }
          >
            {t.rental.swap}
          </Button>
        </div>
      )}
      {out.length > 1 && (
        <div className="sv-part" role="group" aria-label={t.back.whole}>
          <p className="sv-label">{t.back.whole}</p>
          <div className="sv-chips sv-three">
            {out.map(({ bikeId, number }) => (
              <Toggle
                key={bikeId}
                on={chosen.some((one) => one.bikeId === bikeId)}
                text={number}
                onPress={() =>
                  setLeft(left.includes(bikeId) ? left.filter((one) => one !== bikeId) : [...left, bikeId])
                }
              />
            ))}
          </div>
        </div>
      )}
      <dl className="sv-sums">
        <SumLine text={t.back.lateFee} amount={euros(late)} {...(late > 0 ? { tone: 'red' as const } : {})} />
        <SumLine
          text={t.back.damages}
          amount={damages > 0 ? euros(damages) : t.back.none}
          {...(damages > 0 ? { tone: 'red' as const } : {})}
        />
        <div className="sv-total">
          <dt>{t.rental.due}</dt>
          <dd>{euros(plus(plus(late, damages), dueOf(rental)))}</dd>
        </div>
      </dl>
      <div className="sv-toggles">
        <Toggle on={opened} text={t.back.addDamage} onPress={() => setOpened(!opened)} />
        {lateAnyway > 0 && <Toggle on={isWaived} text={t.back.waive} onPress={() => setWaived(!isWaived)} />}
        <Toggle on={toInspect || !isWell} text={t.back.toInspect} onPress={() => setToInspect(!toInspect)} />
      </div>
      <PhotoStrip key={shown.bikeId} rental={rental} line={shown} moment="in" onRental={actions.know} />
      {opened && (
        <>
          {chosen.length > 1 && (
            <Chips
              label={t.back.damages}
              hideLabel
              columns={3}
              value={shown.bikeId}
              chips={chosen.map(({ bikeId, number }) => ({ value: bikeId, text: number }))}
              onChoose={setAt}
            />
          )}
          <CheckList
            key={shown.bikeId}
            name={shown.number}
            condition={conditionOf(shown.bikeId)}
            onChange={(condition) => note(shown.bikeId, { condition })}
          />
          <DamagesPart
            key={`${shown.bikeId} damages`}
            number={shown.number}
            prices={setup.damages}
            damages={noteOf(shown.bikeId).damages}
            onChange={(next) => note(shown.bikeId, { damages: next })}
          />
        </>
      )}
      <shop.host.Keys />
    </Side>
  )
}

const dueOf = ({ totalCents, paidCents }: Rental) =>
  sum(totalCents > paidCents ? [totalCents, -paidCents as typeof paidCents] : [])

const isOfModel = ({ modelId }: Pick<RentalLine, 'modelId'>, lines: readonly RentalLine[]) =>
  lines.some((line) => line.modelId === modelId)
