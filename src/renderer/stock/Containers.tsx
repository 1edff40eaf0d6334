import { useQuery } from '@tanstack/react-query'
import { containerKinds, type Container, type SupplierId } from '../../shared/stock.ts'
import { withMinus } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { useStock, useSuppliers } from './use-stock.ts'

/** Kegs and crates that lie here and are a supplier's: one more came, one went back. */
export function Containers({ shown }: { readonly shown: readonly SupplierId[] }) {
  const { t } = useWords()
  const { stock, queries, push } = useStock()
  const words = t.stock.containers
  const here = useQuery(queries.containers.queryOptions({ input: {} })).data ?? []
  const suppliers = useSuppliers().filter(
    ({ supplierId }) => shown.includes(supplierId) || here.some((one) => one.supplierId === supplierId),
  )
  const numberOf = (supplierId: SupplierId, container: Container) =>
    here.find((one) => one.supplierId === supplierId && one.container === container)?.here ?? 0
  const move = (supplierId: SupplierId, container: Container, by: 1 | -1) =>
    push(
      (commandId) =>
        stock.moveContainers({ supplierId, container, came: by > 0 ? 1 : 0, went: by < 0 ? 1 : 0, commandId }),
      () => undefined,
    )
  if (suppliers.length === 0) return null
  return (
    <section className="stock-proposal stock-report" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
      </header>
      <ul>
        {suppliers.map(({ supplierId, name }) => (
          <li key={supplierId}>
            <b>{name}</b>
            {containerKinds.slice(0, 2).map((container) => (
              <span key={container} className="sv-stepper">
                <Button
                  icon="minus"
                  label={words.less({ name, what: words.kinds[container] })}
                  onPress={() => move(supplierId, container, -1)}
                />
                <output>
                  {withMinus(String(numberOf(supplierId, container)))} {words.kinds[container]}
                </output>
                <Button
                  icon="plus"
                  label={words.more({ name, what: words.kinds[container] })}
                  onPress={() => move(supplierId, container, 1)}
                />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
