import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { textOfFile } from '../../../shared/file-text.ts'
import { ANNOUNCED_MAX } from '../rules/delivery.ts'
import { setIn, useInDesk } from './in-desk.ts'
import { useInWords } from './in-shop.ts'
import type { RoundProps } from './RoundMain.tsx'

const LINE_MAX = 200
/** A list as it was pasted or read: tabs become semicolons, what no line can hold is cut. */
const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .replaceAll('\t', ';')
        .replaceAll(/\p{Cc}/gu, '')
        .slice(0, LINE_MAX),
    )
    .slice(0, ANNOUNCED_MAX)

/** What the driver says: how many, who he is, or a list that is pasted, read from a file, written code by code. */
export function AnnouncePart({ round, actions }: RoundProps) {
  const t = useInWords().round
  const { announcedCount, driver } = round.delivery
  const { step, unsure, bad } = useInDesk()
  const [count, setCount] = useState(announcedCount === null ? '' : String(announcedCount))
  const [name, setName] = useState(driver)
  const [line, setLine] = useState('')
  const send = actions.announce
  const isScanning = step === 'announce'
  const keepCount = () => {
    const number = Number(count)
    if (count.trim() !== '' && Number.isInteger(number) && number !== announcedCount) send({ count: number, lines: [] })
  }
  return (
    <div className="sv-part" role="group" aria-label={t.announce}>
      <h2 className="sv-label">{t.announce}</h2>
      <div className="sv-pair">
        <Field
          label={t.count}
          keys="digits"
          maxLength={4}
          value={count}
          onChange={(text) => setCount(text.replaceAll(/\D/g, ''))}
          onEnter={keepCount}
          onBlur={keepCount}
        />
        <Field
          label={t.driver}
          keys="text"
          maxLength={60}
          value={name}
          onChange={setName}
          onBlur={() => name !== driver && send({ driver: name, lines: [] })}
        />
      </div>
      {unsure && (
        <div className="sv-small-keys">
          <Button onPress={() => setIn({ unsure: undefined })}>{t.cancel}</Button>
          <Button tone="accent" onPress={() => send(unsure, true)}>
            {t.confirm}
          </Button>
        </div>
      )}
      <div
        onPaste={(event) => {
          event.preventDefault()
          send({ lines: linesOf(event.clipboardData.getData('text')) })
        }}
      >
        <Field
          label={t.list}
          keys="code"
          maxLength={LINE_MAX}
          value={line}
          onChange={setLine}
          onEnter={() => {
            if (line.trim() !== '') send({ lines: [line] })
            setLine('')
          }}
        />
      </div>
      <Button icon="scan" pressed={isScanning} onPress={() => setIn({ step: isScanning ? 'scan' : 'announce' })}>
        {isScanning ? t.endScanList : t.byScan}
      </Button>
      <label className="button pi-file" data-tone="plain">
        <span>{t.file}</span>
        <input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            void file?.arrayBuffer().then((bytes) => send({ lines: linesOf(textOfFile(new Uint8Array(bytes))) }))
            event.target.value = ''
          }}
        />
      </label>
      {bad.length > 0 && (
        <ul className="pi-codes">
          <li className="sv-warn">{t.bad(bad.length)}</li>
          {bad.slice(0, 20).map((one) => (
            <li key={one.line}>{t.badLine({ ...one, why: t.why[one.why] })}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
