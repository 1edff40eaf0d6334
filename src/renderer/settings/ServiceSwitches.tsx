import { bricks } from '../bricks.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'

/** The services that the café has switched on. */
export function ServiceSwitches({ used }: { readonly used: readonly string[] }) {
  const { lang, t } = useWords()
  const { settings } = useTill()
  const words = t.control.settings
  if (bricks.length === 0) return null
  return (
    <div>
      <h2>{words.services}</h2>
      <ul className="service-switches">
        {bricks.map(({ id, icon, name, about }) => (
          <li key={id}>
            <Icon name={icon} />
            <span>
              <b>{name[lang]}</b>
              <small>{about[lang]}</small>
            </span>
            <Segmented
              label={name[lang]}
              value={used.includes(id) ? 'on' : 'off'}
              choices={[
                { value: 'off', text: words.serviceOff({ name: name[lang] }) },
                { value: 'on', text: words.serviceOn({ name: name[lang] }) },
              ]}
              onChoose={(next) =>
                settings.change({
                  services: [...used.filter((one) => one !== id), ...(next === 'on' ? [id] : [])].toSorted(),
                })
              }
            />
          </li>
        ))}
      </ul>
      <p>{words.servicesMore}</p>
    </div>
  )
}
