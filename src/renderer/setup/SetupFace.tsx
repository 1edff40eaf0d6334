import { changePreferences } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { FIRST_STEPS, type FirstStep } from './setup-view.ts'

/** What a village café does, in the colours of its tiles. */
const TILES: readonly (readonly [IconName, string])[] = [
  ['coffee', 'c1'],
  ['beer', 'c3'],
  ['wine', 'c4'],
  ['utensils', 'c5'],
  ['store', 'c7'],
  ['newspaper', 'c8'],
  ['bike', 'bike'],
  ['package', 'parcel'],
]

type Props = { readonly step: FirstStep | undefined; readonly onStep: (step: FirstStep | undefined) => void }

/** The face of the assistant: whose it is, how far it is, and in which language. */
export function SetupFace({ step, onStep }: Props) {
  const { lang, t } = useWords()
  const at = step ? FIRST_STEPS.indexOf(step) : -1
  return (
    <header className="first-face">
      <span className="brand">zinc</span>
      {step ? (
        <nav aria-label={t.setup.steps}>
          <ol className="first-steps">
            {FIRST_STEPS.map((one, index) => (
              <li key={one} data-state={index < at ? 'done' : index === at ? 'now' : 'next'}>
                <button
                  type="button"
                  aria-current={index === at ? 'step' : undefined}
                  aria-disabled={index > at ? true : undefined}
                  onClick={() => index <= at && onStep(one)}
                >
                  <i aria-hidden="true">{index < at ? <Icon name="check" /> : index + 1}</i>
                  {t.setup.step[one]}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      ) : (
        <div className="first-hello">
          <ul aria-hidden="true" className="first-tiles">
            {TILES.map(([icon, colour]) => (
              <li key={icon} data-colour={colour}>
                <Icon name={icon} />
              </li>
            ))}
          </ul>
          <h1>{t.setup.welcome.title}</h1>
          <p>{t.setup.welcome.lead}</p>
        </div>
      )}
      <Segmented
        label={t.setup.language}
        value={lang}
        choices={[
          { value: 'fr', text: 'Français' },
          { value: 'en', text: 'English' },
        ]}
        onChoose={(next) => changePreferences({ lang: next })}
      />
    </header>
  )
}
