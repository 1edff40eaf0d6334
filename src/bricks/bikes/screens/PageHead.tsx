import type { ReactNode } from 'react'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { set, useDesk, type Page } from './desk.ts'
import { useShop } from './shop.ts'

/** The name of the service and its pages: those that whoever holds the till may see. */
export function PageHead({ children }: { readonly children?: ReactNode }) {
  const { t, host } = useShop()
  const page = useDesk((s) => s.page)
  const all: readonly { readonly value: Page; readonly text: string; readonly may: boolean }[] = [
    { value: 'planning', text: t.pages.planning, may: true },
    { value: 'deposits', text: t.pages.deposits, may: true },
    { value: 'workshop', text: t.pages.workshop, may: true },
    { value: 'report', text: t.pages.report, may: host.may('reports') },
    { value: 'setup', text: t.pages.setup, may: host.may('settings') },
  ]
  return (
    <header className="sv-head">
      <h1>{t.title}</h1>
      <Segmented
        label={t.pages.label}
        value={page}
        choices={all.filter(({ may }) => may)}
        onChoose={(value) => set({ page: value, told: undefined })}
      />
      {children}
    </header>
  )
}
