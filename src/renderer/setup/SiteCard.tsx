import { useState } from 'react'
import { useStepBack } from '../shell/back.ts'
import type { Running } from '../settings/SettingsSection.tsx'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { askedSite, draftOfSite, isFaultless, siteFaults, type SiteDraft } from './setup-view.ts'
import { SiteFields } from './SiteFields.tsx'
import { useSetupActions } from './use-setup.ts'
import './setup.css'

/** Who and where the café is, and whether it charges VAT: read, and changed by whoever may. */
export function SiteCard({ status }: { readonly status: Running }) {
  const { t } = useWords()
  const { changeSite } = useSetupActions()
  const [draft, setDraft] = useState<SiteDraft>()
  const [isAsked, setAsked] = useState(false)
  const { site } = status
  const words = t.setup.site
  const { books } = t.setup
  const close = () => setDraft(undefined)
  useStepBack(draft !== undefined, close)
  if (!draft) {
    return (
      <div>
        <h2>{words.title}</h2>
        <p className="site-lines">
          <b>{site.name}</b>
          <span>{[...site.addressLines, site.phone].filter((line) => line !== '').join(' · ')}</span>
          <span>
            SIRET {site.siret} · NAF {site.naf} · {site.vatNumber === '' ? books.franchise : site.vatNumber}
          </span>
        </p>
        <Button icon="pencil" onPress={() => setDraft(draftOfSite(site))}>
          {words.change}
        </Button>
        <p>{words.till({ till: status.till })}</p>
      </div>
    )
  }
  const faults = siteFaults(draft, t.setup.cafe)
  const save = () => (isFaultless(faults) ? changeSite(askedSite(draft), close) : setAsked(true))
  return (
    <div>
      <h2>{words.title}</h2>
      <SiteFields site={draft} onChange={setDraft} faults={isAsked ? faults : {}} />
      <Segmented
        label={books.regime}
        value={draft.regime}
        choices={[
          { value: 'normal', text: books.normal },
          { value: 'franchise', text: books.franchise },
        ]}
        onChoose={(regime) => setDraft({ ...draft, regime })}
      />
      <p>{draft.regime === 'normal' ? books.normalMore : books.franchiseMore}</p>
      <p>{words.more}</p>
      <div className="setting-keys">
        <Button onPress={close}>{t.control.fields.cancel}</Button>
        <Button tone="accent" icon="check" onPress={save}>
          {words.save}
        </Button>
      </div>
    </div>
  )
}
