import { useState } from 'react'
import type { ExportKind } from '../../shared/contracts/accounting.ts'
import { periodName } from '../../shared/texts/periods.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { PartProps } from './ControlScreen.tsx'
import { ExportSide } from './ExportSide.tsx'
import { PeriodField } from './PeriodField.tsx'
import { exportPresets, wholePeriod, type PeriodDraft } from './periods-view.ts'
import { useClosed } from './use-closed.ts'

const kinds: readonly ExportKind[] = ['sales-journal', 'e-reporting']

/** What an accountant or the tax platform is given, for a closed period. */
export function ExportsPart({ frame }: PartProps) {
  const { lang, t } = useWords()
  const { control } = useTill()
  const closed = useClosed()
  const [kind, setKind] = useState<ExportKind>('sales-journal')
  const [draft, setDraft] = useState<PeriodDraft>()
  const [ready, setReady] = useState<string>()
  const words = t.control.tax.export
  const presets = closed ? exportPresets(closed) : []
  const period = draft ?? presets[0]?.period ?? { from: undefined, to: undefined }
  const whole = wholePeriod(period)
  const prepare = () => whole && control.prepareExport(kind, whole, setReady)
  return (
    <>
      {frame(
        <div className="cash-body">
          <section className="card exports" aria-label={t.control.tax.exports}>
            <div>
              <h2>{words.kinds}</h2>
              <Segmented
                label={words.kinds}
                value={kind}
                choices={kinds.map((value) => ({ value, text: words[value] }))}
                onChoose={(next) => {
                  setKind(next)
                  setReady(undefined)
                }}
              />
              <p>{words.about[kind]}</p>
            </div>
            <div>
              <h2>{words.period}</h2>
              {closed && !closed.until && <p>{words.nothingClosed}</p>}
              {closed?.until && (
                <PeriodField
                  presetsLabel={words.presets}
                  presets={presets.map(({ name, period: of }) => ({ key: name, text: words[name], period: of }))}
                  value={period}
                  today={closed.today}
                  onChange={(next) => {
                    setDraft(next)
                    setReady(undefined)
                  }}
                />
              )}
              {whole && <p className="period-name">{periodName(whole.from, whole.to, lang)}</p>}
            </div>
          </section>
        </div>,
      )}
      <ExportSide
        exportId={ready}
        keys={
          <Button className="side-main" tone="accent" icon="export" off={!whole} onPress={prepare}>
            {words.prepare}
          </Button>
        }
      />
    </>
  )
}
