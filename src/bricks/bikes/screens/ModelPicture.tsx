import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../renderer/ui/Button.tsx'
import { PictureKey } from '../../../renderer/ui/PictureKey.tsx'
import type { Fleet } from '../fleet.ts'
import { PICTURE_BYTES_MAX } from '../photo.ts'
import { set } from './desk.ts'
import { useShop } from './shop.ts'
import './photos.css'

/** A tile is small, also where the screen is not. */
const LIMITS = { side: 480, bytes: PICTURE_BYTES_MAX }

type Model = Pick<Fleet['models'][number], 'modelId' | 'pictureMs'>

/** The picture of a model, for its tile and its form; nothing where it has none. */
export function ModelPicture({ model, className }: { readonly model: Model; readonly className?: string }) {
  const { queries } = useShop()
  const { modelId, pictureMs } = model
  const options = queries.modelPicture.queryOptions({ input: { modelId } })
  // Another picture is another key: what was read of this one stays true.
  const { data } = useQuery({
    ...options,
    queryKey: [...options.queryKey, pictureMs],
    staleTime: 'static',
    enabled: pictureMs !== null,
  })
  if (pictureMs === null || !data) return null
  return <img className={className} src={`data:image/jpeg;base64,${data}`} alt="" />
}

/** Takes, changes or removes it, at once. */
export function ModelPicturePart({ model }: { readonly model: Model }) {
  const shop = useShop()
  const { t, part } = shop
  const { modelId } = model
  const save = (jpeg: string | null) => {
    set({ told: undefined })
    shop.ask(
      (commandId) => part.saveModelPicture({ modelId, jpeg, commandId }),
      () => shop.again(),
    )
  }
  return (
    <div className="sv-part" role="group" aria-label={t.photos.ofModel}>
      <p className="sv-label">{t.photos.ofModel}</p>
      <div className="bk-model-picture">
        <ModelPicture model={model} />
        <PictureKey
          camera={false}
          text={t.photos.choose}
          label={t.photos.chooseOne}
          limits={LIMITS}
          onPicture={(jpeg) =>
            jpeg === undefined ? set({ told: { tone: 'amber', text: shop.sentence('PHOTO_UNREADABLE') } }) : save(jpeg)
          }
        />
        {model.pictureMs !== null && <Button icon="trash" label={t.photos.remove} onPress={() => save(null)} />}
      </div>
    </div>
  )
}
