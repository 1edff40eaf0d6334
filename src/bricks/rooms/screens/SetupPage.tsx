import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { newSpaceId } from '../ids.ts'
import type { RoomRules, Space } from '../rules/space.ts'
import { hourWords } from '../texts/words.ts'
import { RoomsMain, RoomsSide } from './Frame.tsx'
import { formOf, readRules, readSpace, ruleFields, rulesForm, spaceFields, type SpaceField } from './setup-form.ts'
import { set, useDesk, useSetup, useShop } from './shop.ts'

/** What is let and on which terms. */
export function SetupPage() {
  const { t, euros, host } = useShop()
  const setup = useSetup()
  const chosen = useDesk((s) => s.space)
  const space = setup?.spaces.find(({ spaceId }) => spaceId === chosen)
  return (
    <>
      <RoomsMain>
        <div className="sv-bar">
          <Button tone="panel" icon="plus" onPress={() => set({ space: 'new', told: undefined })}>
            {t.add}
          </Button>
          <Button tone="panel" icon="sliders" onPress={() => set({ space: 'rules', told: undefined })}>
            {t.rules}
          </Button>
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.spaces}>
          <table className="sv-table">
            <caption className="hidden-text">{t.spaces}</caption>
            <tbody>
              {setup?.spaces.map((one) => (
                <tr key={one.spaceId} data-chosen={chosen === one.spaceId ? '' : undefined}>
                  <th scope="row">
                    <button type="button" onClick={() => set({ space: one.spaceId, told: undefined })}>
                      {one.name}
                    </button>
                  </th>
                  <td>{t.people({ count: one.capacity })}</td>
                  <td>
                    {hourWords(one.opensMinute)}–{hourWords(one.closesMinute)}
                  </td>
                  <td className="sv-right">
                    {[one.prices.hourCents, one.prices.halfDayCents, one.prices.dayCents]
                      .flatMap((price) => (price === null ? [] : [euros(price)]))
                      .join(' · ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <host.Keys />
      </RoomsMain>
      {setup && chosen === 'rules' && <RulesSide key={JSON.stringify(setup.rules)} rules={setup.rules} />}
      {chosen === 'new' && <SpaceSide key="new" space={undefined} />}
      {space && <SpaceSide key={JSON.stringify(space)} space={space} />}
      {chosen !== 'rules' && chosen !== 'new' && !space && (
        <RoomsSide
          label={t.pageNames.setup}
          head={
            <p>
              <b>{t.pageNames.setup}</b>
            </p>
          }
        >
          <p className="sv-empty">
            <Icon name="sliders" />
            {t.setupHint}
          </p>
        </RoomsSide>
      )}
    </>
  )
}

const keysOf: Readonly<Record<SpaceField, 'text' | 'digits' | 'amount' | 'code'>> = {
  name: 'text',
  capacity: 'digits',
  hour: 'amount',
  halfDay: 'amount',
  wholeDay: 'amount',
  association: 'digits',
  deposit: 'amount',
  buffer: 'digits',
  opens: 'code',
  closes: 'code',
  equipment: 'text',
}

function SpaceSide({ space }: { readonly space: Space | undefined }) {
  const shop = useShop()
  const { t, part } = shop
  const [spaceId] = useState(() => space?.spaceId ?? newSpaceId())
  const [form, setForm] = useState(() => formOf(space))
  const names = t.weekdayNames.split(' ')
  function save(): void {
    const meant = readSpace(spaceId, form)
    if (!meant) return shop.warn(t.wrong)
    return shop.ask(
      (commandId) => part.saveSpace({ space: meant, commandId }),
      () => {
        shop.again()
        set({ space: spaceId })
        shop.done(t.saved)
      },
    )
  }
  const field = (name: SpaceField) => (
    <Field
      key={name}
      label={t.fields[name]}
      keys={keysOf[name]}
      maxLength={name === 'equipment' ? 200 : name === 'name' ? 40 : 8}
      value={form[name]}
      onChange={(text) => setForm({ ...form, [name]: text })}
    />
  )
  const [name, ...others] = spaceFields
  return (
    <RoomsSide
      label={space?.name ?? t.add}
      head={
        <p>
          <b>{space?.name ?? t.add}</b>
        </p>
      }
      keys={
        <div className="sv-keys">
          <Button className="sv-main" onPress={save}>
            {t.save}
          </Button>
        </div>
      }
    >
      {name && field(name)}
      <div className="sv-pair">{others.filter((one) => one !== 'equipment').map(field)}</div>
      {field('equipment')}
      <div className="sv-part" role="group" aria-label={t.weekdays}>
        <p className="sv-label">{t.weekdays}</p>
        <div className="sv-chips rm-days">
          {names.map((word, n) => (
            <button
              key={word}
              type="button"
              className="sv-chip"
              aria-pressed={form.weekdays.includes(n + 1)}
              onClick={() =>
                setForm({
                  ...form,
                  weekdays: form.weekdays.includes(n + 1)
                    ? form.weekdays.filter((one) => one !== n + 1)
                    : [...form.weekdays, n + 1],
                })
              }
            >
              <b>{word}</b>
            </button>
          ))}
        </div>
      </div>
      <Button icon="check" pressed={form.isLet} onPress={() => setForm({ ...form, isLet: !form.isLet })}>
        {t.isLet}
      </Button>
    </RoomsSide>
  )
}

function RulesSide({ rules }: { readonly rules: RoomRules }) {
  const shop = useShop()
  const { t, part } = shop
  const [form, setForm] = useState(() => rulesForm(rules))
  function save(): void {
    const meant = readRules(form)
    if (!meant) return shop.warn(t.wrong)
    return shop.ask(
      (commandId) => part.saveRules({ rules: meant, commandId }),
      () => {
        shop.again()
        shop.done(t.saved)
      },
    )
  }
  return (
    <RoomsSide
      label={t.rules}
      head={
        <p>
          <b>{t.rules}</b>
        </p>
      }
      keys={
        <div className="sv-keys">
          <Button className="sv-main" onPress={save}>
            {t.save}
          </Button>
        </div>
      }
    >
      {ruleFields.map((name) => (
        <Field
          key={name}
          label={t.fields[name]}
          keys="digits"
          maxLength={3}
          value={form[name]}
          onChange={(text) => setForm({ ...form, [name]: text })}
        />
      ))}
    </RoomsSide>
  )
}
