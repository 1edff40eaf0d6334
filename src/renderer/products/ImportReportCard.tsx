import type { ImportFault, ImportReport, ImportWarning } from '../../shared/catalogue-import.ts'
import { count } from '../../shared/texts/format.ts'
import { saveFile } from '../client/download.ts'
import { Notice } from '../shell/Notice.tsx'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'

const SHOWN_MAX = 500

type Props = {
  readonly report: ImportReport
  readonly onTake: (only: 'whole' | 'good') => void
  readonly onDrop: () => void
}

/** What a list would do, and what is wrong with it, line by line; nothing is done before somebody says so. */
export function ImportReportCard({ report, onTake, onDrop }: Props) {
  const { lang, t } = useWords()
  const words = t.products.files
  const { rows, added, changed, same, bad, faults, warnings } = report
  const figure = (value: number) => count(value, lang)
  const sentence = (one: ImportFault | ImportWarning) =>
    one.code === 'LABEL_TWICE' || one.code === 'COLUMN_UNKNOWN'
      ? t.products.warning[one.code](one)
      : t.products.fault[one.code](one)
  const columnOf = ({ column }: Pick<ImportFault, 'column'>) => (column ? t.products.csv.columns[column] : '')
  const good = added + changed

  function saveFaults(): void {
    const cell = (text: string) => `"${text.replace(/^([=+\-@])/, "'$1").replaceAll('"', '""')}"`
    const head = [words.line, words.column, words.value, words.fault]
    const lines = [...faults, ...warnings].map((one) => [String(one.line), columnOf(one), one.value, sentence(one)])
    const text = [head, ...lines].map((line) => line.map(cell).join(';')).join('\r\n')
    saveFile(words.faultsName, [new TextEncoder().encode(`\ufeff${text}`)], 'text/csv')
  }
  return (
    <section className="pd-report" aria-label={words.report}>
      <Notice />
      <dl className="pd-figures">
        {(
          [
            [words.rows, rows],
            [words.added, added],
            [words.changed, changed],
            [words.same, same],
            [words.bad, bad],
          ] as const
        ).map(([text, value]) => (
          <div key={text} data-bad={text === words.bad && bad > 0 ? '' : undefined}>
            <dt>{text}</dt>
            <dd>{figure(value)}</dd>
          </div>
        ))}
      </dl>
      {/* A list of words alone: whoever has no mouse scrolls it with the arrows. */}
      <div className="sv-body" role="group" aria-label={words.bad} tabIndex={0}>
        {faults.length === 0 && <p className="pd-none">{good === 0 ? words.nothing : words.good}</p>}
        {faults.length > 0 && <Faults caption={words.bad} all={faults} columnOf={columnOf} sentence={sentence} />}
        {warnings.length > 0 && (
          <Faults caption={words.warnings} all={warnings} columnOf={columnOf} sentence={sentence} />
        )}
      </div>
      <div className="pd-tile-keys">
        <Button icon="cross" onPress={onDrop}>
          {words.drop}
        </Button>
        {faults.length + warnings.length > 0 && (
          <Button icon="download" onPress={saveFaults}>
            {words.saveFaults}
          </Button>
        )}
        <Button
          tone={bad > 0 ? 'plain' : 'accent'}
          icon="check"
          off={good === 0}
          onPress={() => onTake(bad > 0 ? 'good' : 'whole')}
        >
          {bad > 0 ? words.takeGood({ count: figure(good) }) : words.takeAll({ count: figure(good) })}
        </Button>
      </div>
    </section>
  )
}

type FaultsProps<One> = {
  readonly caption: string
  readonly all: readonly One[]
  readonly columnOf: (one: One) => string
  readonly sentence: (one: One) => string
}

function Faults<One extends ImportFault | ImportWarning>({ caption, all, columnOf, sentence }: FaultsProps<One>) {
  const { lang, t } = useWords()
  const words = t.products.files
  return (
    <>
      <table className="table rows pd-faults">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            <th scope="col" className="words">
              {words.column}
            </th>
            <th scope="col" className="words">
              {words.value}
            </th>
            <th scope="col" className="words">
              {words.fault}
            </th>
          </tr>
        </thead>
        <tbody>
          {all.slice(0, SHOWN_MAX).map((one, n) => (
            <tr key={`${one.line} ${one.code} ${n}`}>
              <th scope="row">{one.line}</th>
              <td className="words">{columnOf(one)}</td>
              <td className="words">
                <code>{one.value}</code>
              </td>
              <td className="words">{sentence(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > SHOWN_MAX && <p className="quiet">{words.more({ count: count(all.length - SHOWN_MAX, lang) })}</p>}
    </>
  )
}
