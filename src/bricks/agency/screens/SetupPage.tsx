import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { typesetSentence } from '../../../shared/texts/typography.ts'
import type { ServiceCode } from '../ids.ts'
import { termsOn } from '../rules/service.ts'
import { templateIds, templates, type TemplateId } from '../rules/templates.ts'
import { kindWords } from '../texts/words.ts'
import { AgencyMain, AgencySide } from './AgencyScreen.tsx'
import { ServiceForm } from './ServiceForm.tsx'
import { set, useSetup, useShop } from './shop.ts'

/** Which services the café offers, each a row: its articles, its partner, its rates by their dates; templates to begin with. */
export function SetupPage() {
  const { t, lang, today } = useShop()
  const w = t.setup
  const known = useSetup()
  const [chosen, setChosen] = useState<ServiceCode | 'new'>()
  const service = known?.services.find(({ code }) => code === chosen)
  const choose = (next: ServiceCode | 'new' | undefined) => {
    setChosen(next)
    set({ told: undefined })
  }
  return (
    <>
      <AgencyMain>
        <div className="sv-bar">
          <Button tone="panel" icon="plus" onPress={() => choose('new')}>
            {w.add}
          </Button>
        </div>
        <div className="sv-body ag-chosen" tabIndex={0} role="group" aria-label={w.services}>
          <table className="sv-table ag-plain">
            <caption className="hidden-text">{w.services}</caption>
            <tbody>
              {known?.services.map(({ code, name, kind, partner, isOn }) => {
                const terms = termsOn(known.terms, code, today())
                return (
                  <tr key={code} data-chosen={code === chosen ? '' : undefined}>
                    <th scope="row">
                      <button type="button" aria-pressed={code === chosen} onClick={() => choose(code)}>
                        {name}
                        <small>{kindWords[lang][kind]}</small>
                      </button>
                    </th>
                    <td>{partner}</td>
                    <td>
                      {terms && w.since(terms.from.split('-').reverse().join('/'))}
                      {terms?.toCheck && <small className="sv-warn">{w.proposal}</small>}
                    </td>
                    <td className="sv-right">{isOn ? w.on : w.off}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </AgencyMain>
      {service && known ? (
        <ServiceForm
          key={service.code}
          service={service}
          terms={known.terms.filter((one) => one.service === service.code)}
          onClose={() => choose(undefined)}
        />
      ) : chosen === 'new' ? (
        <TemplatesSide onAdded={choose} onClose={() => choose(undefined)} />
      ) : (
        <AgencySide label={w.services} head={<p />}>
          <div className="sv-empty">
            <Icon name="sliders" />
            <p>{w.choose}</p>
          </div>
        </AgencySide>
      )}
    </>
  )
}

/** What a village café may offer, to begin with. */
function TemplatesSide(props: { readonly onAdded: (code: ServiceCode) => void; readonly onClose: () => void }) {
  const shop = useShop()
  const { t, lang } = shop
  const add = (template: TemplateId) =>
    shop.ask(
      (commandId) => shop.part.addFromTemplate({ template, lang, from: shop.today(), commandId }),
      ({ code }) => {
        shop.again()
        props.onAdded(code)
      },
    )
  return (
    <AgencySide
      label={t.setup.templates}
      head={
        <>
          <p>
            <b>{t.setup.templates}</b>
          </p>
          <Button icon="cross" label={t.close} onPress={props.onClose} />
        </>
      }
    >
      <p className="sv-label">{t.setup.templatesLead}</p>
      <div className="sv-chips ag-two">
        {templateIds.map((id) => (
          <button key={id} type="button" className="sv-chip" onClick={() => add(id)}>
            <b>{typesetSentence(templates[id].name[lang])}</b>
            <small>{kindWords[lang][templates[id].kind]}</small>
          </button>
        ))}
      </div>
    </AgencySide>
  )
}
