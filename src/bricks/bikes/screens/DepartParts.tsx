import { useState } from 'react'
import type { Rental, RentalLine } from '../rental.ts'
import { holdTerm } from '../damages.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { SignaturePad } from '../../../renderer/ui/SignaturePad.tsx'
import { mediumDay } from '../../../shared/texts/periods.ts'
import { Chips, Toggle } from './Chips.tsx'
import { CheckList } from './CheckList.tsx'
import { desk, useDesk, write } from './desk.ts'
import { allWell } from './hire-view.ts'
import { PhotoKey, PhotoRow, PhotoStrip } from './Photos.tsx'
import { useNow, useSetup, useShop } from './shop.ts'

const kinds = ['cash', 'cheque', 'card-hold', 'none'] as const

/** What makes bikes leave: the deposit, the state they are in, the signature. */
export function DepartParts({ rental }: { readonly rental: Rental }) {
  return (
    <>
      <DepositPart rental={rental} />
      <StatePart rental={rental} />
      <SignPart />
    </>
  )
}

function DepositPart({ rental }: { readonly rental: Rental }) {
  const shop = useShop()
  const { t, euros, lang } = shop
  const setup = useSetup()
  const nowMs = useNow()
  const { depositKind, depositRef, scheme } = useDesk((s) => s.form)
  const amount = rental.quote.depositCents
  if (amount === 0) return null
  const schemes = setup?.cardHolds.schemes.map((one) => one.scheme) ?? []
  const term =
    setup && depositKind === 'card-hold'
      ? holdTerm({ takenOn: shop.today(nowMs), scheme, hireEndsOn: shop.dayOf(rental.endMs) }, setup.cardHolds)
      : undefined
  return (
    <Chips
      label={t.hire.deposit({ amount: euros(amount) })}
      value={depositKind}
      chips={kinds.map((value) => ({ value, text: t.hire.deposits[value] }))}
      onChoose={(kind) =>
        write({ depositKind: kind, depositRef: '', scheme: kind === 'card-hold' ? (schemes[0] ?? '') : '' })
      }
    >
      {depositKind && depositKind !== 'cash' && (
        <Field
          label={t.hire.refs[depositKind]}
          keys={depositKind === 'none' ? 'text' : 'digits'}
          maxLength={40}
          autoFocus
          value={depositRef}
          onChange={(text) => write({ depositRef: text })}
        />
      )}
      {depositKind === 'card-hold' && schemes.length > 1 && (
        <Chips
          label={t.hire.scheme}
          hideLabel
          value={scheme}
          chips={schemes.map((value) => ({ value, text: value }))}
          onChoose={(value) => write({ scheme: value })}
        />
      )}
      {term?.isTooShort && <p className="sv-warn">{t.hire.lapses({ day: mediumDay(term.expiresOn, lang) })}</p>}
    </Chips>
  )
}

/** One key where nothing is wrong, and every point of every bike where something is. */
function StatePart({ rental }: { readonly rental: Rental }) {
  const { t } = useShop()
  const setup = useSetup()
  const conditions = useDesk((s) => s.form.conditions)
  const [opened, setOpened] = useState(false)
  const bikes = rental.lines.map(({ bikeId }) => bikeId)
  if (!setup) return null
  const only = rental.lines.length === 1 ? rental.lines[0] : undefined
  const taken = (line: RentalLine) =>
    ({ rental, line, moment: 'out', onRental: (next: Rental) => write({ rental: next }) }) as const
  return (
    <div className="sv-part" role="group" aria-label={t.back.state}>
      <div className="sv-state">
        <Button
          className="bk-well"
          icon="check"
          pressed={conditions !== undefined}
          onPress={() => write({ conditions: conditions ? undefined : allWell(bikes, setup.checklist) })}
        >
          {t.hire.allWell}
        </Button>
        {conditions && only && !opened && <PhotoKey small {...taken(only)} />}
        {conditions && <Toggle on={opened} text={t.hire.detail} onPress={() => setOpened(!opened)} />}
      </div>
      {conditions && only && !opened && <PhotoRow {...taken(only)} />}
      {conditions &&
        opened &&
        rental.lines.map((line) => {
          const { bikeId, number } = line
          const condition = conditions[bikeId]
          if (!condition) return null
          return (
            <CheckList
              key={bikeId}
              name={number}
              condition={condition}
              onChange={(next) => write({ conditions: { ...desk().form.conditions, [bikeId]: next } })}
            >
              <PhotoStrip {...taken(line)} />
            </CheckList>
          )
        })}
    </div>
  )
}

/** By finger, pen or mouse; whoever cannot signs the paper. */
function SignPart() {
  const { t } = useShop()
  const strokes = useDesk((s) => s.form.strokes)
  const onPaper = useDesk((s) => s.form.onPaper)
  return (
    <SignaturePad
      words={{ group: t.hire.sign, here: t.hire.signHere, clear: t.hire.clear }}
      strokes={strokes}
      onStrokes={(drawn) => write(drawn.length > 0 ? { strokes: drawn, onPaper: false } : { strokes: drawn })}
      instead={{
        chosen: onPaper ? t.hire.onPaper : undefined,
        key: (
          <Button icon="pencil" pressed={onPaper} onPress={() => write({ onPaper: !onPaper })}>
            {t.hire.onPaper}
          </Button>
        ),
      }}
    />
  )
}
