import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { AccessoryId } from '../ids.ts'
import type { Language } from '../rental.ts'
import { Chips, Toggle } from './Chips.tsx'
import { desk, useDesk, write } from './desk.ts'
import { createHireActions } from './hire-actions.ts'
import { ridersFor } from './hire-view.ts'
import { useFleet, useSetup, useShop } from './shop.ts'
import { shortEuros } from './tiles-view.ts'

const languages: readonly Language[] = ['fr', 'en', 'de', 'nl']

/** What a hire may have besides: accessories, children and their helmets, the guarantee, the language of the contract. */
export function OptionsStrip() {
  const shop = useShop()
  const { t, lang, euros } = shop
  const fleet = useFleet()
  const setup = useSetup()
  const form = useDesk((s) => s.form)
  const actions = createHireActions(shop, fleet)
  const hasChildBike =
    fleet?.models.some(({ modelId, kind }) => kind === 'child' && (form.counts[modelId] ?? 0) > 0) ?? false
  const guarantee = setup?.guaranteeCents ?? null
  const set = (accessoryId: AccessoryId, step: number) => {
    const { accessories } = desk().form
    actions.change({
      accessories: { ...accessories, [accessoryId]: Math.max(0, (accessories[accessoryId] ?? 0) + step) },
    })
  }
  return (
    <section className="bk-options" aria-label={t.hire.options}>
      <div className="bk-option-row">
        {(fleet?.accessories ?? []).map(({ accessoryId, name, priceCents, freeNow }) => {
          const chosen = form.accessories[accessoryId] ?? 0
          return (
            <span key={accessoryId} className="sv-stepper" data-on={chosen > 0 ? '' : undefined}>
              {chosen > 0 && (
                <Button icon="minus" label={`${t.common.less} : ${name}`} onPress={() => set(accessoryId, -1)} />
              )}
              <Button title={t.hire.left({ count: freeNow })} onPress={() => set(accessoryId, 1)}>
                {`${chosen > 0 ? `${chosen} × ` : ''}${name}${priceCents > 0 ? ` ${shortEuros(priceCents, lang)}` : ''}`}
              </Button>
            </span>
          )
        })}
        {guarantee !== null && (
          <Toggle
            on={form.guarantee}
            text={t.hire.guarantee}
            note={euros(guarantee)}
            onPress={() => actions.change({ guarantee: !form.guarantee })}
          />
        )}
        {!form.isChanging && <PaperOptions hasChildBike={hasChildBike} />}
      </div>
      {!form.isChanging && (form.under12 || hasChildBike) && <Riders />}
    </section>
  )
}

/** What the contract says besides, told when they leave or are booked: children, its language, where it is sent. */
function PaperOptions({ hasChildBike }: { readonly hasChildBike: boolean }) {
  const { t } = useShop()
  const form = useDesk((s) => s.form)
  return (
    <>
      <Toggle
        on={form.under12 || hasChildBike}
        text={t.hire.under12}
        onPress={() =>
          write({
            under12: !form.under12,
            party: { ...form.party, riders: ridersFor(form, form.party.riders.length) },
          })
        }
      />
      <Chips
        label={t.hire.language}
        hideLabel
        value={form.language}
        chips={languages.map((value) => ({ value, text: value.toUpperCase(), note: t.hire.languages[value] }))}
        onChoose={(language) => write({ language })}
      />
      <Field
        className="bk-email"
        label={t.hire.email}
        hideLabel
        keys="text"
        maxLength={80}
        placeholder={t.hire.email}
        value={form.party.email}
        onChange={(email) => write({ party: { ...desk().form.party, email } })}
      />
      <Toggle
        on={form.printContract}
        text={t.hire.print}
        onPress={() => write({ printContract: !form.printContract })}
      />
    </>
  )
}

/** Children: how old, and with whose helmet. */
function Riders() {
  const { t } = useShop()
  const form = useDesk((s) => s.form)
  const riders = ridersFor(form, form.party.riders.length)
  const change = (at: number, next: Partial<(typeof riders)[number]>) => {
    const all = riders.map((rider, i) => (i === at ? { ...rider, ...next } : rider))
    write({ under12: true, party: { ...desk().form.party, riders: all } })
  }
  return (
    <div className="bk-riders">
      {riders.map((rider, i) => (
        <div key={i} className="bk-rider" role="group" aria-label={t.hire.rider({ n: i + 1 })}>
          <Field
            label={t.hire.rider({ n: i + 1 })}
            hideLabel
            keys="text"
            maxLength={60}
            placeholder={t.hire.rider({ n: i + 1 })}
            value={rider.name}
            onChange={(name) => change(i, { name })}
          />
          <Field
            label={t.hire.age}
            hideLabel
            keys="digits"
            maxLength={2}
            placeholder={t.hire.age}
            value={rider.ageYears === null ? '' : String(rider.ageYears)}
            onChange={(text) => change(i, { ageYears: /^\d{1,2}$/.test(text) ? Number(text) : null })}
          />
          <Chips
            label={t.hire.helmet}
            hideLabel
            value={rider.helmet ?? undefined}
            chips={(['lent', 'own', 'none'] as const).map((value) => ({ value, text: t.hire.helmets[value] }))}
            onChoose={(helmet) => change(i, { helmet })}
          />
        </div>
      ))}
      <Button
        icon="plus"
        onPress={() => write({ under12: true, party: { ...form.party, riders: ridersFor(form, riders.length + 1) } })}
      >
        {t.hire.addRider}
      </Button>
    </div>
  )
}
