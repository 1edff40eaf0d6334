import type { Room, Table } from '../../shared/contracts/tabs.ts'
import { COVERS_MAX } from '../../shared/ticket.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { isLabelTaken, LABEL_MAX } from './rooms-view.ts'

type Props = {
  readonly rooms: readonly Room[]
  readonly table: Table
  readonly onChange: (table: Table) => void
  readonly onRemove: () => void
}

/** The chosen table: its name, its seats, its shape. */
export function TableFields({ rooms, table, onChange, onRemove }: Props) {
  const { t } = useWords()
  const taken = isLabelTaken(rooms, table.tableId, table.label)
  const seats = (more: number) => onChange({ ...table, seats: Math.min(Math.max(table.seats + more, 1), COVERS_MAX) })
  return (
    <div className="tables-foot table-fields">
      <Field
        label={t.rooms.label}
        hideLabel
        keys="text"
        maxLength={LABEL_MAX}
        value={table.label}
        fault={taken ? t.refusal.TABLE_LABEL_TWICE({ table: table.label }) : undefined}
        onChange={(label) => onChange({ ...table, label })}
      />
      <div className="seats" role="group" aria-label={t.rooms.seats}>
        <Button icon="minus" label={t.rooms.less} onPress={() => seats(-1)} />
        <output>{t.tables.seats({ count: table.seats })}</output>
        <Button icon="plus" label={t.rooms.more} onPress={() => seats(1)} />
      </div>
      <Segmented
        label={t.rooms.shape}
        value={table.shape}
        choices={[
          { value: 'square', text: t.rooms.square },
          { value: 'round', text: t.rooms.round },
        ]}
        onChoose={(shape) => onChange({ ...table, shape })}
      />
      <Button icon="trash" tone="danger" label={t.rooms.remove} onPress={onRemove} />
    </div>
  )
}
