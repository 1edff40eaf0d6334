import type { ReactNode } from 'react'
import type { tileAccents } from '../../shared/catalogue.ts'
import { Notice } from '../shell/Notice.tsx'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'

/** A question with a few answers, each a key. */
export function Chips<Value extends string>({
  legend,
  choices,
  isOn,
  onPress,
}: {
  readonly legend: string
  readonly choices: readonly { readonly value: Value; readonly text: string }[]
  readonly isOn: (value: Value) => boolean
  readonly onPress: (value: Value) => void
}) {
  return (
    <fieldset className="pd-part">
      <legend>{legend}</legend>
      <div className="pd-chips">
        {choices.map(({ value, text }) => (
          <Button key={value} className="chip" pressed={isOn(value)} onPress={() => onPress(value)}>
            {text}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

type Accent = (typeof tileAccents)[number]

/** The colours that a tile or a category may wear; `own` is the word for none of its own. */
export function Swatches({
  legend,
  accents,
  chosen,
  own,
  onChoose,
}: {
  readonly legend: string
  readonly accents: readonly Accent[]
  readonly chosen: Accent | undefined
  readonly own?: string
  readonly onChoose: (accent: Accent | undefined) => void
}) {
  const { t } = useWords()
  return (
    <fieldset className="pd-part">
      <legend>{legend}</legend>
      <div className="pd-swatches">
        {own !== undefined && (
          <Button className="chip" pressed={chosen === undefined} onPress={() => onChoose(undefined)}>
            {own}
          </Button>
        )}
        {accents.map((accent) => (
          <button
            key={accent}
            type="button"
            className="pd-swatch"
            data-accent={accent}
            aria-pressed={chosen === accent}
            aria-label={t.products.accent[accent]}
            title={t.products.accent[accent]}
            onClick={() => onChoose(accent)}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** What is in hand, beside the list: its name, what it is made of, what was told of it, its keys. */
export function Side({
  label,
  title,
  under,
  told,
  keys,
  children,
  onClose,
}: {
  readonly label: string
  readonly title: string
  readonly under?: string | undefined
  readonly told: string
  readonly keys: ReactNode
  readonly children: ReactNode
  readonly onClose?: () => void
}) {
  const { t } = useWords()
  return (
    <section className="pd-side" aria-label={label}>
      <header>
        <p>
          <b>{title}</b>
          {under !== undefined && <span>{under}</span>}
        </p>
        {onClose && <Button icon="cross" tone="quiet" label={t.common.close} onPress={onClose} />}
      </header>
      <div className="sv-side-body">{children}</div>
      <Notice />
      <p className="pd-told" role="status">
        {told}
      </p>
      <div className="pd-keys">{keys}</div>
    </section>
  )
}

/** Where nothing is in hand yet. */
export function EmptySide({ text }: { readonly text: string }) {
  return (
    <section className="pd-side pd-empty">
      <p>{text}</p>
    </section>
  )
}
