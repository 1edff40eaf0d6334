import type { ReactNode } from 'react'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { ServiceCase, ServiceMain, type CaseProps } from '../../../renderer/ui/ServiceParts.tsx'
import { set, useDesk, useShop } from './shop.ts'

/** The work of a page, under the name of the rooms and their pages. */
export function RoomsMain({ children }: { readonly children: ReactNode }) {
  const { t, host } = useShop()
  const page = useDesk((s) => s.page)
  const pages = (['planning', 'usage', 'setup'] as const).filter((one) => one !== 'setup' || host.may('settings'))
  return (
    <ServiceMain
      service="rooms"
      title={t.title}
      pages={
        <Segmented
          label={t.pages}
          value={page}
          choices={pages.map((value) => ({ value, text: t.pageNames[value] }))}
          onChoose={(value) => set({ page: value, told: undefined })}
        />
      }
    >
      <host.Banners />
      {children}
    </ServiceMain>
  )
}

/** The case in hand beside it. */
export function RoomsSide(props: CaseProps) {
  const { t, host } = useShop()
  const told = useDesk((s) => s.told)
  return (
    <ServiceCase
      service="rooms"
      {...props}
      told={told}
      closeLabel={t.close}
      onClose={() => set({ told: undefined })}
      Notice={host.Notice}
    />
  )
}
