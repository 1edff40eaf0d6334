import { useState } from 'react'
import { newSupplierId, type SupplierId } from '../../shared/stock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { useStock, useSuppliers } from './use-stock.ts'

type Props = {
  readonly chosen: SupplierId | null
  readonly onChoose: (supplierId: SupplierId) => void
}

/** Who delivers it; a new one by the name alone. */
export function SupplierChoice({ chosen, onChoose }: Props) {
  const { t } = useWords()
  const { stock, push } = useStock()
  const suppliers = useSuppliers()
  const words = t.stock.supplier
  const [name, setName] = useState<string>()
  const [email, setEmail] = useState('')
  const save = () => {
    const supplier = {
      supplierId: newSupplierId(),
      name: name?.trim() ?? '',
      email: email.trim(),
      phone: '',
      ourNumber: '',
    }
    if (supplier.name === '') return
    push(
      (commandId) => stock.saveSupplier({ supplier, commandId }),
      () => {
        setName(undefined)
        onChoose(supplier.supplierId)
      },
    )
  }
  return (
    <div className="sv-part">
      <p className="sv-label" id="stock-supplier">
        {words.label}
      </p>
      <div className="sv-chips sv-two" role="group" aria-labelledby="stock-supplier">
        {suppliers.map((one) => (
          <button
            key={one.supplierId}
            type="button"
            className="sv-chip"
            aria-pressed={one.supplierId === chosen}
            onClick={() => onChoose(one.supplierId)}
          >
            <b>{one.name}</b>
          </button>
        ))}
      </div>
      {name === undefined ? (
        <Button icon="plus" onPress={() => setName('')}>
          {words.fresh}
        </Button>
      ) : (
        <>
          <Field
            label={words.name}
            keys="text"
            maxLength={60}
            autoFocus
            value={name}
            onChange={setName}
            onEnter={save}
          />
          <Field label={words.email} keys="text" maxLength={120} value={email} onChange={setEmail} onEnter={save} />
          <Button icon="check" off={name.trim() === ''} onPress={save}>
            {words.save}
          </Button>
        </>
      )}
    </div>
  )
}
