import { useQuery } from '@tanstack/react-query'
import type { ProductId } from '../../shared/ids.ts'
import { useTill } from '../shell/TillContext.ts'

/** The picture of a product, beside its name: it says nothing of its own. A version never changes: it is asked for once. */
export function TilePicture({ productId, version }: { readonly productId: ProductId; readonly version: number }) {
  const { queries } = useTill()
  const input = { productId, version }
  const { data } = useQuery({ ...queries.catalogue.picture.queryOptions({ input }), staleTime: 'static' })
  return data ? <img className="tile-picture" src={`data:image/jpeg;base64,${data}`} alt="" /> : null
}
