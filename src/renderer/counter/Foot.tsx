import { change, session, useSession } from '../shell/session.ts'
import { CameraKey } from '../scans/CameraKey.tsx'
import { typeDigit } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

/** Under the tiles: search, the camera where it is used, and the digits that say how many of the next tile. */
export function Foot() {
  const { t } = useWords()
  const quantity = useSession((s) => s.quantityDigits)
  return (
    <div className="foot">
      <button
        type="button"
        className="search-key"
        aria-label={t.foot.search}
        onClick={() => change({ over: { kind: 'search', text: '' } })}
      >
        <Icon name="search" />
      </button>
      <CameraKey />
      <div className="pad" role="group" aria-label={t.foot.pad}>
        {digits.map((digit) => (
          <button key={digit} type="button" onClick={() => typeDigit(digit)}>
            {digit}
          </button>
        ))}
        <button
          type="button"
          className="times"
          data-on={quantity ? '' : undefined}
          aria-label={quantity ? `${t.foot.quantityIs({ quantity })}. ${t.foot.clear}` : t.foot.clear}
          onClick={clearDigits}
        >
          {t.foot.times({ quantity }).trim()}
        </button>
      </div>
    </div>
  )
}

function clearDigits(): void {
  const { over } = session()
  if (over?.kind === 'price') change({ over: { ...over, digits: '' } })
  else change({ quantityDigits: '' })
}
