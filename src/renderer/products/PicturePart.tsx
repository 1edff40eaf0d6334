import { useState } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import { PICTURE_BYTES_MAX } from '../../shared/contracts/catalogue.ts'
import { TilePicture } from '../counter/TilePicture.tsx'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { PictureKey } from '../ui/PictureKey.tsx'
import { useProductActions } from './use-products.ts'

/** A tile is small on every screen: more pixels would only be carried about. */
const LIMITS = { side: 480, bytes: PICTURE_BYTES_MAX }

/** The picture on a product's tile; it is kept at once. */
export function PicturePart({ product }: { readonly product: Product }) {
  const { t } = useWords()
  const actions = useProductActions()
  const words = t.products.form
  const [isBad, setBad] = useState(false)
  function add(jpeg: string | undefined): void {
    setBad(jpeg === undefined)
    if (jpeg !== undefined) actions.setPicture(product.id, jpeg, () => undefined)
  }
  return (
    <fieldset className="pd-part">
      <legend>{words.picture}</legend>
      <div className="pd-picture">
        {product.picture !== undefined && <TilePicture productId={product.id} version={product.picture} />}
        <PictureKey text={words.addPicture} label={words.addPicture} limits={LIMITS} camera={false} onPicture={add} />
        {product.picture !== undefined && (
          <Button icon="trash" onPress={() => actions.setPicture(product.id, null, () => undefined)}>
            {words.dropPicture}
          </Button>
        )}
      </div>
      {isBad && (
        <p className="field-fault" role="alert">
          {t.refusal.PICTURE_UNREADABLE}
        </p>
      )}
    </fieldset>
  )
}
