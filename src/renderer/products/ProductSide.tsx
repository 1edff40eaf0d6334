import { useState } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import type { CatalogueView } from '../counter/catalogue-view.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { FormuleParts } from './FormuleParts.tsx'
import { Side } from './Parts.tsx'
import { PicturePart } from './PicturePart.tsx'
import { readDraft, type ProductDraft, type ReadDraft } from './product-draft.ts'
import { ProductFields } from './ProductFields.tsx'
import { useProductActions } from './use-products.ts'

type Props = {
  readonly view: CatalogueView
  readonly first: ProductDraft
  readonly isNew: boolean
  readonly onKept: (product: Product) => void
  readonly onDuplicate: (draft: ProductDraft) => void
  readonly onClose: () => void
}
export type Fault = Extract<ReadDraft, { readonly ok: false }>

/** One product, whole: what it is called, costs, contains, looks like. Nothing counts before it is saved. */
export function ProductSide({ view, first, isNew, onKept, onDuplicate, onClose }: Props) {
  const { t } = useWords()
  const actions = useProductActions()
  const words = t.products.form
  const [draft, setDraft] = useState(first)
  const [fault, setFault] = useState<Fault>()
  const [told, setTold] = useState('')
  const [onTiles, setOnTiles] = useState(isNew)
  const known = view.products.get(draft.id)
  const isGone = known?.withdrawn ?? false

  function change(next: ProductDraft): void {
    setDraft(next)
    setFault(undefined)
    setTold('')
  }
  function save(): void {
    const read = readDraft(draft)
    setTold('')
    if (!read.ok) return setFault(read)
    actions.save(read.product, isNew && onTiles, (product) => {
      setTold(words.saved)
      onKept(product)
    })
  }
  const sell = (kind: 'withdraw' | 'restore') =>
    actions.changeMany([draft.id], { kind }, () => setTold(kind === 'withdraw' ? words.gone : words.saved))

  return (
    <Side
      label={t.products.list.product}
      title={isNew ? words.new : (known?.label ?? first.label)}
      under={isGone ? words.gone : undefined}
      told={told}
      onClose={onClose}
      keys={
        <>
          {!isNew && (
            <>
              <Button icon="copy" onPress={() => onDuplicate(draft)}>
                {words.duplicate}
              </Button>
              {isGone ? (
                <Button icon="undo" onPress={() => sell('restore')}>
                  {words.restore}
                </Button>
              ) : (
                <Button icon="ban" tone="danger" onPress={() => sell('withdraw')}>
                  {words.withdraw}
                </Button>
              )}
            </>
          )}
          <Button tone="accent" icon="check" className="pd-main" onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <ProductFields view={view} draft={draft} fault={fault} onChange={change} />
      {known ? <PicturePart product={known} /> : <p className="quiet">{words.pictureLater}</p>}
      <FormuleParts view={view} draft={draft} fault={fault} onChange={change} />
      {isNew && (
        <Button className="chip pd-toggle" pressed={onTiles} onPress={() => setOnTiles(!onTiles)}>
          {words.onTiles}
        </Button>
      )}
    </Side>
  )
}
