import type { Product } from '../../shared/catalogue.ts'
import type { catalogue } from '../../shared/contracts/catalogue.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { CatalogueParts } from './parts.ts'

type Shelving = Pick<
  Handlers<typeof catalogue>,
  'saveGroup' | 'removeGroup' | 'saveCategories' | 'placeTiles' | 'setPicture' | 'picture'
>

/** What products are arranged by: option groups, categories, tiles, pictures. */
export function shelvingHandlers({ store, pictures, eventLog }: CatalogueParts): Shelving {
  return {
    saveGroup({ group }, context) {
      const before = store.group(group.id)
      const isElsewhere = group.options.some(({ id }) => {
        const known = store.option(id)
        return known !== undefined && known.groupId !== group.id
      })
      const isTwice = new Set(group.options.map(({ id }) => id)).size < group.options.length
      if (isElsewhere || isTwice) return refuse('ID_REUSED')
      store.putGroup(group)
      const prices = (options: typeof group.options) => options.map(({ id, priceCents }) => [id, priceCents])
      eventLog.record('options-changed', context, {
        groupId: group.id,
        before: prices(before?.options ?? []),
        after: prices(group.options),
      })
      context.afterCommit(store.reload)
      context.announce('catalogue.changed')
      return ok(group)
    },

    removeGroup({ groupId }, context) {
      const group = store.group(groupId)
      if (!group) return refuse('OPTION_GROUP_UNKNOWN')
      const { products, categories } = store.all()
      const user = [...products, ...categories].find(({ optionGroups }) => optionGroups?.includes(groupId))
      if (user) return refuse('GROUP_USED', { user: user.label })
      store.removeGroup(groupId)
      const before = group.options.map(({ id, priceCents }) => [id, priceCents])
      eventLog.record('options-changed', context, { groupId, before, after: [] })
      context.afterCommit(store.reload)
      context.announce('catalogue.changed')
      return ok(null)
    },

    saveCategories({ categories }, context) {
      const { products, categories: before } = store.all()
      const gone = before.filter(({ id }) => !categories.some((category) => category.id === id))
      for (const { id, label } of gone) {
        const count = products.filter(({ categoryId }) => categoryId === id).length
        if (count > 0) return refuse('CATEGORY_USED', { category: label, count })
      }
      if (categories.some(({ optionGroups }) => optionGroups?.some((id) => !store.group(id))))
        return refuse('OPTION_GROUP_UNKNOWN')
      store.putCategories(
        categories.map(({ optionGroups, ...c }) => (optionGroups?.length ? { ...c, optionGroups } : c)),
      )
      context.afterCommit(store.reload)
      context.announce('catalogue.changed')
      return ok(null)
    },

    placeTiles({ plan }, context) {
      const { categoryId, tiles } = plan
      if (!store.category(categoryId)) return refuse('CATEGORY_UNKNOWN')
      const placed = tiles.filter((id) => id !== null)
      if (placed.some((id) => !store.product(id))) return refuse('PRODUCT_UNKNOWN')
      if (new Set(placed).size < placed.length) return refuse('TILE_TWICE')
      store.putTiles(categoryId, tiles)
      context.afterCommit(store.reload)
      context.announce('catalogue.changed')
      return ok(plan)
    },

    setPicture({ productId, jpeg }, context) {
      const product = store.product(productId)
      if (!product) return refuse('PRODUCT_UNKNOWN')
      const bytes = jpeg === null ? null : Buffer.from(jpeg, 'base64')
      if (bytes && !isJpeg(bytes)) return refuse('PICTURE_UNREADABLE')
      const version = pictures.put(productId, bytes)
      context.afterCommit(store.reload)
      context.announce('catalogue.changed')
      const { picture: _, ...rest } = product
      const shown: Product = bytes ? { ...rest, picture: version } : rest
      return ok(shown)
    },

    picture: ({ productId, version }) => pictures.read(productId, version)?.toString('base64') ?? null,
  }
}

/** The page draws every picture anew before it sends it; anything else did not come from there. */
function isJpeg(bytes: Buffer): boolean {
  return bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
}
