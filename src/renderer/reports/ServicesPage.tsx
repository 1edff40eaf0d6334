import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActivityRow } from '../../shared/contracts/reports.ts'
import { activityName, heldSheets, servicesSheet } from '../../shared/report-sheets.ts'
import { createPush } from '../shell/push.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Field } from '../ui/Field.tsx'
import { readTenths } from './report-view.ts'
import { SheetTable } from './SheetTable.tsx'
import { useActivities, useSheetWords, type Asked } from './use-reports.ts'

const MINUTES_COLUMN = 2

/** What each activity brings for its time; the minutes of its work are written in the table itself. */
export function ServicesPage({ asked }: { readonly asked: Asked }) {
  const { t } = useWords()
  const words = useSheetWords()
  const found = useActivities(asked)
  if (found.error) return <QueryFailed error={found.error} onAgain={() => void found.refetch()} />
  if (!found.data) return null
  const { activities } = found.data
  return (
    <>
      <p className="report-more">{t.reports.minutes.more}</p>
      <SheetTable
        sheet={servicesSheet(found.data, words)}
        edit={(key, column) => {
          const row = activities.find((one) => one.activity === key)
          if (column !== MINUTES_COLUMN || !row) return undefined
          return <MinutesField key={`${key} ${row.minuteTenths}`} row={row} />
        }}
      />
    </>
  )
}

function MinutesField({ row }: { readonly row: ActivityRow }) {
  const { lang, t } = useWords()
  const client = useTill()
  const cache = useQueryClient()
  const sheetWords = useSheetWords()
  const words = t.reports.minutes
  const kept = row.minuteTenths === null ? '' : String(row.minuteTenths / 10).replace('.', lang === 'fr' ? ',' : '.')
  const [text, setText] = useState(kept)
  const [left, setLeft] = useState(true)
  const wrong = left && text.trim() !== '' && readTenths(text) === undefined
  const save = () => {
    setLeft(true)
    const tenths = readTenths(text) ?? null
    if (tenths === row.minuteTenths || (tenths === null && text.trim() !== '')) return
    createPush(client)(
      (commandId) => client.till.reports.setMinutes({ activity: row.activity, tenths, commandId }),
      () => void cache.invalidateQueries({ queryKey: client.queries.reports.services.key() }),
    )
  }
  const activity = activityName(row, sheetWords)
  return (
    <Field
      className="report-minutes"
      label={words.label({ activity })}
      hideLabel
      keys="amount"
      maxLength={5}
      placeholder={words.none}
      value={text}
      fault={wrong ? words.wrong : undefined}
      onChange={(next) => {
        setLeft(false)
        setText(next)
      }}
      onEnter={save}
      onBlur={save}
    />
  )
}

/** Money that is no turnover, one table for each nature. */
export function HeldPage({ asked }: { readonly asked: Asked }) {
  const { t } = useWords()
  const words = useSheetWords()
  const found = useActivities(asked)
  if (found.error) return <QueryFailed error={found.error} onAgain={() => void found.refetch()} />
  if (!found.data) return null
  const sheets = heldSheets(found.data, words)
  if (sheets.length === 0) return <p className="card quiet">{t.reports.nothing}</p>
  return sheets.map((sheet) => <SheetTable key={sheet.heading} sheet={sheet} />)
}
