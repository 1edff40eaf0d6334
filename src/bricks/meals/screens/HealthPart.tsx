import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { allergens } from '../../../shared/catalogue.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import { texts } from '../../../shared/texts/index.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { PersonView } from '../contract/views.ts'
import { zDiet, zPortion, zTexture, type Needs } from '../rules/food.ts'
import { Chips, toggled } from './Chips.tsx'
import { listText, noNeeds, readList } from './file-form.ts'
import { useShop } from './shop.ts'
import { Twice } from './Twice.tsx'

/** What somebody may and may not eat: seen by whoever may, kept with their consent alone. */
export function HealthPart({ view }: { readonly view: PersonView }) {
  const { t, queries, host } = useShop()
  const { personId } = view.file
  const isAllowed = host.may('health')
  const needs = useQuery({ ...queries.needs.queryOptions({ input: { personId } }), enabled: isAllowed }).data
  if (!isAllowed) return <p className="sv-none">{t.people.file.noHealth}</p>
  if (needs === undefined) return null
  return (
    <>
      <Declared personId={personId} />
      <NeedsForm key={needs === null ? 'none' : 'some'} start={needs ?? noNeeds} view={view} />
    </>
  )
}

/** What they had declared before their needs were erased, and until when the law keeps it. */
function Declared({ personId }: { readonly personId: CustomerId }) {
  const { t, queries, words } = useShop()
  const { longDay } = words
  const kept = useQuery(queries.declaration.queryOptions({ input: { personId } })).data
  if (!kept) return null
  const what = [...kept.allergens.map((allergen) => words.allergens[allergen]), ...kept.refused].join(', ')
  return (
    <p className="sv-warn">
      {t.people.file.declaration({ what, on: longDay(kept.declaredOn), until: longDay(kept.keptUntil) })}
    </p>
  )
}

function NeedsForm({ start, view }: { readonly start: Needs; readonly view: PersonView }) {
  const shop = useShop()
  const { t, lang, today, dateWords, words, part } = shop
  const own = t.people.file
  const [needs, setNeeds] = useState(start)
  const [refused, setRefused] = useState(listText(start.refused))
  const [consentOn, setConsent] = useState<BusinessDay | undefined>(view.file.consentOn ?? undefined)
  const { personId } = view.file
  const write = (next: Partial<Needs>) => setNeeds({ ...needs, ...next })
  const save = () =>
    shop.ask(
      (commandId) =>
        part.saveNeeds({
          personId,
          needs: { ...needs, refused: readList(refused) },
          consentOn: consentOn ?? null,
          commandId,
        }),
      () => {
        shop.again()
        shop.done(own.healthSaved)
      },
    )
  const forget = () =>
    shop.ask(
      (commandId) => part.forgetNeeds({ personId, commandId }),
      () => shop.again(),
    )
  return (
    <>
      <p className="sv-hint">{own.healthHint}</p>
      <Chips
        label={own.diet}
        columns={2}
        value={needs.diet}
        chips={zDiet.options.map((value) => ({ value, text: words.diets[value] }))}
        onChoose={(diet) => write({ diet })}
      />
      <Chips
        label={own.texture}
        columns={3}
        value={needs.texture}
        chips={zTexture.options.map((value) => ({ value, text: words.textures[value] }))}
        onChoose={(texture) => write({ texture })}
      />
      <Chips
        label={own.portion}
        columns={3}
        value={needs.portion}
        chips={zPortion.options.map((value) => ({ value, text: words.portions[value] }))}
        onChoose={(portion) => write({ portion })}
      />
      <Chips
        label={own.allergens}
        columns={2}
        value={needs.allergens}
        chips={allergens.map((value) => ({ value, text: texts[lang].kitchen.allergens[value] }))}
        onChoose={(value) => write({ allergens: [...toggled(needs.allergens, value)] })}
      />
      <Field label={own.refused} keys="text" maxLength={400} value={refused} onChange={setRefused} />
      <Field
        label={own.healthNote}
        keys="text"
        maxLength={200}
        value={needs.note}
        onChange={(note) => write({ note })}
      />
      <div className="sv-pair">
        <DateField label={own.consent} value={consentOn} today={today()} words={dateWords} onChange={setConsent} />
        <DateField
          label={own.declared}
          value={needs.declaredOn ?? undefined}
          today={today()}
          words={dateWords}
          onChange={(declaredOn) => write({ declaredOn: declaredOn ?? null })}
        />
      </div>
      <div className="sv-keys">
        {view.hasNeeds && <Twice text={own.forget} sure={own.forgetSure} onPress={forget} />}
        <Button className="sv-main" icon="check" onPress={save}>
          {own.save}
        </Button>
      </div>
    </>
  )
}
