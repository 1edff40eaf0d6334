import { useState } from 'react'
import type { Customer, CustomerDetails } from '../../shared/contracts/customers.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { useStepBack } from '../shell/back.ts'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'

/** A person of whom only the name is known yet. */
export const NOBODY: CustomerDetails = {
  name: '',
  phone: '',
  email: '',
  addressLines: [],
  postcode: '',
  city: '',
  country: 'FR',
  siren: '',
  vatNumber: '',
}

type Props = {
  readonly customer: Customer | undefined
  readonly onDone: (customerId: CustomerId | undefined) => void
}

/** A name and how to reach it; what an invoice needs besides is asked by the invoice. */
export function CustomerForm({ customer, onDone }: Props) {
  const { t } = useWords()
  const { money } = useTill()
  const [name, setName] = useState(customer?.name ?? '')
  const [phone, setPhone] = useState(customer?.phone ?? '')
  const [email, setEmail] = useState(customer?.email ?? '')
  const back = () => onDone(customer?.customerId)
  useStepBack(true, back)
  const words = t.money
  const save = () => {
    if (name.trim() === '') return
    const { customerId, createdAtMs: _created, seenAtMs: _seen, ...before } = customer ?? { ...NOBODY, ...NOT_YET }
    const details = { ...before, name: name.trim(), phone: phone.trim(), email: email.trim() }
    money.saveCustomer(details, customerId, onDone)
  }
  return (
    <aside className="ticket customer-side" aria-label={customer ? words.edit : words.fresh}>
      <header className="ticket-head">
        <p>
          <b>{customer ? customer.name : words.fresh}</b>
        </p>
      </header>
      <div className="ticket-body customer-form">
        <Field
          label={words.name}
          keys="text"
          maxLength={120}
          autoFocus
          value={name}
          onChange={setName}
          onEnter={save}
        />
        <Field label={words.phone} keys="text" maxLength={30} value={phone} onChange={setPhone} onEnter={save} />
        <Field label={words.email} keys="text" maxLength={120} value={email} onChange={setEmail} onEnter={save} />
        <Notice />
      </div>
      <div className="side-keys" data-pair="">
        <Button icon="left" onPress={back}>
          {t.common.back}
        </Button>
        <Button className="side-main" tone="accent" icon="check" off={name.trim() === ''} onPress={save}>
          {words.save}
        </Button>
      </div>
    </aside>
  )
}

const NOT_YET = { customerId: undefined, createdAtMs: 0, seenAtMs: 0 }
