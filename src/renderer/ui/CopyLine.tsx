import { useState } from 'react'
import { copyText } from './copy.ts'
import { Icon } from './Icon.tsx'
import './fields.css'

const SAID_MS = 1_600

type Props = {
  readonly label: string
  readonly text: string
  readonly words: { readonly copy: string; readonly copied: string }
}

/** A long code, to be compared or taken away: in one width of letter, whole, and copied with one key. */
export function CopyLine({ label, text, words }: Props) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    setCopied(await copyText(text))
    setTimeout(() => setCopied(false), SAID_MS)
  }
  return (
    <div className="copy-line">
      <span>{label}</span>
      <code>{text}</code>
      <button type="button" aria-label={`${words.copy} ${label}`} onClick={() => void copy()}>
        <Icon name={copied ? 'check' : 'copy'} />
        <span role="status">{copied ? words.copied : words.copy}</span>
      </button>
    </div>
  )
}
