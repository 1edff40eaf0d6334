import { bricks } from '../bricks.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
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
      {bricks.map(({ id, name }) => (
        <Segmented
          key={id}
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
      ))}
      <p>{words.servicesMore}</p>
    </div>
  )
}
