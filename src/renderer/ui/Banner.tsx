import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

type Props = {
  readonly tone: 'amber' | 'red' | 'good'
  readonly icon: IconName
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** One sentence and what to do about it; its tone is told by picture and words before colour. */
export function Banner({ tone, icon, children, actions }: Props) {
  return (
    <div className="banner" data-tone={tone} role={tone === 'red' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <p>{children}</p>
      {actions}
    </div>
  )
}
