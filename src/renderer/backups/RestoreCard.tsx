import { useState } from 'react'
import type { Preview, Unusable } from '../../shared/contracts/backups.ts'
import { cents } from '../../shared/money.ts'
import { count } from '../../shared/texts/format.ts'
import { TwoStep } from '../shell/TwoStep.tsx'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useBackupActions } from './backup-actions.ts'

type Step =
  | { readonly kind: 'key'; readonly why?: Unusable | 'trouble' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'opened'; readonly preview: Preview }
type Props = { readonly path: string; readonly onClose: () => void }

/** One backup, opened with the sheet's key before anything is decided. */
export function RestoreCard({ path, onClose }: Props) {
  const { t } = useWords()
  const { preview, restore, dropPreview } = useBackupActions()
  const [identity, setIdentity] = useState('')
  const [step, setStep] = useState<Step>({ kind: 'key' })
  const words = t.backups.restore
  const isSealed = path.endsWith('.zinc-backup')
  function open(): void {
    setStep({ kind: 'opening' })
    preview(path, identity.trim()).then(
      (found) => setStep(found.ok ? { kind: 'opened', preview: found.preview } : { kind: 'key', why: found.why }),
      () => setStep({ kind: 'key', why: 'trouble' }),
    )
  }
  function leave(): void {
    if (step.kind === 'opened') dropPreview()
    onClose()
  }
  const fault =
    step.kind !== 'key' || step.why === undefined
      ? undefined
      : step.why === 'trouble'
        ? t.failure.lineDown
        : t.backups.unusable[step.why]
  return (
    <section className="card backups-restore" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="restore-path">{path}</p>
      {step.kind === 'opened' ? (
        <>
          <Opened preview={step.preview} />
          <div className="sheet-keys">
            <Button onPress={leave}>{words.cancel}</Button>
            <TwoStep
              text={words.confirm}
              sure={words.sure}
              more={words.trace}
              icon="undo"
              onPress={() => restore(step.preview.file)}
            />
          </div>
        </>
      ) : (
        <>
          {isSealed ? (
            <>
              <Field
                label={words.identity}
                keys="text"
                maxLength={200}
                value={identity}
                onChange={setIdentity}
                fault={fault}
                onEnter={open}
                autoFocus
              />
              <p className="field-hint">{words.identityMore}</p>
            </>
          ) : (
            <p role="status">{fault ?? words.plainMore}</p>
          )}
          {step.kind === 'opening' && (
            <p role="status" className="verdict">
              <Icon name="wait" />
              {words.opening}
            </p>
          )}
          <div className="sheet-keys">
            <Button onPress={leave}>{words.cancel}</Button>
            <Button
              tone="accent"
              icon="key"
              off={(isSealed && identity.trim() === '') || step.kind === 'opening'}
              onPress={open}
            >
              {words.open}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function Opened({ preview }: { readonly preview: Preview }) {
  const { lang, t, euros } = useWords()
  const { dayAndTime } = useClock()
  const words = t.backups.restore
  const { lost } = preview
  const rows: readonly (readonly [string, string])[] = [
    [words.of, preview.site],
    [words.siret, preview.siret],
    [words.till, preview.till],
    ...(preview.madeAtMs === null ? [] : [[words.made, dayAndTime(preview.madeAtMs)] as const]),
    ...(preview.version === null ? [] : [[words.version, preview.version] as const]),
    [words.entries, count(preview.entries, lang)],
    [words.head, preview.headCode],
  ]
  const isWhole = lost !== null && lost.entries === 0
  return (
    <>
      <dl className="restore-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="verdict" data-verdict={isWhole ? 'right' : 'short'} role="status">
        <Icon name={isWhole ? 'check' : 'alert'} />
        <span>
          {lost === null
            ? words.unknownLost
            : isWhole
              ? words.nothingLost
              : words.lost({
                  tickets: lost.tickets,
                  amount: euros(cents(lost.cents)),
                  entries: count(lost.entries, lang),
                })}
          {lost && lost.sinceMs !== null && ` ${words.lostSince({ when: dayAndTime(lost.sinceMs) })}`}
        </span>
      </p>
    </>
  )
}
