import { useState } from 'react'
import type { ItemNow } from '../../shared/contracts/stock.ts'
import { newStockItemId, stockUnits, type StockItem, type StockItemId } from '../../shared/stock.ts'
import { readAmount } from '../control/search-view.ts'
import { useStepBack } from '../shell/back.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { bigUnit, readThousandths, typedThousandths } from './stock-view.ts'
import { SupplierChoice } from './SupplierChoice.tsx'
import { useStock } from './use-stock.ts'
import { SideHead, StockSide } from './StockSide.tsx'

type Props = {
  readonly now: ItemNow | undefined
  readonly onDone: (itemId: StockItemId | undefined) => void
}

const PRICE_HINT = '0,00'

function draftOf(item: StockItem | undefined) {
  const usual = item?.packages[0]
  return {
    itemId: item?.itemId ?? newStockItemId(),
    label: item?.label ?? '',
    unit: item?.unit ?? ('piece' as const),
    pack: usual?.label ?? '',
    size: usual ? typedThousandths(usual.amount) : '1',
    price: usual ? typedThousandths(usual.priceCents * 10) : '',
    barcode: usual?.barcode ?? '',
    supplierId: item?.supplierId ?? null,
    shelf: item?.shelf ?? '',
    reorderAt: item && item.reorderAt > 0 ? typedThousandths(item.reorderAt) : '',
    target: item && item.target > 0 ? typedThousandths(item.target) : '',
    share: item?.depositBp === null || !item ? '' : typedThousandths(item.depositBp * 10),
    active: item?.active ?? true,
  }
}
type Draft = ReturnType<typeof draftOf>

/** Undefined where a figure cannot be read. The packages after the first stay as they are. */
function itemOf(draft: Draft, before: StockItem | undefined): StockItem | undefined {
  const [amount, priceCents] = [readThousandths(draft.size), readAmount(draft.price || '0')]
  const [reorderAt, target] = [readThousandths(draft.reorderAt || '0'), readThousandths(draft.target || '0')]
  const share = draft.share === '' ? null : readThousandths(draft.share)
  const label = draft.label.trim()
  if (label === '' || !amount || priceCents === undefined || priceCents < 0) return undefined
  if (reorderAt === undefined || target === undefined || share === undefined) return undefined
  if (share !== null && share > 100_000) return undefined
  const { itemId, unit, supplierId, active } = draft
  const barcode = draft.barcode.trim() === '' ? null : draft.barcode.trim()
  const first = { label: draft.pack.trim() || label.slice(0, 24), amount, priceCents, barcode }
  const depositBp = share === null ? null : Math.round(share / 10)
  const packages = [first, ...(before?.packages.slice(1) ?? [])]
  return { itemId, label, unit, packages, supplierId, shelf: draft.shelf.trim(), reorderAt, target, depositBp, active }
}

/** An item as it is bought and kept. */
export function ItemForm({ now, onDone }: Props) {
  const { t } = useWords()
  const { stock, push } = useStock()
  const words = t.stock.form
  const [draft, setDraft] = useState(() => draftOf(now?.item))
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const back = () => onDone(now?.item.itemId)
  useStepBack(true, back)
  const item = itemOf(draft, now?.item)
  const save = () => {
    if (item)
      push(
        (commandId) => stock.saveItem({ item, commandId }),
        () => onDone(item.itemId),
      )
  }
  const unit = bigUnit(draft.unit) || words.pieces
  const wrong = (text: string) => (text !== '' && readThousandths(text) === undefined ? t.stock.wrongFigure : undefined)
  const field = (name: 'size' | 'reorderAt' | 'target', label: string) => (
    <Field
      label={`${label} (${unit})`}
      keys="amount"
      value={draft[name]}
      fault={wrong(draft[name])}
      onChange={(text) => set({ [name]: text })}
      onEnter={save}
    />
  )
  return (
    <StockSide
      label={now ? words.edit : words.fresh}
      head={<SideHead title={now ? now.item.label : words.fresh} />}
      keys={
        <div className="sv-keys">
          <Button icon="left" onPress={back}>
            {t.common.back}
          </Button>
          <Button className="sv-main" icon="check" off={!item} onPress={save}>
            {words.save}
          </Button>
        </div>
      }
    >
      <Field
        label={words.label}
        keys="text"
        maxLength={48}
        autoFocus
        value={draft.label}
        onChange={(label) => set({ label })}
        onEnter={save}
      />
      <Segmented
        label={words.unit}
        value={draft.unit}
        choices={stockUnits.map((value) => ({ value, text: words.units[value] }))}
        onChoose={(chosen) => set({ unit: chosen })}
      />
      <div className="sv-pair">
        <Field
          label={words.pack}
          keys="text"
          maxLength={24}
          placeholder={words.packHint}
          value={draft.pack}
          onChange={(pack) => set({ pack })}
        />
        {field('size', words.size)}
      </div>
      <div className="sv-pair">
        <Field
          label={words.price}
          keys="amount"
          placeholder={PRICE_HINT}
          value={draft.price}
          fault={draft.price !== '' && readAmount(draft.price) === undefined ? t.stock.wrongFigure : undefined}
          onChange={(price) => set({ price })}
        />
        <Field
          label={words.barcode}
          keys="digits"
          maxLength={14}
          value={draft.barcode}
          onChange={(barcode) => set({ barcode })}
        />
      </div>
      <div className="sv-pair">
        {field('reorderAt', words.reorderAt)}
        {field('target', words.target)}
      </div>
      <div className="sv-pair">
        <Field
          label={words.shelf}
          keys="text"
          maxLength={24}
          value={draft.shelf}
          onChange={(shelf) => set({ shelf })}
        />
        <Field
          label={words.share}
          keys="amount"
          placeholder={words.shareHint}
          value={draft.share}
          fault={wrong(draft.share)}
          onChange={(share) => set({ share })}
        />
      </div>
      <SupplierChoice chosen={draft.supplierId} onChoose={(supplierId) => set({ supplierId })} />
      <Segmented
        label={words.active}
        value={draft.active ? 'kept' : 'gone'}
        choices={[
          { value: 'kept', text: words.keptNow },
          { value: 'gone', text: words.goneNow },
        ]}
        onChoose={(value) => set({ active: value === 'kept' })}
      />
    </StockSide>
  )
}
