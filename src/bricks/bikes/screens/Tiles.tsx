import { Icon } from '../../../renderer/ui/Icon.tsx'
import { useDesk } from './desk.ts'
import { createHireActions } from './hire-actions.ts'
import { firstStart } from './hire-view.ts'
import { ModelPicture } from './ModelPicture.tsx'
import { useFleet, useNow, useSetup, useShop } from './shop.ts'
import { shortEuros, tileSays, type ModelNow } from './tiles-view.ts'

/** The models: how many are free now and until when, or when the next one is; a touch chooses one more. */
export function Tiles() {
  const shop = useShop()
  const fleet = useFleet()
  const setup = useSetup()
  const nowMs = useNow()
  const day = useDesk((s) => s.day)
  const counts = useDesk((s) => s.form.counts)
  const isHiring = useDesk((s) => s.side.kind === 'hire')
  const actions = createHireActions(shop, fleet)
  const startMs = day === undefined ? undefined : firstStart(day, setup?.opening, nowMs, shop.zone)
  return (
    <ul className="sv-tiles" aria-label={shop.t.models}>
      {(fleet?.models ?? []).map((model) => (
        <Tile
          key={model.modelId}
          model={model}
          chosen={isHiring ? (counts[model.modelId] ?? 0) : 0}
          onPress={() => actions.addModel(model.modelId, startMs)}
          onLess={() => actions.lessOf(model.modelId)}
        />
      ))}
    </ul>
  )
}

type Props = {
  readonly model: ModelNow
  readonly chosen: number
  readonly onPress: () => void
  readonly onLess: () => void
}

function Tile({ model, chosen, onPress, onLess }: Props) {
  const { t, lang, zone } = useShop()
  const nowMs = useNow()
  const says = tileSays(model, { nowMs, zone, lang })
  const more =
    says.kind === 'free'
      ? says.until === undefined
        ? t.tile.allDay
        : t.tile.until({ time: says.until })
      : says.next === undefined
        ? ''
        : t.tile.next({ time: says.next })
  return (
    <li data-chosen={chosen > 0 ? '' : undefined}>
      <button type="button" className="sv-tile" data-none={says.kind === 'none' ? '' : undefined} onClick={onPress}>
        <ModelPicture model={model} className="bk-tile-picture" />
        <b>{model.name}</b> <strong>{says.kind === 'free' ? t.tile.free({ count: says.free }) : t.tile.none}</strong>{' '}
        <span>{more}</span> <span>{t.tile.day({ price: shortEuros(model.dayCents, lang) })}</span>
        {chosen > 0 && (
          <em>
            <span className="hidden-text">{t.tile.chosen({ count: chosen })}</span>
            <span aria-hidden="true">× {chosen}</span>
          </em>
        )}
      </button>
      {chosen > 0 && (
        <button type="button" className="bk-less" aria-label={t.tile.less({ name: model.name })} onClick={onLess}>
          <Icon name="minus" />
        </button>
      )}
    </li>
  )
}
