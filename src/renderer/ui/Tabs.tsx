import { Icon, type IconName } from './Icon.tsx'
import './fields.css'

export type Tab<Value extends string> = { readonly value: Value; readonly text: string; readonly icon: IconName }

type Props<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly tabs: readonly Tab<Value>[]
  readonly onChoose: (value: Value) => void
}

/** The pages of a part of a screen, as the categories are of the tiles: a picture and its word. */
export function Tabs<Value extends string>({ label, value, tabs, onChoose }: Props<Value>) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          aria-current={tab.value === value ? 'page' : undefined}
          onClick={() => onChoose(tab.value)}
        >
          <Icon name={tab.icon} />
          <span>{tab.text}</span>
        </button>
      ))}
    </nav>
  )
}
