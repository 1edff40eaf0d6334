import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { SCAN_PATTERNS_MAX, type ScanPattern } from '../labels/own-formats.ts'
import { setupTexts } from '../texts/setup-screens.ts'
import { useShop } from './shop.ts'

/** The shapes of a carrier's own numbers, as it told them: a mask each, and how its last sign is checked. */
export function PatternsPart({
  patterns,
  onChange,
}: {
  readonly patterns: readonly ScanPattern[]
  readonly onChange: (patterns: ScanPattern[]) => void
}) {
  const words = setupTexts[useShop().lang]
  const write = (at: number, next: Partial<ScanPattern>) =>
    onChange(patterns.map((one, n) => (n === at ? { ...one, ...next } : one)))
  const checks = Object.keys(words.checks) as ScanPattern['check'][] // the keys of that record
  return (
    <div className="sv-part" role="group" aria-label={words.patterns}>
      <h3 className="sv-label">{words.patterns}</h3>
      <p className="sv-hint">{words.patternsHint}</p>
      {patterns.map(({ mask, check }, at) => (
        // A pattern has no name of its own before somebody wrote it.
        <div key={at} className="sv-part">
          <div className="pi-pair">
            <Field
              label={words.mask(at + 1)}
              keys="code"
              maxLength={40}
              placeholder="JD##########"
              value={mask}
              onChange={(text) => write(at, { mask: text.toUpperCase().replaceAll(' ', '') })}
            />
            <Button
              icon="trash"
              label={words.remove(mask || words.mask(at + 1))}
              onPress={() => onChange(patterns.filter((_, n) => n !== at))}
            />
          </div>
          <div className="sv-chips sv-three" role="group" aria-label={words.check}>
            {checks.map((one) => (
              <button
                key={one}
                type="button"
                className="sv-chip"
                aria-pressed={check === one}
                onClick={() => write(at, { check: one })}
              >
                <b>{words.checks[one]}</b>
              </button>
            ))}
          </div>
        </div>
      ))}
      {patterns.length < SCAN_PATTERNS_MAX && (
        <Button icon="plus" onPress={() => onChange([...patterns, { mask: '', check: 'none' }])}>
          {words.addPattern}
        </Button>
      )}
    </div>
  )
}
