import { useState } from 'react'
import type { Recipe } from '../../shared/contracts/stock.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { RecipeLine, SoldThing, StockItemId } from '../../shared/stock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { ItemPicker } from './ItemPicker.tsx'
import { readTaken, typedTaken } from './stock-view.ts'
import { useItemsById, useStock } from './use-stock.ts'
import { NothingChosen, SideHead, StockSide } from './StockSide.tsx'

export type Sold = { readonly thing: SoldThing; readonly label: string; readonly isProduct: boolean }
type Props = {
  readonly sold: Sold | undefined
  readonly lines: Recipe['lines']
  readonly onAsSold: (productId: ProductId) => void
  readonly onSaved: () => void
}
type Typed = { readonly itemId: StockItemId; readonly text: string }

/** What one piece takes; from the next sale on. */
export function RecipeSide({ sold, lines, onAsSold, onSaved }: Props) {
  const { t } = useWords()
  const { stock, push } = useStock()
  const items = useItemsById()
  const words = t.stock.recipes
  const [typed, setTyped] = useState<readonly Typed[]>()
  if (!sold) return <NothingChosen label={words.side} icon="beer" text={words.choose} />
  const unitOf = (itemId: StockItemId) => items.get(itemId)?.item.unit ?? 'piece'
  const shown = typed ?? lines.map(({ itemId, amount }) => ({ itemId, text: typedTaken(amount, unitOf(itemId)) }))
  const read = shown.map(({ itemId, text }) => ({ itemId, amount: readTaken(text, unitOf(itemId)) }))
  const isReady = read.every((line): line is RecipeLine => line.amount !== undefined && line.amount > 0)
  const save = () => {
    if (!isReady) return
    push((commandId) => stock.saveRecipe({ thing: sold.thing, lines: read, commandId }), onSaved)
  }
  return (
    <StockSide
      label={words.side}
      head={<SideHead title={sold.label} note={words.fromNow} />}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="check" off={!isReady || typed === undefined} onPress={save}>
            {words.save}
          </Button>
        </div>
      }
    >
      {shown.map(({ itemId, text }) => {
        const item = items.get(itemId)?.item
        const put = (next: string) =>
          setTyped(shown.map((line) => (line.itemId === itemId ? { itemId, text: next } : line)))
        return (
          <div key={itemId} className="stock-line">
            <Field
              label={`${item?.label ?? ''} (${words.units[unitOf(itemId)]})`}
              keys="amount"
              autoFocus={typed !== undefined && text === ''}
              value={text}
              onChange={put}
              onEnter={save}
            />
            <Button
              icon="trash"
              label={words.without1({ label: item?.label ?? '' })}
              onPress={() => setTyped(shown.filter((line) => line.itemId !== itemId))}
            />
          </div>
        )
      })}
      <ItemPicker
        label={words.add}
        without={shown.map(({ itemId }) => itemId)}
        onPick={(itemId) => setTyped([...shown, { itemId, text: '' }])}
      />
      {sold.isProduct && shown.length === 0 && (
        <Button icon="package" tone="soft" onPress={() => onAsSold(sold.thing as ProductId)}>
          {words.asSold}
        </Button>
      )}
    </StockSide>
  )
}
