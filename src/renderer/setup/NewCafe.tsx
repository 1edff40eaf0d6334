import { useState } from 'react'
import { failureSentence, type Failure } from '../client/failures.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Books } from './Books.tsx'
import { FirstCatalogue } from './FirstCatalogue.tsx'
import { installCafe } from './install.ts'
import { FIRST_STEPS, isFaultless, siteFaults, type CafeDraft, type FirstStep } from './setup-view.ts'
import { SiteFields } from './SiteFields.tsx'
import { You } from './You.tsx'

type Props = {
  readonly step: FirstStep
  readonly onStep: (step: FirstStep | undefined) => void
  readonly draft: CafeDraft
  readonly onChange: (draft: CafeDraft) => void
}

/** From nothing to a café that sells: four short pages, then one key. */
export function NewCafe({ step, onStep, draft, onChange }: Props) {
  const { t } = useWords()
  const till = useTill()
  const [isAsked, setAsked] = useState(false)
  const [installing, setInstalling] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const at = FIRST_STEPS.indexOf(step)
  const faults = siteFaults(draft.site, t.setup.cafe)
  const nameFault = draft.manager.name.trim() === '' ? t.setup.you.nameMissing : undefined
  const stands = step === 'cafe' ? isFaultless(faults) : step === 'you' ? nameFault === undefined : true
  const words = t.setup[step]

  function go(next: FirstStep | undefined) {
    setAsked(false)
    setFailure(undefined)
    onStep(next)
  }
  function forward() {
    if (!stands) return setAsked(true)
    const next = FIRST_STEPS[at + 1]
    if (next) go(next)
    else void install()
  }
  async function install() {
    if (installing) return
    setInstalling(true)
    setFailure(await installCafe(till, draft))
    setInstalling(false)
  }
  return (
    <section className="first-work" aria-labelledby="first-title">
      <header className="first-head">
        <h1 id="first-title">{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <div className="first-body sv-body" key={step}>
        {step === 'cafe' && (
          <SiteFields
            site={draft.site}
            onChange={(site) => onChange({ ...draft, site })}
            faults={isAsked ? faults : {}}
          />
        )}
        {step === 'books' && <Books draft={draft} onChange={onChange} />}
        {step === 'you' && <You draft={draft} onChange={onChange} fault={isAsked ? nameFault : undefined} />}
        {step === 'catalogue' && (
          <FirstCatalogue value={draft.catalogue} onChoose={(catalogue) => onChange({ ...draft, catalogue })} />
        )}
      </div>
      <footer className="first-foot">
        {failure && (
          <Banner tone="amber" icon="alert">
            {failureSentence(failure, t)}
          </Banner>
        )}
        <Button icon="left" onPress={() => go(FIRST_STEPS[at - 1])}>
          {t.common.back}
        </Button>
        <Button tone="accent" className="first-next" off={installing} onPress={forward}>
          {step === 'catalogue'
            ? installing
              ? t.setup.catalogue.installing
              : t.setup.catalogue.install
            : step === 'you' && draft.pin === '' && nameFault === undefined
              ? t.setup.you.noPin
              : t.setup.next}
        </Button>
      </footer>
    </section>
  )
}
