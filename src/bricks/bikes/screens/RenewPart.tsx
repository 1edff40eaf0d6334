import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Chips } from './Chips.tsx'
import type { RentalActions } from './rental-actions.ts'
import { useSetup, useShop } from './shop.ts'

/** A card hold that lapses before the bike is back is taken anew, or a cheque in its place. */
export function RenewPart({ actions }: { readonly actions: RentalActions }) {
  const { t } = useShop()
  const setup = useSetup()
  const [kind, setKind] = useState<'card-hold' | 'cheque'>('card-hold')
  const [ref, setRef] = useState('')
  const [chosen, setScheme] = useState<string>()
  const schemes = setup?.cardHolds.schemes.map(({ scheme }) => scheme) ?? []
  const scheme = kind === 'card-hold' ? (chosen ?? schemes[0] ?? '') : ''
  return (
    <div className="sv-part">
      <Chips
        label={t.rental.renew}
        value={kind}
        chips={(['card-hold', 'cheque'] as const).map((value) => ({ value, text: t.hire.deposits[value] }))}
        onChoose={setKind}
      />
      {kind === 'card-hold' && schemes.length > 1 && (
        <Chips
          label={t.hire.scheme}
          hideLabel
          value={scheme}
          chips={schemes.map((value) => ({ value, text: value }))}
          onChoose={setScheme}
        />
      )}
      <Field label={t.hire.refs[kind]} keys="digits" maxLength={40} value={ref} onChange={setRef} />
      <Button
        icon="check"
        tone="note"
        off={ref.trim() === ''}
        onPress={() => actions.renew({ kind, ref: ref.trim(), scheme })}
      >
        {t.setup.save}
      </Button>
    </div>
  )
}
