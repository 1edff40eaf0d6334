import type { ReactNode } from 'react'
import { ServiceCase, ServiceMain, type CaseProps } from '../../../renderer/ui/ServiceParts.tsx'
import { Pages } from './MealsScreen.tsx'
import { set, useDesk, useShop } from './shop.ts'

/** The work of a page of the meals. */
export function MealsMain({ children }: { readonly children: ReactNode }) {
  const { t, host } = useShop()
  return (
    <ServiceMain service="meals" title={t.title} pages={<Pages />}>
      <host.Banners />
      {children}
    </ServiceMain>
  )
}

/** The case in hand beside it. */
export function MealsSide(props: CaseProps) {
  const { t, host } = useShop()
  const told = useDesk((s) => s.told)
  return (
    <ServiceCase
      service="meals"
      {...props}
      told={told}
      closeLabel={t.close}
      onClose={() => set({ told: undefined })}
      Notice={host.Notice}
    />
  )
}
