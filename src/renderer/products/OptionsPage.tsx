import { useState } from 'react'
import type { OptionGroup } from '../../shared/catalogue.ts'
import { newOptionId, type OptionId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import type { CatalogueView } from '../counter/catalogue-view.ts'
import { useStepBack } from '../shell/back.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { EmptySide, Side } from './Parts.tsx'
import { readEuros, writtenEuros } from './product-draft.ts'
import { useProductActions } from './use-products.ts'

const OPTIONS_MAX = 24
const CHOSEN_MAX = 10

/** What goes with products: groups of options, the chosen one changed beside them. */
export function OptionsPage({ view }: { readonly view: CatalogueView }) {
  const { t } = useWords()
  const words = t.products.options
  const [open, setOpen] = useState<string>()
  const groups = [...view.optionGroups.values()]
  const group = open === undefined ? undefined : view.optionGroups.get(open)
  useStepBack(open !== undefined, () => setOpen(undefined))
  return (
    <div className="pd-body">
      <section className="pd-list" aria-label={t.products.page.options}>
        <div className="pd-bar">
          <Button tone="accent" icon="plus" onPress={() => setOpen(crypto.randomUUID())}>
            {words.add}
          </Button>
        </div>
        <div className="sv-body">
          {groups.length === 0 && <p className="pd-none">{words.none}</p>}
          <ul className="pd-rows">
            {groups.map(({ id, label, min, max, options }) => (
              <li key={id}>
                <button
                  type="button"
                  className="pd-row"
                  aria-current={id === open ? 'true' : undefined}
                  onClick={() => setOpen(id)}
                >
                  <span>
                    <b>{label}</b>
                    <small>{options.map((option) => option.label).join(', ')}</small>
                  </span>
                  <span className="pd-price">
                    <small>{words.rule({ min, max })}</small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      </section>
      {open === undefined ? (
        <EmptySide text={words.hint} />
      ) : (
        <GroupSide key={open} id={open} group={group} onClose={() => setOpen(undefined)} />
      )}
    </div>
  )
}

type OptionDraft = { readonly id: OptionId; readonly label: string; readonly price: string }
type GroupDraft = {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly options: readonly OptionDraft[]
}
const newOption = (): OptionDraft => ({ id: newOptionId(), label: '', price: '' })

/** The group that a form says; undefined where a name or a price is missing. */
function readGroup(id: string, { label, min, max, options }: GroupDraft): OptionGroup | undefined {
  const read = options.flatMap((option) => {
    const priceCents = option.price.trim() === '' ? cents(0) : readEuros(option.price)
    const name = option.label.trim()
    return priceCents === undefined || name === '' ? [] : [{ id: option.id, label: name, priceCents }]
  })
  if (label.trim() === '' || read.length === 0 || read.length < options.length) return undefined
  return { id, label: label.trim(), min: Math.min(min, max, read.length), max, options: read }
}

type SideProps = { readonly id: string; readonly group: OptionGroup | undefined; readonly onClose: () => void }

function GroupSide({ id, group, onClose }: SideProps) {
  const { lang, t } = useWords()
  const actions = useProductActions()
  const words = t.products.options
  const [told, setTold] = useState('')
  const [draft, setDraft] = useState<GroupDraft>(() => ({
    label: group?.label ?? '',
    min: group?.min ?? 0,
    max: group?.max ?? 1,
    options: group?.options.map((option) => ({
      id: option.id,
      label: option.label,
      price: option.priceCents === 0 ? '' : writtenEuros(option.priceCents, lang),
    })) ?? [newOption()],
  }))
  const read = readGroup(id, draft)
  function set(next: Partial<GroupDraft>): void {
    setDraft({ ...draft, ...next })
    setTold('')
  }
  const setOption = (n: number, next: Partial<OptionDraft>) =>
    set({ options: draft.options.map((option, at) => (at === n ? { ...option, ...next } : option)) })
  return (
    <Side
      label={draft.label || words.add}
      title={group?.label ?? words.add}
      told={told}
      onClose={onClose}
      keys={
        <>
          {group && (
            <Button icon="trash" tone="danger" onPress={() => actions.removeGroup(id, onClose)}>
              {words.remove}
            </Button>
          )}
          <Button
            tone="accent"
            icon="check"
            className="pd-main"
            off={!read}
            onPress={() => read && actions.saveGroup(read, () => setTold(words.saved))}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <Field label={words.label} keys="text" maxLength={24} value={draft.label} onChange={(label) => set({ label })} />
      <div className="sv-pair">
        <Count text={words.min} value={draft.min} from={0} to={draft.max} onChange={(min) => set({ min })} />
        <Count
          text={words.max}
          value={draft.max}
          from={Math.max(1, draft.min)}
          to={CHOSEN_MAX}
          onChange={(max) => set({ max })}
        />
      </div>
      <p className="sv-label">{words.list}</p>
      {draft.options.map((option, n) => (
        <div key={option.id} className="pd-choice">
          <Field
            label={words.option({ n: n + 1 })}
            hideLabel
            keys="text"
            maxLength={24}
            placeholder={words.option({ n: n + 1 })}
            value={option.label}
            onChange={(label) => setOption(n, { label })}
          />
          <Field
            label={words.price({ n: n + 1 })}
            hideLabel
            keys="amount"
            placeholder={`+ ${writtenEuros(cents(0), lang)}`}
            value={option.price}
            onChange={(price) => setOption(n, { price })}
          />
          <Button
            icon="cross"
            tone="quiet"
            label={words.drop({ label: option.label || String(n + 1) })}
            off={draft.options.length === 1}
            onPress={() => set({ options: draft.options.filter((_, at) => at !== n) })}
          />
        </div>
      ))}
      <Button
        icon="plus"
        off={draft.options.length >= OPTIONS_MAX}
        onPress={() => set({ options: [...draft.options, newOption()] })}
      >
        {words.addOption}
      </Button>
    </Side>
  )
}

type CountProps = {
  readonly text: string
  readonly value: number
  readonly from: number
  readonly to: number
  readonly onChange: (value: number) => void
}

function Count({ text, value, from, to, onChange }: CountProps) {
  const { t } = useWords()
  const words = t.products.options
  return (
    <div className="pd-count" role="group" aria-label={text}>
      <span>{text}</span>
      <div>
        <Button
          icon="minus"
          label={`${words.less} · ${text}`}
          off={value <= from}
          onPress={() => onChange(value - 1)}
        />
        <output aria-live="polite">{value}</output>
        <Button icon="plus" label={`${words.plus} · ${text}`} off={value >= to} onPress={() => onChange(value + 1)} />
      </div>
    </div>
  )
}
