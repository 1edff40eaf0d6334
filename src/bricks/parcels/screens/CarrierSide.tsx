import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { CarrierCode } from '../ids.ts'
import { zScanPattern } from '../labels/own-formats.ts'
import type { Carrier } from '../rules/carrier.ts'
import { networkNames } from '../rules/reading.ts'
import { setupTexts } from '../texts/setup-screens.ts'
import { ParcelsSide } from './ParcelsMain.tsx'
import { PatternsPart } from './PatternsPart.tsx'
import { PayerPart } from './PayerPart.tsx'
import { codeFor, newCarrier } from './setup-form.ts'
import { TermsPart } from './TermsPart.tsx'
import { set, useShop, type Shop } from './shop.ts'

type Known = Awaited<ReturnType<Shop['part']['setup']>>

/** One contract: from when to when, what whoever comes has to show, and the terms by their dates. */
export function CarrierSide(props: {
  readonly chosen: CarrierCode | 'new'
  readonly known: Known
  readonly onChoose: (code: CarrierCode) => void
}) {
  const shop = useShop()
  const words = setupTexts[shop.lang]
  const { carriers, terms } = props.known
  const kept = carriers.find(({ code }) => code === props.chosen)
  const [form, setForm] = useState<Carrier>(() => kept ?? { ...newCarrier(shop.today()), name: '' })
  const write = (next: Partial<Carrier>) => setForm({ ...form, ...next })
  const save = () => {
    const name = form.name.trim()
    if (name === '') return set({ told: { tone: 'amber', text: words.wrong } })
    if (!form.scanPatterns.every((pattern) => zScanPattern.safeParse(pattern).success)) {
      return set({ told: { tone: 'amber', text: words.patternWrong } })
    }
    const taken = carriers.map(({ code }) => code)
    const carrier = { ...form, name, code: kept?.code ?? (codeFor(name, taken) as CarrierCode) } // made as a code is
    shop.ask(
      (commandId) => shop.part.saveCarrier({ carrier, commandId }),
      () => {
        shop.again()
        shop.done(words.saved)
        props.onChoose(carrier.code)
      },
    )
  }
  return (
    <ParcelsSide
      label={words.carriers}
      head={
        <p>
          <b>{kept?.name ?? words.add}</b>
          <span>{words.kinds[form.kind]}</span>
        </p>
      }
      keys={
        <div className="sv-keys">
          <Button className="sv-main" tone="accent" onPress={save}>
            {words.save}
          </Button>
        </div>
      }
    >
      <Field label={words.name} keys="text" maxLength={30} value={form.name} onChange={(name) => write({ name })} />
      <Choice label={words.kind} texts={words.kinds} value={form.kind} onChoose={(kind) => write({ kind })} />
      <DateField
        label={words.from}
        value={form.from}
        today={shop.today()}
        words={shop.dateWords}
        onChange={(from) => from && write({ from })}
      />
      <DateField
        label={words.to}
        value={form.to ?? undefined}
        today={shop.today()}
        words={shop.dateWords}
        onChange={(to) => write({ to: to ?? null })}
      />
      <Choice label={words.proof} texts={words.proofs} value={form.proof} onChoose={(proof) => write({ proof })} />
      <Choice
        label={words.third}
        texts={words.thirds}
        value={form.thirdPerson}
        onChoose={(thirdPerson) => write({ thirdPerson })}
      />
      <div className="sv-small-keys">
        <Button pressed={form.lateHandOver} onPress={() => write({ lateHandOver: !form.lateHandOver })}>
          {words.late}
        </Button>
        <Button pressed={form.isSigned} onPress={() => write({ isSigned: !form.isSigned })}>
          {words.signed}
        </Button>
      </div>
      {form.kind === 'carrier' && (
        <>
          {shop.host.may('customers') && (
            <PayerPart payerId={form.payerId} onChoose={(payerId) => write({ payerId })} />
          )}
          <Networks carrier={form} onChange={(networks) => write({ networks })} />
          <PatternsPart patterns={form.scanPatterns} onChange={(scanPatterns) => write({ scanPatterns })} />
        </>
      )}
      {kept && <TermsPart carrier={kept.code} terms={terms.filter(({ carrier }) => carrier === kept.code)} />}
    </ParcelsSide>
  )
}

/** Whose published numbers stand on what it brings. */
function Networks({
  carrier,
  onChange,
}: {
  readonly carrier: Carrier
  readonly onChange: (networks: string[]) => void
}) {
  const words = setupTexts[useShop().lang]
  const { networks = [] } = carrier
  return (
    <div className="sv-part" role="group" aria-label={words.networks}>
      <h3 className="sv-label">{words.networks}</h3>
      <div className="sv-chips sv-three">
        {Object.entries(networkNames).map(([code, name]) => {
          const isOn = code === carrier.code || networks.includes(code)
          const flipped = isOn ? networks.filter((one) => one !== code) : [...networks, code]
          return (
            <button
              key={code}
              type="button"
              className="sv-chip"
              aria-pressed={isOn}
              onClick={() => onChange([...flipped])}
            >
              <b>{name}</b>
            </button>
          )
        })}
      </div>
    </div>
  )
}

export function Choice<Value extends string>(props: {
  readonly label: string
  readonly texts: Readonly<Record<Value, string>>
  readonly value: Value
  readonly onChoose: (value: Value) => void
}) {
  const values = Object.keys(props.texts) as Value[] // the keys of that record
  return (
    <div className="sv-part" role="group" aria-label={props.label}>
      <h3 className="sv-label">{props.label}</h3>
      <div className="sv-chips pi-two">
        {values.map((value) => (
          <button
            key={value}
            type="button"
            className="sv-chip"
            aria-pressed={props.value === value}
            onClick={() => props.onChoose(value)}
          >
            <b>{props.texts[value]}</b>
          </button>
        ))}
      </div>
    </div>
  )
}
