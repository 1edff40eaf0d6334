import { SITE_LINE_MAX, SITE_NAME_MAX } from '../../shared/contracts/setup.ts'
import { useWords } from '../shell/words.ts'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { siretState, vatNumberFor, type SiteDraft, type SiteFaults } from './setup-view.ts'

type Props = {
  readonly site: SiteDraft
  readonly onChange: (site: SiteDraft) => void
  /** Shown once somebody wanted to go on. */
  readonly faults: SiteFaults
}

/** Who and where the café is. */
export function SiteFields({ site, onChange, faults }: Props) {
  const { t } = useWords()
  const words = t.setup.cafe
  const state = siretState(site.siret)
  const vatNumber = vatNumberFor(site)
  const set = (next: Partial<SiteDraft>) => onChange({ ...site, ...next })
  // Fourteen digits that do not go together are told at once, fewer only when somebody wants to go on.
  const siretFault = state === 'wrong' ? words.siretWrong : faults.siret
  return (
    <div className="site-fields">
      <Field
        className="site-wide"
        label={words.name}
        keys="text"
        maxLength={SITE_NAME_MAX}
        value={site.name}
        onChange={(name) => set({ name })}
        fault={faults.name}
      />
      <Field
        label={words.street}
        keys="text"
        maxLength={SITE_LINE_MAX}
        value={site.street}
        onChange={(street) => set({ street })}
      />
      <Field
        label={words.town}
        keys="text"
        maxLength={SITE_LINE_MAX}
        value={site.town}
        onChange={(town) => set({ town })}
        fault={faults.town}
      />
      <div className="site-siret">
        <Field
          label={words.siret}
          keys="digits"
          maxLength={20}
          value={site.siret}
          onChange={(siret) => set({ siret })}
          fault={siretFault}
        />
        {!siretFault && (
          <p className="site-note" data-good={vatNumber ? '' : undefined}>
            {vatNumber ? (
              <>
                <Icon name="check" /> {words.vat({ vatNumber })}
              </>
            ) : (
              state === 'empty' && words.siretPending
            )}
          </p>
        )}
      </div>
      <Field
        label={words.naf}
        keys="text"
        maxLength={7}
        placeholder="5630Z"
        value={site.naf}
        onChange={(naf) => set({ naf })}
        fault={faults.naf}
      />
      <Field label={words.phone} keys="digits" maxLength={20} value={site.phone} onChange={(phone) => set({ phone })} />
      <Field
        label={words.thanks}
        keys="text"
        maxLength={80}
        value={site.thanks}
        onChange={(thanks) => set({ thanks })}
      />
    </div>
  )
}
