import { useQuery } from '@tanstack/react-query'
import { Banner } from '../../../renderer/ui/Banner.tsx'
import { Icon, type IconName } from '../../../renderer/ui/Icon.tsx'
import { roundScreens } from '../texts/round-screens.ts'
import { words } from '../texts/words.ts'
import { DayBar, useDay } from './DayBar.tsx'
import { KitchenSheet } from './KitchenSheet.tsx'
import { KitchenSide } from './KitchenSide.tsx'
import { MealsMain } from './MealsMain.tsx'
import { set, useShop } from './shop.ts'
import './rounds.css'

/** The morning in the kitchen: what is cooked, three papers, and one key when all of it is made. */
export function KitchenPage() {
  const { lang, queries, host } = useShop()
  const t = roundScreens[lang].kitchen
  const day = useDay()
  const known = useQuery(queries.kitchenDay.queryOptions({ input: { day } })).data
  const total = known ? known.sheet.reduce((sum, { meals }) => sum + meals, 0) : 0
  return (
    <>
      <MealsMain>
        <div className="sv-bar">
          <DayBar />
          <PrintKeys />
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.title}>
          {known && known.missingAllergens.length > 0 && (
            <Banner tone="amber" icon="alert">
              {t.missing(known.missingAllergens.length)} {known.missingAllergens.join(', ')}
            </Banner>
          )}
          {known && known.changes.length > 0 && (
            <section className="mr-changes" aria-label={t.changes}>
              <h2>{t.changes}</h2>
              <ul>
                {known.changes.map((change) => (
                  <li key={change.orderId} data-kind={change.kind}>
                    <b>
                      {{ added: '+', cancelled: '−', changed: '' }[change.kind]}
                      {change.quantity} {change.name}
                    </b>{' '}
                    <DayOf {...change} /> <em>{t[change.kind]}</em>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {known && total === 0 ? (
            <div className="sv-empty">
              <Icon name="chef" />
              <p>{t.none}</p>
              <p className="sv-hint">{t.noneHint}</p>
            </div>
          ) : (
            known?.sheet.map((sheet) => <KitchenSheet key={`${sheet.eatenOn} ${sheet.service}`} sheet={sheet} />)
          )}
        </div>
        <host.Keys />
      </MealsMain>
      <KitchenSide known={known} />
    </>
  )
}

function DayOf({ eatenOn, service }: { readonly eatenOn: string; readonly service: 'lunch' | 'dinner' }) {
  const { lang, day } = useShop()
  return (
    <span>
      {day(eatenOn as Parameters<typeof day>[0])} {words[lang].services[service]}
    </span>
  )
}

/** Cuisine, Étiquettes, Tournées: the three papers of the morning, one tap each. */
function PrintKeys() {
  const shop = useShop()
  const { lang, part } = shop
  const t = roundScreens[lang].kitchen
  const day = useDay()
  const said = (paper: string) => () => {
    shop.done(t.printed(paper))
    shop.again()
  }
  const kitchen = (paper: 'kitchen' | 'labels', name: string) =>
    shop.ask((commandId) => part.printKitchen({ day, paper, roundId: null, commandId }), said(name))
  const rounds = () =>
    shop.ask(
      (commandId) => part.printRounds({ day, roundId: null, anyway: false, commandId }),
      said(t.rounds),
      // Whom nobody would bring anything to is told there, and can be left out.
      (code) => code === 'NOBODY_BRINGS' && set({ page: 'rounds' }),
    )
  const keys: readonly { readonly name: string; readonly icon: IconName; readonly press: () => void }[] = [
    { name: t.sheet, icon: 'chef', press: () => kitchen('kitchen', t.sheet) },
    { name: t.labels, icon: 'tag', press: () => kitchen('labels', t.labels) },
    { name: t.rounds, icon: 'move', press: rounds },
  ]
  return (
    <div className="mr-prints" role="group" aria-label={t.print}>
      {keys.map(({ name, icon, press }) => (
        <button key={name} type="button" onClick={press}>
          <Icon name={icon} /> <span>{name}</span> <Icon name="printer" />
        </button>
      ))}
    </div>
  )
}
