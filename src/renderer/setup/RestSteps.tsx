import { PersonTile } from '../people/PersonTile.tsx'
import { usePeople } from '../people/use-people.ts'
import { change } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'

/** Who works here so far, and the way to the rest of them. */
export function TeamStep() {
  const { t } = useWords()
  const known = usePeople()
  const toTeam = () => change({ over: { kind: 'people', step: 'team' } })
  return (
    <section className="card setup-card" aria-label={t.setup.rest.steps.team}>
      <div className="people-tiles">
        {known?.people.map((person) => (
          <PersonTile
            key={person.operatorId}
            person={person}
            does={t.people.edit({ name: person.name })}
            onPress={toTeam}
          />
        ))}
      </div>
      <Button tone="accent" icon="people" onPress={toTeam}>
        {t.people.team}
      </Button>
    </section>
  )
}

/** The ways to have one's products in the till. */
export function CatalogueStep() {
  const { t } = useWords()
  const words = t.setup.rest
  return (
    <section className="card setup-card" aria-label={words.steps.catalogue}>
      <h2>{words.catalogueLead}</h2>
      <ol>
        <li>{words.catalogueHand}</li>
        <li>{words.catalogueScan}</li>
        <li>{words.cataloguePrices}</li>
      </ol>
      <Button tone="accent" icon="tag" onPress={() => change({ screen: 'office', officeSection: 'products' })}>
        {words.catalogueKey}
      </Button>
    </section>
  )
}
