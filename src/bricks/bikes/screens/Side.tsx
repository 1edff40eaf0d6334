import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../../renderer/ui/Icon.tsx'
import { ServiceSide, ToldBanner } from '../../../renderer/ui/ServiceParts.tsx'
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
    <ServiceSide
      service="bikes"
      label={label}
      head={head}
      told={
        <>
          <ToldLine />
          <host.Notice />
        </>
      }
      keys={keys}
    >
      {children}
    </ServiceSide>
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
      <p className="sv-empty">
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
  return <ToldBanner told={told} closeLabel={t.common.close} onClose={() => set({ told: undefined })} />
}
