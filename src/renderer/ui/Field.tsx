import { useId, type KeyboardEvent, type ReactNode } from 'react'
import type { TouchKind } from './TouchKeys.tsx'
import './fields.css'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  /** Which keys a touch screen shows for it. */
  readonly keys: TouchKind
  readonly hideLabel?: boolean
  readonly placeholder?: string
  readonly maxLength?: number
  /** Why what is written will not do, in one sentence. */
  readonly fault?: string | undefined
  readonly className?: string
  readonly autoFocus?: boolean
  readonly onEnter?: () => void
  readonly onBlur?: () => void
  readonly children?: ReactNode
}

/** What is wrong must be seen, at the foot of a list as well. */
const show = (fault: HTMLElement | null) => fault?.scrollIntoView({ block: 'nearest' })

/** One thing to write, its name above it, and its fault below it. */
export function Field({ label, value, onChange, keys, hideLabel, placeholder, maxLength, fault, ...more }: Props) {
  const id = useId()
  const { className, autoFocus, onEnter, onBlur, children } = more
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onEnter?.()
  }
  return (
    <div className={className ? `field ${className}` : 'field'}>
      <label htmlFor={id} className={hideLabel ? 'hidden-text' : undefined}>
        {label}
      </label>
      <div className="field-box" data-wrong={fault ? '' : undefined}>
        <input
          id={id}
          type="text"
          data-keys={keys}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-fault` : undefined}
          placeholder={placeholder}
          maxLength={maxLength}
          autoFocus={autoFocus}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        />
        {children}
      </div>
      {fault && (
        <p className="field-fault" id={`${id}-fault`} role="alert" ref={show}>
          {fault}
        </p>
      )}
    </div>
  )
}
