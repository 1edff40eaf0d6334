import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newCustomerId, type CustomerId } from '../../../shared/ids.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { PersonRow } from '../contract/views.ts'
import { listOf, namesakesOf } from './day-view.ts'
import { FileSide } from './FileSide.tsx'
import { MealsMain } from './MealsMain.tsx'
import { openPerson, put, usePeopleDesk } from './people-desk.ts'
import { set, useDesk, useShop } from './shop.ts'
import './people.css'

/** Everybody who is served, and the file of one of them. */
export function PeoplePage() {
  const { t, queries, host } = useShop()
  const text = usePeopleDesk((s) => s.text)
  const [ended, setEnded] = useState(false)
  /** The id of a file that is being written, and was never saved. */
  const [newId, setNewId] = useState<CustomerId>()
  const rows = useQuery(queries.people.queryOptions({ input: { text: text.trim(), ended } })).data ?? []
  const add = () => {
    openPerson(undefined)
    setNewId(newCustomerId())
  }
  return (
    <>
      <MealsMain>
        <div className="sv-bar">
          <Field
            className="sv-find"
            label={t.people.find}
            hideLabel
            keys="text"
            maxLength={60}
            placeholder={t.people.find}
            value={text}
            onChange={(next) => put({ text: next })}
          >
            <span className="sv-find-icon">
              <Icon name="search" />
            </span>
          </Field>
          <Button tone="panel" pressed={ended} onPress={() => setEnded(!ended)}>
            {t.people.file.ended}
          </Button>
          <Button icon="plus" tone="accent" onPress={add}>
            {t.people.file.new}
          </Button>
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.title}>
          {namesakesOf(rows).map((same) => (
            <p key={same[0]?.personId} className="sv-warn">
              {t.people.namesakes({ count: same.length, list: listOf(same) })}
            </p>
          ))}
          {rows.length === 0 ? (
            <p className="sv-empty">
              <Icon name="people" />
              {text.trim() === '' ? t.people.file.none : t.people.notFound({ text: text.trim() })}
            </p>
          ) : (
            <ul className="ml-cards">
              {rows.map((row) => (
                <li key={row.personId}>
                  <PersonCard row={row} onOpen={() => setNewId(undefined)} />
                </li>
              ))}
            </ul>
          )}
        </div>
        <host.Keys />
      </MealsMain>
      <FileSide newId={newId} onSaved={() => setNewId(undefined)} />
    </>
  )
}

function PersonCard({ row, onOpen }: { readonly row: PersonRow; readonly onOpen: () => void }) {
  const { t } = useShop()
  const isChosen = useDesk((s) => s.personId) === row.personId
  const open = () => {
    onOpen()
    set({ personId: row.personId, told: undefined })
  }
  return (
    <button
      type="button"
      className="ml-card"
      data-gone={row.status === 'ended' ? '' : undefined}
      aria-pressed={isChosen}
      onClick={open}
    >
      <b>{row.name}</b> <em>{`${t.people.file.band} ${row.band}`}</em> <small>{row.address}</small>{' '}
      <span className="ml-marks">
        {row.pause && <span className="sv-mark">{t.people.strip.paused}</span>}
        {row.status !== 'active' && <span className="sv-mark">{t.people.file.statuses[row.status]}</span>}
        {row.status !== 'ended' &&
          row.lacking.map((one) => (
            <span key={one} className="sv-mark" data-kind="check-due">
              {t.people.file.lacking[one]}
            </span>
          ))}
      </span>
    </button>
  )
}
