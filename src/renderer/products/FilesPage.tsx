import { useWords } from '../shell/words.ts'
import { Notice } from '../shell/Notice.tsx'
import { count } from '../../shared/texts/format.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { ImportReportCard } from './ImportReportCard.tsx'
import { useImport } from './use-import.ts'
import { useProductActions } from './use-products.ts'

/** Lists that leave and come back, and papers to hang up. */
export function FilesPage() {
  const { lang, t } = useWords()
  const actions = useProductActions()
  const { state, send, take, drop } = useImport()
  const words = t.products.files
  if (state.kind === 'report')
    return (
      <ImportReportCard
        report={state.report}
        onDrop={drop}
        onTake={(only) => void take(state.importId, state.report, only)}
      />
    )
  return (
    <div className="sv-body pd-files">
      <Notice />
      {state.kind === 'done' && (
        <Banner tone="good" icon="check" actions={<Button icon="cross" label={t.common.close} onPress={drop} />}>
          {words.done({ added: count(state.added, lang), changed: count(state.changed, lang) })}
        </Banner>
      )}
      {state.kind === 'too-large' && (
        <Banner tone="amber" icon="alert" actions={<Button icon="cross" label={t.common.close} onPress={drop} />}>
          {words.tooLarge}
        </Banner>
      )}
      <div className="pd-cards">
        <section className="card" aria-label={words.list}>
          <h2>{words.list}</h2>
          <p className="quiet">{words.listWhy}</p>
          <Button icon="download" onPress={() => void actions.exportList(lang)}>
            {words.export}
          </Button>
          <h2>{words.import}</h2>
          <p className="quiet">{words.importWhy}</p>
          {state.kind === 'sending' || state.kind === 'reading' || state.kind === 'taking' ? (
            <ImportProgress step={state} onDrop={drop} />
          ) : (
            <label className="button pd-file" data-tone="accent">
              <input
                type="file"
                className="hidden-text"
                accept=".csv,.txt,text/csv"
                aria-label={words.choose}
                onChange={({ target }) => {
                  const [file] = target.files ?? []
                  if (file) void send(file)
                  target.value = '' // the same file may be chosen again, once it is corrected
                }}
              />
              <Icon name="export" />
              <span>{words.choose}</span>
            </label>
          )}
        </section>
        <section className="card" aria-label={words.papers}>
          <h2>{words.allergens}</h2>
          <p className="quiet">{words.allergensWhy}</p>
          <Button icon="file" label={`${words.open} · ${words.allergens}`} onPress={() => void actions.allergens(lang)}>
            {words.open}
          </Button>
          <h2>{words.meat}</h2>
          <p className="quiet">{words.meatWhy}</p>
          <Button icon="file" label={`${words.open} · ${words.meat}`} onPress={() => void actions.meat(lang)}>
            {words.open}
          </Button>
          <h2>{words.labels}</h2>
          <p className="quiet">{words.labelsWhy}</p>
        </section>
      </div>
    </div>
  )
}
