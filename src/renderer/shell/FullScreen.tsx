import type { ReactNode } from 'react'
import { Icon, type IconName } from '../ui/Icon.tsx'

type Props = {
  readonly tone: 'red' | 'calm'
  readonly icon: IconName
  readonly title: string
  readonly lead: string
  readonly children?: ReactNode
}

/** One thing to read, one thing to do; nothing behind it looks alive. */
export function FullScreen({ tone, icon, title, lead, children }: Props) {
  return (
    <section className="full-screen" data-tone={tone} role="alertdialog" aria-modal="true" aria-label={title}>
      <div>
        <Icon name={icon} />
        <h1>{title}</h1>
        <p className="full-lead">{lead}</p>
        {children}
      </div>
    </section>
  )
}
