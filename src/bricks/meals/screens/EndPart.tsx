import { useState } from 'react'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import type { PersonView } from '../contract/views.ts'
import { openPerson } from './people-desk.ts'
import { useShop } from './shop.ts'
import { Twice } from './Twice.tsx'

/** The end of a file, and taking one up again; one that never came to anything is deleted. */
export function EndPart({ view }: { readonly view: PersonView }) {
  const shop = useShop()
  const { t, today, dateWords, part } = shop
  const own = t.people.file
  const { personId, endReason } = view.file
  const [on, setOn] = useState<BusinessDay | undefined>(today())
  const end = (reason: 'stop' | 'deceased') =>
    on &&
    shop.ask(
      (commandId) => part.endPerson({ personId, reason, on, commandId }),
      () => {
        shop.again()
        shop.done(own.endDone)
      },
    )
  const restart = () =>
    shop.ask(
      (commandId) => part.restartPerson({ personId, commandId }),
      () => shop.again(),
    )
  const remove = () =>
    shop.ask(
      (commandId) => part.removePerson({ personId, commandId }),
      () => {
        shop.again()
        openPerson(undefined)
        shop.done(own.deleted)
      },
    )
  if (view.file.status === 'ended') {
    return (
      <>
        <p className="sv-hint">{endReason === 'deceased' ? own.endDeceased : own.endStop}</p>
        {endReason !== 'deceased' && (
          <Button icon="again" onPress={restart}>
            {own.restart}
          </Button>
        )}
        <Twice text={own.delete} sure={own.deleteSure} onPress={remove} />
      </>
    )
  }
  return (
    <fieldset className="ml-set">
      <legend>{own.end}</legend>
      <p className="sv-hint">{own.endHint}</p>
      <DateField label={own.endOn} value={on} today={today()} words={dateWords} onChange={setOn} />
      <div className="sv-keys">
        <Twice text={own.endStop} sure={`${own.endStop} ?`} onPress={() => end('stop')} />
        <Twice text={own.endDeceased} sure={`${own.endDeceased} ?`} onPress={() => end('deceased')} />
      </div>
      {!view.hasHistory && <Twice text={own.delete} sure={own.deleteSure} onPress={remove} />}
    </fieldset>
  )
}
