import { useState } from 'react'
import { amount } from '../../../shared/texts/format.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { Accessory } from '../fleet.ts'
import { newAccessoryId } from '../ids.ts'
import { Toggle } from './Chips.tsx'
import { set } from './desk.ts'
import { readCents, readWhole } from './forms-view.ts'
import { Price, Whole } from './ModelSide.tsx'
import { useShop } from './shop.ts'

/** What goes along, counted by stock: helmets, seats, locks. */
export function AccessoriesForm({ accessories }: { readonly accessories: readonly Accessory[] }) {
  const shop = useShop()
  const { t, lang, part } = shop
  const [rows, setRows] = useState(() =>
    accessories.map(({ accessoryId, name, isHelmet, stock, priceCents, per }) => ({
      accessoryId,
      name,
      isHelmet,
      per,
      stock: String(stock),
      price: amount(priceCents, lang),
    })),
  )
  const change = (at: number, next: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row, i) => (i === at ? { ...row, ...next } : row)))
  const meant = rows.flatMap(({ accessoryId, name, isHelmet, per, ...texts }) => {
    const [stock, priceCents] = [readWhole(texts.stock), readCents(texts.price)]
    if (name.trim() === '' || stock === undefined || stock > 500 || priceCents === undefined) return []
    return [{ accessoryId, name: name.trim(), isHelmet, per, stock, priceCents }]
  })
  const save = () =>
    shop.ask(
      (commandId) => part.saveAccessories({ accessories: meant, commandId }),
      () => {
        shop.again()
        set({ told: { tone: 'good', text: t.setup.saved } })
      },
    )
  const fresh = { name: '', isHelmet: false, per: 'hire', stock: '1', price: '0' } as const
  return (
    <form className="sv-form" onSubmit={(event) => event.preventDefault()}>
      {rows.map((row, i) => (
        <div key={row.accessoryId} className="bk-accessory">
          <Field
            label={t.setup.name}
            keys="text"
            maxLength={30}
            value={row.name}
            onChange={(name) => change(i, { name })}
          />
          <Whole label={t.setup.stock} value={row.stock} onChange={(stock) => change(i, { stock })} />
          <Price label={t.setup.price} value={row.price} onChange={(price) => change(i, { price })} />
          <Button onPress={() => change(i, { per: row.per === 'day' ? 'hire' : 'day' })}>
            {t.setup.pers[row.per]}
          </Button>
          <Toggle on={row.isHelmet} text={t.setup.isHelmet} onPress={() => change(i, { isHelmet: !row.isHelmet })} />
          <Button
            icon="trash"
            label={`${t.setup.remove} : ${row.name}`}
            onPress={() => setRows(rows.filter((_row, at) => at !== i))}
          />
        </div>
      ))}
      <div className="sv-form-keys">
        <Button
          icon="plus"
          tone="panel"
          onPress={() => setRows([...rows, { ...fresh, accessoryId: newAccessoryId() }])}
        >
          {t.setup.addAccessory}
        </Button>
        <Button className="sv-main" icon="check" off={meant.length !== rows.length} onPress={save}>
          {t.setup.save}
        </Button>
      </div>
    </form>
  )
}
