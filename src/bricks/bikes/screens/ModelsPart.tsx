import { Button } from '../../../renderer/ui/Button.tsx'
import type { Fleet } from '../fleet.ts'
import type { ModelId } from '../ids.ts'
import { useShop } from './shop.ts'
import { shortEuros } from './tiles-view.ts'

type Props = {
  readonly fleet: Fleet
  readonly chosen: ModelId | 'new' | undefined
  readonly onChoose: (modelId: ModelId | 'new') => void
}

/** The models with their day price, their deposit and how many frames there are of each. */
export function ModelsPart({ fleet, chosen, onChoose }: Props) {
  const { t, lang } = useShop()
  return (
    <>
      <ul className="bk-fleet bk-models">
        {fleet.models.map((model) => (
          <li key={model.modelId}>
            <button type="button" aria-pressed={model.modelId === chosen} onClick={() => onChoose(model.modelId)}>
              <b>{model.name}</b>{' '}
              <small>
                {t.setup.kinds[model.kind]} · {t.setup.bikes({ count: model.count })}
              </small>{' '}
              <span>{t.tile.day({ price: shortEuros(model.dayCents, lang) })}</span>{' '}
              <small>{t.hire.deposit({ amount: shortEuros(model.depositCents, lang) })}</small>
            </button>
          </li>
        ))}
      </ul>
      <Button icon="plus" tone="panel" onPress={() => onChoose('new')}>
        {t.setup.addModel}
      </Button>
    </>
  )
}
