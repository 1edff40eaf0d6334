import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { count } from '../../shared/texts/format.ts'
import { fileSize } from '../../shared/texts/periods.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ControlSide, SideEmpty } from './ControlSide.tsx'
import { remarkSentence } from './control-view.ts'

type Props = { readonly exportId: string | undefined; readonly keys: ReactNode }

/** The prepared files, each with its key; above them what our own checks say. */
export function ExportSide({ exportId, keys }: Props) {
  const { t } = useWords()
  const { queries, control } = useTill()
  const words = t.control.tax.export
  const asked = useQuery(
    queries.accounting.files.queryOptions({ input: { exportId: exportId ?? '' }, enabled: exportId !== undefined }),
  )
  const prepared = exportId === undefined ? undefined : asked.data
  const files = prepared?.files ?? []
  return (
    <ControlSide
      title={words.result}
      keys={
        <div className="side-keys">
          {files.length > 0 ? (
            <Button
              className="side-main"
              tone="accent"
              icon="download"
              onPress={() => {
                for (const file of files) control.saveBase64(file.name, file.base64)
              }}
            >
              {words.downloadAll}
            </Button>
          ) : (
            keys
          )}
        </div>
      }
    >
      {asked.error && <QueryFailed error={asked.error} />}
      {files.length === 0 && !asked.error && <SideEmpty icon="export" text={words.empty} />}
      {prepared && <Remarks remarks={prepared.faults} />}
      <ul className="export-files">
        {files.map((file) => (
          <FileRow key={file.name} {...file} />
        ))}
      </ul>
    </ControlSide>
  )
}

function Remarks({ remarks }: { readonly remarks: readonly string[] }) {
  const { lang, t } = useWords()
  const words = t.control.tax.export
  const clean = remarks.length === 0
  return (
    <div className="remarks" data-clean={clean} role="status">
      <p>
        <Icon name={clean ? 'check' : 'alert'} />
        <b>{clean ? words.clean : words.faults({ count: remarks.length })}</b>
      </p>
      <ul>
        {remarks.map((remark) => (
          <li key={remark}>{remarkSentence(remark, (line) => count(line, lang), t.control.tax)}</li>
        ))}
      </ul>
    </div>
  )
}

function FileRow({ name, base64 }: { readonly name: string; readonly base64: string }) {
  const { lang, t } = useWords()
  const { control } = useTill()
  const words = t.control.tax.export
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  const bytes = (base64.length / 4) * 3 - padding
  return (
    <li>
      <Icon name="file" />
      <span>
        <b>{name}</b>
        <em>{fileSize(bytes, lang)}</em>
      </span>
      <Button icon="download" label={words.downloadLabel({ name })} onPress={() => control.saveBase64(name, base64)} />
    </li>
  )
}
