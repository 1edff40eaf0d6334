import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Customer } from '../../shared/contracts/customers.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { CustomerFields } from './CustomerFields.tsx'
import { CustomerList } from './CustomerList.tsx'
import { buyerFrom, buyerOf, detailsOf, draftOf, EMPTY_DRAFT, isComplete, type Way } from './invoice-view.ts'

type Props = { readonly ticketNumber: number; readonly canBeBlank: boolean }

/** Whom the invoice is made out to: somebody known, somebody new, or a box that is filled in by hand. */
export function InvoiceForm({ ticketNumber, canBeBlank }: Props) {
  const { t } = useWords()
  const { invoices, queries } = useTill()
  const anybody = useQuery(queries.customers.search.queryOptions({ input: { text: '', limit: 1 } })).data
  const [asked, setWay] = useState<Way>()
  const [chosen, setChosen] = useState<Customer>()
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [keep, setKeep] = useState(false)
  if (!anybody) return <div className="invoice-body" />

  const way = asked ?? (anybody.length > 0 ? 'known' : 'new')
  const buyer =
    way === 'known' && chosen ? buyerFrom(chosen) : way === 'new' && isComplete(draft) ? buyerOf(draft) : null
  const choose = (customer: Customer) => {
    setChosen(customer)
    if (buyerFrom(customer)) return
    // Something is missing: it is written here, and kept.
    setDraft(draftOf(customer))
    setKeep(true)
    setWay('new')
  }
  const make = () => {
    if (way === 'blank') invoices.make(ticketNumber, null, null)
    else if (buyer && way === 'known') invoices.make(ticketNumber, buyer, chosen?.customerId ?? null)
    else if (buyer && keep) invoices.keepAndMake(ticketNumber, buyer, detailsOf(draft, chosen), chosen)
    else if (buyer) invoices.make(ticketNumber, buyer, null)
  }
  const ways: readonly Way[] = canBeBlank ? ['known', 'new', 'blank'] : ['known', 'new']
  return (
    <>
      <Segmented
        label={t.invoice.way}
        value={way}
        choices={ways.map((value) => ({ value, text: t.invoice[value] }))}
        onChoose={(next) => {
          setWay(next)
          setChosen(undefined)
        }}
      />
      <div className="invoice-body">
        {way === 'known' && <CustomerList chosen={chosen} onChoose={choose} />}
        {way === 'new' && <CustomerFields draft={draft} onDraft={setDraft} keep={keep} onKeep={setKeep} />}
        {way === 'blank' && <p className="invoice-blank">{t.invoice.blankMore}</p>}
      </div>
      <Button className="panel-main" tone="accent" icon="invoice" off={way !== 'blank' && !buyer} onPress={make}>
        {t.invoice.make}
      </Button>
    </>
  )
}
