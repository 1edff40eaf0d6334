import { useState } from 'react'
import type { OperatorId } from '../../shared/ids.ts'
import { isApprovable, type Right } from '../../shared/rights.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { approvers } from './people-view.ts'
import { PersonTile } from './PersonTile.tsx'
import { PinPad } from './PinPad.tsx'
import { useOperator, usePeople } from './use-people.ts'
import './people.css'

/** In place of the pay strip: somebody who may, allows what was just refused, and it is done. */
export function Approval({ right }: { readonly right: Right }) {
  const { t } = useWords()
  const { people } = useTill()
  const operator = useOperator()
  const may = approvers(usePeople()?.people ?? [], right)
  const [chosen, setChosen] = useState<OperatorId>()
  const person = may.find(({ operatorId }) => operatorId === chosen) ?? (may.length === 1 ? may[0] : undefined)
  return (
    <section className="approval" aria-labelledby="approval-title">
      <header>
        <Icon name="key" />
        <div>
          <h2 id="approval-title">{t.people.approveTitle}</h2>
          <p role="alert">{t.people.lacks({ name: operator?.name ?? '', what: t.people.rights[right] })}</p>
        </div>
        <Button tone="quiet" icon="cross" label={t.common.close} onPress={() => change({ failure: undefined })} />
      </header>
      {person && (
        <PinPad
          key={person.operatorId}
          label={t.people.pin({ name: person.name })}
          enter={t.people.approve}
          onPin={(pin, refused) => people.approve(person.operatorId, pin, right, refused)}
        />
      )}
      {!person && may.length > 0 && (
        <div className="approval-who" role="group" aria-label={t.people.approveWho}>
          {may.map((one) => (
            <PersonTile key={one.operatorId} person={one} onPress={() => setChosen(one.operatorId)} />
          ))}
        </div>
      )}
      {may.length === 0 && (
        <p className="approval-nobody">
          {isApprovable(right) ? t.people.approveNobody : t.refusal.RIGHT_NOT_APPROVABLE}
        </p>
      )}
      {may.length === 0 && (
        <Button
          className="approval-switch"
          icon="people"
          onPress={() => change({ failure: undefined, over: { kind: 'people', step: 'sign-in' } })}
        >
          {t.people.switch}
        </Button>
      )}
    </section>
  )
}
