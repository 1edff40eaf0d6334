import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { zSize } from '../rules/carrier.ts'
import { Chips } from './Chips.tsx'
import { write, type Deposit } from './counter-desk.ts'
import { centsOf } from './counter-view.ts'
import { createLocalActions } from './local-actions.ts'
import { ParcelsSide } from './ParcelsMain.tsx'
import { useShop } from './shop.ts'

/**
 * A shop of the village leaves something for somebody, or brings back what it took along; or somebody leaves something for
 * the shop, as for the dry cleaner.
 */
export function DepositSide({ form }: { readonly form: Deposit }) {
  const shop = useShop()
  const words = shop.t.counter
  const actions = createLocalActions(shop)
  const work = useQuery(shop.queries.localWork.queryOptions({ input: {} })).data
  const shops = (work?.shops ?? []).filter(({ isOver }) => !isOver)
  const isForShop = form.who === 'customer'
  const isReady = form.carrier !== undefined && form.name.trim() !== '' && centsOf(form.euros) !== undefined
  return (
    <ParcelsSide
      label={words.deposit}
      head={
        <p>
          <b>{form.backOf ? words.back : isForShop ? words.customerLeaves : words.deposit}</b>
          <span>{form.backOf?.number}</span>
        </p>
      }
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="printer" dim={!isReady} onPress={() => isReady && actions.deposit(form)}>
            {isForShop ? words.leave : words.store}
          </Button>
        </div>
      }
    >
      {!form.backOf && (
        <Chips
          label={words.whoLeaves}
          value={form.who}
          chips={[
            { value: 'shop', text: words.shopLeaves },
            { value: 'customer', text: words.customerLeaves },
          ]}
          onChoose={(who) => write('deposit', { who })}
        />
      )}
      <Chips
        label={words.shop}
        value={form.carrier}
        chips={shops.map(({ carrier, name }) => ({ value: carrier, text: name }))}
        onChoose={(carrier) => write('deposit', { carrier })}
      />
      <Field
        label={isForShop ? words.whose : words.name}
        keys="text"
        maxLength={60}
        value={form.name}
        onChange={(name) => write('deposit', { name })}
      />
      <Field
        label={words.phone}
        keys="digits"
        maxLength={24}
        value={form.phone}
        onChange={(phone) => write('deposit', { phone })}
      />
      <Field
        label={words.note}
        keys="text"
        maxLength={80}
        value={form.note}
        onChange={(note) => write('deposit', { note })}
      />
      <div className="sv-pair">
        {!isForShop && (
          <Field
            label={words.price}
            keys="amount"
            maxLength={8}
            value={form.euros}
            onChange={(euros) => write('deposit', { euros })}
          />
        )}
        <Field
          label={words.placeOf}
          keys="code"
          maxLength={8}
          value={form.place}
          onChange={(place) => write('deposit', { place: place.toUpperCase() })}
        />
      </div>
      <Chips
        label={words.size}
        value={form.size}
        chips={zSize.options.map((value) => ({ value, text: value }))}
        onChoose={(size) => write('deposit', { size })}
      />
    </ParcelsSide>
  )
}
