import { useState } from 'react'
import {
  decimalsMax,
  LABEL_RULES_MAX,
  valueDigits,
  zLabelRule,
  type LabelRule,
  type LabelValue,
} from '../../shared/barcode-labels.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'

const PREFIXES = ['02', ...Array.from({ length: 10 }, (_, n) => `2${n}`)]
const VALUES: readonly LabelValue[] = ['price', 'weight', 'pieces']

/** How the labels of the shop's scale are laid out: a row for each beginning. */
export function LabelRules({ rules }: { readonly rules: readonly LabelRule[] }) {
  const { t } = useWords()
  const { settings } = useTill()
  const [adding, setAdding] = useState(false)
  const words = t.scan.labels
  const free = PREFIXES.filter((prefix) => !rules.some((rule) => rule.prefix === prefix))
  return (
    <div>
      <h2>{words.title}</h2>
      <p>{words.more}</p>
      <ul className="scanner-list">
        {rules.map((rule) => (
          <li key={rule.prefix}>
            <code>{shape(rule)}</code>
            <span>{words.value[rule.value]}</span>
            <Button
              icon="cross"
              label={words.remove({ prefix: rule.prefix })}
              onPress={() => settings.change({ labelRules: rules.filter((one) => one !== rule) })}
            />
          </li>
        ))}
      </ul>
      {adding ? (
        <NewRule
          free={free}
          onAdd={(rule) => {
            settings.change({ labelRules: [...rules, rule] })
            setAdding(false)
          }}
          onStop={() => setAdding(false)}
        />
      ) : (
        <div className="setting-keys">
          <Button
            icon="plus"
            off={free.length === 0 || rules.length >= LABEL_RULES_MAX}
            onPress={() => setAdding(true)}
          >
            {words.add}
          </Button>
        </div>
      )}
    </div>
  )
}

/** The thirteen digits as the scale prints them: A for the article, K for the inner check, V for the value, C for the last. */
function shape(rule: LabelRule): string {
  const value = 'V'.repeat(Math.max(0, valueDigits(rule)))
  return `${rule.prefix} ${'A'.repeat(rule.articleDigits)} ${rule.innerCheck ? 'K ' : ''}${value} C`
}

type NewProps = {
  readonly free: readonly string[]
  readonly onAdd: (rule: LabelRule) => void
  readonly onStop: () => void
}

function NewRule({ free, onAdd, onStop }: NewProps) {
  const { t } = useWords()
  const words = t.scan.labels
  const [rule, setRule] = useState<LabelRule>({
    prefix: free[0] ?? '',
    articleDigits: 5,
    value: 'price',
    decimals: 2,
    innerCheck: false,
  })
  const digits = [4, 5, 6, 7].filter((articleDigits) => zLabelRule.safeParse({ ...rule, articleDigits }).success)
  const change = (changed: Partial<LabelRule>) => {
    const next = { ...rule, ...changed }
    const fits = [next.articleDigits, 5, 6, 4, 7].find(
      (articleDigits) => zLabelRule.safeParse({ ...next, articleDigits }).success,
    )
    setRule({ ...next, articleDigits: fits ?? next.articleDigits })
  }
  return (
    <div className="label-rule">
      <Segmented
        label={words.prefix}
        value={rule.prefix}
        choices={free.map((prefix) => ({ value: prefix, text: prefix }))}
        onChoose={(prefix) => change({ prefix })}
      />
      <Segmented
        label={words.says}
        value={rule.value}
        choices={VALUES.map((value) => ({ value, text: words.value[value] }))}
        onChoose={(value) => change({ value, decimals: decimalsMax[value] })}
      />
      <Segmented
        label={words.article}
        value={String(rule.articleDigits)}
        choices={digits.map((count) => ({ value: String(count), text: words.digits({ count }) }))}
        onChoose={(count) => change({ articleDigits: Number(count) })}
      />
      <Segmented
        label={words.inner}
        value={rule.innerCheck ? 'yes' : 'no'}
        choices={[
          { value: 'no', text: words.innerNo },
          { value: 'yes', text: words.innerYes },
        ]}
        onChoose={(value) => change({ innerCheck: value === 'yes' })}
      />
      <code>{shape(rule)}</code>
      <div className="setting-keys">
        <Button tone="accent" icon="check" onPress={() => onAdd(rule)}>
          {words.keep}
        </Button>
        <Button icon="cross" onPress={onStop}>
          {t.common.close}
        </Button>
      </div>
    </div>
  )
}
