import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

type Tone = 'plain' | 'quiet' | 'panel' | 'accent' | 'soft' | 'danger' | 'cash' | 'note' | 'card' | 'red'
type Props = {
  readonly children?: ReactNode
  readonly icon?: IconName
  readonly tone?: Tone
  readonly label?: string
  readonly className?: string
  readonly pressed?: boolean
  /** Dimmed and without effect, but still there to be found and explained. */
  readonly off?: boolean
  /** Dimmed because there is nothing to do yet; a press is still heard, in case its reason is on the way. */
  readonly dim?: boolean
  readonly title?: string
  readonly onPress: () => void
}

export function Button({ children, icon, tone = 'plain', label, className, pressed, off, dim, title, onPress }: Props) {
  return (
    <button
      type="button"
      className={className ? `button ${className}` : 'button'}
      data-tone={tone}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={off || dim ? true : undefined}
      title={title}
      onClick={() => {
        if (!off) onPress()
      }}
    >
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  )
}
