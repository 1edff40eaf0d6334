import type { ReactNode } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import { hasLongWord } from './catalogue-view.ts'
import { TilePicture } from './TilePicture.tsx'

type Props = { readonly product: Product; readonly name: string; readonly children: ReactNode }

/** What is seen on a tile: its name, its picture where it has one, and its price. */
export function TileFace({ product, name, children }: Props) {
  return (
    <>
      <span className="tile-name" data-long={hasLongWord(name) ? '' : undefined}>
        {name}
      </span>{' '}
      {product.picture !== undefined && <TilePicture productId={product.id} version={product.picture} />}
      <span className="tile-price">{children}</span>
    </>
  )
}
