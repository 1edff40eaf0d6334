import { useShop } from './shop.ts'

const looks = ['out', 'booked', 'held', 'overdue', 'maintenance'] as const

/** What the looks of the blocks mean. */
export function Legend() {
  const { t } = useShop()
  return (
    <ul className="bk-legend" aria-label={t.planning.legend}>
      {looks.map((look) => (
        <li key={look}>
          <i className="bk-block" data-look={look} aria-hidden="true" />
          {t.planning.looks[look]}
        </li>
      ))}
    </ul>
  )
}
