import { useState } from 'react'
import { priceSteps } from '../../shared/catalogue-bulk.ts'
import { vatClasses, type Product } from '../../shared/catalogue.ts'
import { MANY_MAX, ROLL_LABELS_MAX } from '../../shared/contracts/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import { count } from '../../shared/texts/format.ts'
import type { CatalogueView } from '../counter/catalogue-view.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { bulkChange, bulkKinds, emptyBulk, previewOf, strongGroups, type BulkDraft, type Preview } from './bulk-view.ts'
import { Chips, Side } from './Parts.tsx'
import { useProductActions } from './use-products.ts'

const PREVIEW_MAX = 60

type Props = {
  readonly view: CatalogueView
  readonly ticked: ReadonlySet<ProductId>
  readonly onClose: () => void
}

/** One change for all that is ticked; what it does is seen before it is done. */
export function BulkSide({ view, ticked, onClose }: Props) {
  const { lang, t } = useWords()
  const actions = useProductActions()
  const words = t.products.bulk
  const [draft, setDraft] = useState(emptyBulk)
  const [told, setTold] = useState('')
  const products = [...ticked].flatMap((id) => view.products.get(id) ?? [])
  const change = bulkChange(draft)
  const preview = previewOf(products, change)
  const isTooMany = ticked.size > MANY_MAX
  const ids = [...ticked]
  function set(next: Partial<BulkDraft>): void {
    setDraft({ ...draft, ...next })
    setTold('')
  }
  function apply(): void {
    if (!change) return
    actions.changeMany(ids, change, (changed) => {
      setDraft({ ...draft, figure: '' })
      setTold(words.done({ count: changed }))
    })
  }
  return (
    <Side
      label={words.title({ count: ticked.size })}
      title={words.title({ count: ticked.size })}
      told={isTooMany ? words.tooMany({ max: count(MANY_MAX, lang) }) : told}
      onClose={onClose}
      keys={
        <>
          <Button icon="download" off={isTooMany} onPress={() => void actions.labels(ids, lang)}>
            {words.labels}
          </Button>
          <Button
            icon="printer"
            off={ticked.size > ROLL_LABELS_MAX}
            title={words.rollMax({ max: ROLL_LABELS_MAX })}
            onPress={() => actions.labelsOnRoll(ids, lang, (sent) => setTold(words.rollDone({ count: sent })))}
          >
            {words.labelsOnRoll}
          </Button>
          <Button
            icon="scan"
            off={isTooMany}
            onPress={() => actions.giveBarcodes(ids, (given) => setTold(words.codesDone({ count: given })))}
          >
            {words.codes}
          </Button>
          <Button
            tone="accent"
            icon="check"
            className="pd-main"
            off={preview.length === 0 || isTooMany}
            onPress={apply}
          >
            {words.apply({ count: preview.length })}
          </Button>
        </>
      }
    >
      <Chips
        legend={words.what}
        choices={bulkKinds.map((value) => ({ value, text: words.kind[value] }))}
        isOn={(kind) => kind === draft.kind}
        onPress={(kind) => set({ kind, figure: '' })}
      />
      <Asked view={view} draft={draft} onChange={set} />
      <PreviewTable view={view} preview={preview} left={products.length - preview.length} />
    </Side>
  )
}

type AskedProps = {
  readonly view: CatalogueView
  readonly draft: BulkDraft
  readonly onChange: (next: Partial<BulkDraft>) => void
}

function Asked({ view, draft, onChange }: AskedProps) {
  const { t } = useWords()
  const words = t.products.bulk
  switch (draft.kind) {
    case 'category':
      return (
        <Chips
          legend={words.kind.category}
          choices={view.categories.map(({ category }) => ({ value: category.id, text: category.label }))}
          isOn={(id) => id === draft.categoryId}
          onPress={(categoryId) => onChange({ categoryId })}
        />
      )
    case 'vat':
      return (
        <>
          <Chips
            legend={t.products.form.vat}
            choices={vatClasses.map((value) => ({ value, text: t.products.vat[value] }))}
            isOn={(one) => one === draft.vatClass}
            onPress={(vatClass) => onChange({ vatClass })}
          />
          {draft.vatClass === 'alcohol' && (
            <Chips
              legend={t.products.form.drinkGroup}
              choices={strongGroups.map((value) => ({ value, text: t.products.drinkGroup[value] }))}
              isOn={(one) => one === draft.drinkGroup}
              onPress={(drinkGroup) => onChange({ drinkGroup })}
            />
          )}
        </>
      )
    case 'percent':
    case 'amount':
      return (
        <>
          <Field
            label={words[draft.kind]}
            keys="amount"
            value={draft.figure}
            onChange={(figure) => onChange({ figure })}
          />
          <Chips
            legend={words.way}
            choices={(['up', 'down'] as const).map((value) => ({ value, text: words.ways[value] }))}
            isOn={(way) => way === draft.way}
            onPress={(way) => onChange({ way })}
          />
          <Chips
            legend={words.step}
            choices={priceSteps.map((step) => ({ value: String(step), text: words.steps[step] }))}
            isOn={(step) => step === String(draft.step)}
            onPress={(step) => onChange({ step: priceSteps.find((one) => String(one) === step) ?? 1 })}
          />
        </>
      )
    case 'withdraw':
    case 'restore':
      return null
  }
}

type PreviewProps = {
  readonly view: CatalogueView
  readonly preview: readonly Preview[]
  readonly left: number
}

function PreviewTable({ view, preview, left }: PreviewProps) {
  const { t, euros } = useWords()
  const words = t.products.bulk
  if (preview.length === 0) return <p className="quiet">{words.nothing}</p>
  const categoryOf = ({ categoryId }: Product) =>
    view.categories.find(({ category }) => category.id === categoryId)?.category.label ?? ''
  const prices = (p: Product) =>
    p.takeawayPriceCents === undefined ? euros(p.priceCents) : `${euros(p.priceCents)} · ${euros(p.takeawayPriceCents)}`
  const shown = ({ before, after }: Preview): readonly [string, string] =>
    before.categoryId !== after.categoryId
      ? [categoryOf(before), categoryOf(after)]
      : before.vatClass !== after.vatClass || before.drinkGroup !== after.drinkGroup
        ? [t.products.vat[before.vatClass], t.products.vat[after.vatClass]]
        : before.withdrawn !== after.withdrawn
          ? [before.withdrawn ? words.gone : words.sold, after.withdrawn ? words.gone : words.sold]
          : [prices(before), prices(after)]
  return (
    <div className="pd-part">
      <p className="sv-label">
        {words.changes({ count: preview.length })}
        {left > 0 && ` · ${words.same({ count: left })}`}
      </p>
      <table className="pd-preview">
        <caption className="hidden-text">{words.preview}</caption>
        <tbody>
          {preview.slice(0, PREVIEW_MAX).map((one) => {
            const [before, after] = shown(one)
            return (
              <tr key={one.before.id}>
                <th scope="row">{one.before.label}</th>
                <td>
                  <s>{before}</s>
                </td>
                <td>
                  <b>{after}</b>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {preview.length > PREVIEW_MAX && <p className="quiet">{t.common.and({ count: preview.length - PREVIEW_MAX })}</p>}
    </div>
  )
}
