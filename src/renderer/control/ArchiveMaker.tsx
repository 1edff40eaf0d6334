import { useState } from 'react'
import type { Archive } from '../../shared/contracts/archives.ts'
import { periodName } from '../../shared/texts/periods.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { ControlSide, SideEmpty } from './ControlSide.tsx'
import { PeriodField } from './PeriodField.tsx'
import { archivePresets, wholePeriod, type PeriodDraft } from './periods-view.ts'
import { useClosed } from './use-closed.ts'

type Props = { readonly archives: readonly Archive[]; readonly busy: boolean }

/** Which closed period goes into a file. */
export function ArchiveMaker({ archives, busy }: Props) {
  const { lang, t } = useWords()
  const { control } = useTill()
  const closed = useClosed()
  const [draft, setDraft] = useState<PeriodDraft>()
  const words = t.control.tax.archive
  const presets = closed ? archivePresets(closed, archives) : []
  const period = draft ?? presets.at(-1)?.period ?? { from: undefined, to: undefined }
  const whole = wholePeriod(period)
  return (
    <ControlSide
      title={words.make}
      keys={
        <div className="side-keys">
          <Button
            className="side-main"
            tone="accent"
            icon="archive"
            off={!whole || busy}
            onPress={() => whole && control.makeArchive(whole, () => setDraft(undefined))}
          >
            {words.makeKey}
          </Button>
        </div>
      }
    >
      <p className="side-lead">{words.makeMore}</p>
      {closed && !closed.until && <SideEmpty icon="archive" text={words.nothingClosed} />}
      {closed?.until && (
        <>
          <PeriodField
            presetsLabel={words.presets}
            presets={presets.map((preset) => ({ key: preset.name, text: words[preset.name], period: preset.period }))}
            value={period}
            today={closed.today}
            onChange={setDraft}
          />
          {whole && <p className="period-name">{periodName(whole.from, whole.to, lang)}</p>}
        </>
      )}
    </ControlSide>
  )
}
