import { useState } from 'react'
import type { Settings } from '../../shared/contracts/till.ts'
import { FIRST_TENDERS, tenderKindsThat, tenderRules } from '../../shared/tenders.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import { useStepBack } from '../shell/back.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Which forms of money the café takes, and in which order their keys stand. */
export function TendersPage({ settings }: { readonly settings: Settings }) {
  const { t } = useWords()
  const { settings: actions } = useTill()
  const [draft, setDraft] = useState<readonly TenderKind[]>()
  const words = t.tender.settings
  useStepBack(draft !== undefined, () => setDraft(undefined))
  const used = draft ?? settings.tenders
  const others = used.slice(FIRST_TENDERS.length)
  const unused = tenderKindsThat((_, kind) => !used.includes(kind))
  const set = (next: readonly TenderKind[]) => setDraft([...FIRST_TENDERS, ...next])
  const up = (n: number) =>
    set([...others.slice(0, n - 1), ...others.slice(n - 1, n + 1).toReversed(), ...others.slice(n + 1)])
  return (
    <section className="card setting-rows tender-setup" aria-label={words.page}>
      <div>
        <h2>{words.taken}</h2>
        <ul>
          {FIRST_TENDERS.map((kind) => (
            <li key={kind}>
              <Name kind={kind} />
              <span className="quiet">{words.always}</span>
            </li>
          ))}
          {others.map((kind, n) => (
            <li key={kind}>
              <Name kind={kind} />
              {n > 0 && <Button icon="up" label={words.up({ name: t.tender.name[kind] })} onPress={() => up(n)} />}
              <Button
                icon="cross"
                label={words.remove({ name: t.tender.name[kind] })}
                onPress={() => set(others.filter((one) => one !== kind))}
              />
            </li>
          ))}
        </ul>
        <p>{words.takenMore}</p>
      </div>
      {unused.length > 0 && (
        <div>
          <h2>{words.notTaken}</h2>
          <ul>
            {unused.map((kind) => (
              <li key={kind}>
                <Name kind={kind} />
                <Button
                  icon="plus"
                  label={words.add({ name: t.tender.name[kind] })}
                  onPress={() => set([...others, kind])}
                >
                  {words.addShort}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {draft && (
        <div>
          <div className="setting-keys">
            <Button onPress={() => setDraft(undefined)}>{t.control.fields.cancel}</Button>
            <Button
              tone="accent"
              icon="check"
              onPress={() => actions.change({ tenders: [...draft] }, () => setDraft(undefined))}
            >
              {words.save}
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}

function Name({ kind }: { readonly kind: TenderKind }) {
  const { t } = useWords()
  return (
    <>
      <Icon name={tenderRules[kind].icon} />
      <span className="tender-name">
        <b>{t.tender.name[kind]}</b>
        <small>{t.tender.says[kind]}</small>
      </span>
    </>
  )
}
