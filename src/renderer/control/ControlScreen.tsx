import { useState, type ReactNode } from 'react'
import { Banners } from '../shell/Banners.tsx'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Tabs, type Tab } from '../ui/Tabs.tsx'
import { ArchivesPart } from './ArchivesPart.tsx'
import { CodePart } from './CodePart.tsx'
import { ExportsPart } from './ExportsPart.tsx'
import { SearchPart } from './SearchPart.tsx'
import { SoftwarePart } from './SoftwarePart.tsx'
import { VerifyPart } from './VerifyPart.tsx'
import '../cash/cash.css'
import './control.css'

type Part = 'search' | 'verify' | 'code' | 'archives' | 'exports' | 'software'
/** A part draws what it works on inside the frame, and what it has in hand beside it. */
export type PartProps = { readonly frame: (content: ReactNode) => ReactNode }

const parts = {
  search: SearchPart,
  verify: VerifyPart,
  code: CodePart,
  archives: ArchivesPart,
  exports: ExportsPart,
  software: SoftwarePart,
} as const satisfies Record<Part, (props: PartProps) => ReactNode>

/** What an inspector sees of the till: everything that was sealed, and nothing that could change it. */
export function ControlScreen() {
  const [part, setPart] = useState<Part>('search')
  const Shown = parts[part]
  const frame = (content: ReactNode) => (
    <main className="cash control">
      <ControlHead />
      <Banners />
      <PartTabs part={part} onPart={setPart} />
      {content}
      <ScreenKeys />
    </main>
  )
  return <Shown frame={frame} />
}

function ControlHead() {
  const { t } = useWords()
  const { control } = useTill()
  return (
    <header className="control-head">
      <span className="control-seal">
        <Icon name="landmark" />
      </span>
      <div>
        <h1>{t.control.title}</h1>
        <p>{t.control.tax.readOnly}</p>
      </div>
      <Button icon="leave" tone="panel" onPress={control.leave}>
        {t.control.tax.leave}
      </Button>
    </header>
  )
}

type TabsProps = { readonly part: Part; readonly onPart: (part: Part) => void }

function PartTabs({ part, onPart }: TabsProps) {
  const { t } = useWords()
  const words = t.control.tax
  const tabs: readonly Tab<Part>[] = [
    { value: 'search', text: words.search, icon: 'search' },
    { value: 'verify', text: words.verify, icon: 'seal' },
    { value: 'code', text: words.code, icon: 'stamp' },
    { value: 'archives', text: words.archives, icon: 'archive' },
    { value: 'exports', text: words.exports, icon: 'export' },
    { value: 'software', text: words.software, icon: 'info' },
  ]
  return <Tabs label={words.parts} value={part} tabs={tabs} onChoose={onPart} />
}
