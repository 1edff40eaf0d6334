import type { ReactNode } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { ServiceCase, ServiceMain, type CaseProps } from '../../../renderer/ui/ServiceParts.tsx'
import { createActions } from './actions.ts'
import { set, useDesk, useShop } from './shop.ts'

/** The work of a page, under the name of the box and its pages. */
export function IdeasMain({ children }: { readonly children: ReactNode }) {
  const { t, host } = useShop()
  const page = useDesk((s) => s.page)
  const pages = (['box', 'counts', 'setup'] as const).filter((one) => one !== 'setup' || host.may('settings'))
  return (
    <ServiceMain
      service="ideas"
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

/** The case in hand beside it, with what was just done; a voice can be taken back there. */
export function IdeasSide(props: CaseProps) {
  const shop = useShop()
  const { t, host } = shop
  const told = useDesk((s) => s.told)
  const lastVoice = useDesk((s) => s.lastVoice)
  return (
    <ServiceCase
      service="ideas"
      {...props}
      told={told}
      closeLabel={t.close}
      onClose={() => set({ told: undefined, lastVoice: undefined })}
      Notice={host.Notice}
      undo={
        lastVoice && (
          <Button icon="undo" onPress={() => createActions(shop).takeBack(lastVoice)}>
            {t.undo}
          </Button>
        )
      }
    />
  )
}
