import { useQuery } from '@tanstack/react-query'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { CopyLine } from '../ui/CopyLine.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { ServiceSide } from '../ui/ServiceParts.tsx'
import { useNetworkActions } from './network-actions.ts'

const kinds = [
  { ending: 'csv', icon: 'download' },
  { ending: 'json', icon: 'download' },
  { ending: 'pdf', icon: 'file' },
  { ending: 'eml', icon: 'export' },
] as const satisfies readonly { readonly ending: string; readonly icon: IconName }[]

type Props = { readonly sequence: number; readonly onClose: () => void }

/** A made file in every form that leaves: to a stick, to a folder, by a message that somebody sends. */
export function FileTaker({ sequence, onClose }: Props) {
  const { lang, t } = useWords()
  const { queries } = useTill()
  const { save } = useNetworkActions()
  const words = t.network.month
  const { fields } = t.control
  const asked = useQuery(queries.network.files.queryOptions({ input: { sequence, lang } }))
  const texts = { csv: words.csv, json: words.json, pdf: words.cover, eml: words.eml }
  const files = asked.data?.files ?? []
  return (
    <ServiceSide
      service="network"
      label={words.take}
      head={
        <>
          <p>
            <b>{words.open({ sequence })}</b>
            <span>{files[0]?.name.replace(/\.csv$/, '')}</span>
          </p>
          <Button icon="cross" label={words.close} onPress={onClose} />
        </>
      }
    >
      {asked.error && <QueryFailed error={asked.error} />}
      <p className="sv-hint">{words.takeHint}</p>
      <div className="nw-files">
        {kinds.map(({ ending, icon }) => {
          const file = files.find(({ name }) => name.endsWith(`.${ending}`))
          return (
            <Button key={ending} icon={icon} tone="panel" off={!file} onPress={() => file && save(file)}>
              {texts[ending]}
            </Button>
          )
        })}
      </div>
      {asked.data && (
        <CopyLine
          label={words.copyText}
          text={asked.data.email.text}
          words={{ copy: fields.copy, copied: fields.copied }}
        />
      )}
    </ServiceSide>
  )
}
