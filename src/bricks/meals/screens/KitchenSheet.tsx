import { texts } from '../../../shared/texts/index.ts'
import type { Exception, ServiceSheet, Variant } from '../rules/kitchen.ts'
import { roundScreens } from '../texts/round-screens.ts'
import { words } from '../texts/words.ts'
import { useShop } from './shop.ts'

/** What is out of the ordinary of a meal; empty for an ordinary one. */
function useVariant(): (variant: Omit<Variant, 'count'>) => string {
  const { lang } = useShop()
  const t = roundScreens[lang].kitchen
  const { diets, textures, portions } = words[lang]
  return ({ diet, texture, portion }) =>
    [
      diet === 'normal' ? '' : diets[diet],
      texture === 'normal' ? '' : t.texture(textures[texture]),
      portion === 'normal' ? '' : t.portion(portions[portion]),
    ]
      .filter((one) => one !== '')
      .join(' · ')
}

/** What is cooked for one meal of one day: counts by dish, and by name whoever eats otherwise. */
export function KitchenSheet({ sheet }: { readonly sheet: ServiceSheet }) {
  const { lang, day } = useShop()
  const t = roundScreens[lang].kitchen
  const { courses, services } = words[lang]
  const variantOf = useVariant()
  const title = `${day(sheet.eatenOn)} · ${services[sheet.service]}`
  return (
    <section className="mr-sheet" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <strong>{roundScreens[lang].meals(sheet.meals)}</strong>
      </header>
      <table className="mr-dishes">
        <thead>
          <tr>
            <th scope="col">{t.dish}</th>
            <th scope="col">{t.ofWhich}</th>
            <th scope="col">{t.count}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.dishes.map((dish) => (
            <tr key={`${dish.course} ${dish.dishId}`} data-wrong={dish.dishId === null ? '' : undefined}>
              <th scope="row">
                <small>{courses[dish.course]}</small>
                {dish.name || t.nothingSuits}
              </th>
              <td>
                {dish.variants
                  .filter((variant) => variantOf(variant) !== '')
                  .map((variant) => (
                    <span key={variantOf(variant)} className="sv-mark">
                      {variant.count} {variantOf(variant)}
                    </span>
                  ))}
              </td>
              <td>{dish.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sheet.exceptions.length > 0 && (
        <ul className="mr-exceptions" aria-label={t.exceptions}>
          {sheet.exceptions.map((exception) => (
            <ExceptionRow key={exception.personId} exception={exception} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ExceptionRow({ exception }: { readonly exception: Exception }) {
  const { lang } = useShop()
  const t = roundScreens[lang].kitchen
  const variantOf = useVariant()
  const { name, quantity, without, note, dishes } = exception
  const withouts = [...without.allergens.map((one) => texts[lang].kitchen.allergens[one]), ...without.refused]
  return (
    <li>
      <b>
        {name}
        {quantity > 1 && ` × ${quantity}`}
      </b>{' '}
      <span>
        {withouts.map((one) => (
          <em key={one}>{t.without(one)}</em>
        ))}{' '}
        {variantOf(exception) !== '' && <i>{variantOf(exception)}</i>} {note !== '' && <i>{note}</i>}
      </span>{' '}
      <small>
        {dishes.map((dish) => dish.name || `${words[lang].courses[dish.course]} : ${t.nothingSuits}`).join(' · ')}
      </small>
    </li>
  )
}
