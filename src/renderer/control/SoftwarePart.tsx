import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { typesetSentence } from '../../shared/texts/typography.ts'
import { useStatus } from '../counter/use-counter.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { CopyLine } from '../ui/CopyLine.tsx'
import type { PartProps } from './ControlScreen.tsx'
import { ControlSide, Facts } from './ControlSide.tsx'
import { guideParts, type GuidePart } from './control-view.ts'

/** What this software is, to the version, and what an inspector wants to read of it. */
export function SoftwarePart({ frame }: PartProps) {
  const { t } = useWords()
  const { queries } = useTill()
  const guide = useQuery(queries.taxControl.guide.queryOptions({ input: {} }))
  return (
    <>
      {frame(
        <div className="cash-body" role="group" aria-label={t.control.tax.about.guide} tabIndex={0}>
          {guide.error && <QueryFailed error={guide.error} />}
          {guide.data && (
            <section className="card guide" lang="fr" aria-label={t.control.tax.about.guide}>
              {guideParts(typesetSentence(guide.data.text)).map((part) => (
                <GuideSection key={part.title} part={part} />
              ))}
            </section>
          )}
        </div>,
      )}
      <SoftwareSide fingerprint={guide.data?.key} />
    </>
  )
}

function GuideSection({ part }: { readonly part: GuidePart }) {
  return (
    <section>
      <h2>{part.title}</h2>
      {part.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {part.rows.length > 0 && (
        <ul>
          {part.rows.map(({ code, name }) => (
            <li key={name}>
              <code>{code.padStart(3)}</code> {name}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function SoftwareSide({ fingerprint }: { readonly fingerprint: string | undefined }) {
  const { t } = useWords()
  const { control } = useTill()
  const status = useStatus()
  const [saved, setSaved] = useState(false)
  const { fields } = t.control
  const words = t.control.tax.about
  const copy = { copy: fields.copy, copied: fields.copied }
  if (status?.phase !== 'running') return <aside className="ticket control" />
  const { software, till, site } = status
  return (
    <ControlSide
      title={words.title}
      keys={
        <>
          <p className="side-hint" role="status">
            {saved ? words.downloaded : words.attestationMore}
          </p>
          <div className="side-keys">
            <Button
              className="side-main"
              tone="accent"
              icon="download"
              onPress={() => void control.downloadAttestation().then(setSaved)}
            >
              {words.attestation}
            </Button>
          </div>
        </>
      }
    >
      <Facts
        rows={[
          [words.name, software.name],
          [words.version, software.version],
          [words.core, software.coreVersion],
          [words.till, till],
          [words.site, site.name],
          [words.siret, site.siret],
        ]}
      />
      <CopyLine label={words.coreHash} text={software.coreHash} words={copy} />
      {fingerprint && <CopyLine label={words.key} text={fingerprint} words={copy} />}
    </ControlSide>
  )
}
