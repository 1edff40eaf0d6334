import type { ReactNode } from 'react'
import { Banner } from '../../../renderer/ui/Banner.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon, type IconName } from '../../../renderer/ui/Icon.tsx'
import { IDLE, set, useDesk } from './desk.ts'
import { useShop } from './shop.ts'

type Props = {
  readonly label: string
  readonly head: ReactNode
  readonly children: ReactNode
  /** The one big thing, and what goes with it. */
  readonly keys?: ReactNode
}

/** The case in hand, beside the planning: what it is, what is to be done, one big key at the foot. */
export function Side({ label, head, children, keys }: Props) {
  const { host } = useShop()
  const isIdle = useDesk((s) => s.side.kind === 'idle')
  host.useBack(!isIdle, () => set({ side: IDLE, told: undefined }))
  return (
    <aside className="ticket bk-side" aria-label={label}>
      <header className="bk-side-head">{head}</header>
      <div className="bk-side-body">{children}</div>
      <div className="bk-side-foot">
        <ToldLine />
        <host.Notice />
        {keys}
      </div>
    </aside>
  )
}

/** Beside a list of which nothing is chosen yet: what a touch would do. */
export function NothingChosen({
  label,
  icon,
  text,
}: {
  readonly label: string
  readonly icon: IconName
  readonly text: string
}) {
  return (
    <Side label={label} head={<p />}>
      <p className="bk-empty">
        <Icon name={icon} />
        {text}
      </p>
    </Side>
  )
}

/** What was refused or done, in one sentence. */
export function ToldLine() {
  const { t } = useShop()
  const told = useDesk((s) => s.told)
  if (!told) return null
  const close = <Button icon="cross" label={t.common.close} onPress={() => set({ told: undefined })} />
  return (
    <Banner tone={told.tone} icon={told.tone === 'good' ? 'check' : 'alert'} actions={close}>
      {told.text}
    </Banner>
  )
}

/** An amount with its word, as on a ticket. */
export function Sum({
  text,
  amount,
  tone,
}: {
  readonly text: string
  readonly amount: string
  readonly tone?: 'red' | 'good'
}) {
  return (
    <div className="bk-sum" data-tone={tone}>
      <dt>{text}</dt>
      <dd>{amount}</dd>
    </div>
  )
}
