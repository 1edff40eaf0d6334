import { useQuery } from '@tanstack/react-query'
import type { Scanner } from '../../shared/contracts/scans.ts'
import type { Settings } from '../../shared/contracts/till.ts'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { CameraSetting } from './CameraSetting.tsx'
import { LabelRules } from './LabelRules.tsx'
import { shortCode } from './scan-view.ts'
import { WandLesson } from './WandLesson.tsx'
import './scans.css'

const SPEEDS = [9600, 19_200, 38_400, 115_200] as const
type Speed = Settings['serialScanners'][number]['baudRate']

/** What reads codes here: wands that write like a keyboard, scanners that need none, and what a label of the shop says. */
export function ScannersPage({ settings }: { readonly settings: Settings }) {
  const { t } = useWords()
  const { settings: actions } = useTill()
  const words = t.scan
  return (
    <section className="card setting-rows" aria-label={words.page}>
      <WandLesson />
      <Plugged settings={settings} />
      <CameraSetting />
      <div>
        <h2>{words.receipt}</h2>
        <Segmented
          label={words.receipt}
          value={settings.receiptCode ? 'on' : 'off'}
          choices={[
            { value: 'off', text: words.receiptOff },
            { value: 'on', text: words.receiptOn },
          ]}
          onChoose={(value) => actions.change({ receiptCode: value === 'on' })}
        />
        <p>{words.receiptMore}</p>
      </div>
      <LabelRules rules={settings.labelRules} />
    </section>
  )
}

/** Scanners in HID POS mode come by themselves; a serial one is told by its port. */
function Plugged({ settings: { serialScanners } }: { readonly settings: Settings }) {
  const { t } = useWords()
  const { queries, settings: actions } = useTill()
  const now = useQuery(queries.scans.scanners.queryOptions({ input: {} })).data
  const words = t.scan.plugged
  const setSpeed = (path: string, baudRate: Speed) =>
    actions.change({ serialScanners: serialScanners.map((one) => (one.path === path ? { path, baudRate } : one)) })
  return (
    <div>
      <h2>{words.title}</h2>
      <p>{words.more}</p>
      {now?.hid === 'library-missing' && <p role="status">{words.libraryMissing}</p>}
      <ul className="scanner-list">
        {now?.scanners.map((scanner) => (
          <ScannerRow key={scanner.scannerId} scanner={scanner} />
        ))}
      </ul>
      {now?.scanners.length === 0 && <p>{words.none}</p>}
      {serialScanners.map(({ path, baudRate }) => (
        <div className="setting-line" key={path}>
          <Segmented
            label={words.speedOf({ path })}
            value={String(baudRate)}
            choices={SPEEDS.map((speed) => ({ value: String(speed), text: String(speed) }))}
            onChoose={(value) => setSpeed(path, SPEEDS.find((speed) => String(speed) === value) ?? 9600)}
          />
          <Button
            icon="cross"
            label={words.forgetPort({ path })}
            onPress={() => actions.change({ serialScanners: serialScanners.filter((one) => one.path !== path) })}
          />
        </div>
      ))}
      <div className="setting-keys">
        {now?.ports
          .filter(({ path }) => !serialScanners.some((one) => one.path === path))
          .map(({ path, name }) => (
            <Button
              key={path}
              icon="plus"
              onPress={() => actions.change({ serialScanners: [...serialScanners, { path, baudRate: 9600 }] })}
            >
              {words.listenTo({ name })}
            </Button>
          ))}
      </div>
    </div>
  )
}

function ScannerRow({ scanner }: { readonly scanner: Scanner }) {
  const { t } = useWords()
  const clock = useClock()
  const words = t.scan.plugged
  const { last, state } = scanner
  return (
    <li data-state={state}>
      <Icon name={state === 'connected' ? 'check' : 'alert'} />
      <b>{scanner.name}</b>
      <span>{words.state[state]}</span>
      {last && <span>{words.last({ code: shortCode(last.text), time: clock.time(last.atMs) })}</span>}
    </li>
  )
}
