import { useState } from 'react'
import { Icon } from './Icon.tsx'
import { shrinkPicture, type PictureLimits } from './picture.ts'

type Props = {
  /** Seen beside the icon; the icon alone where it is missing. */
  readonly text?: string | undefined
  /** What a reader hears; it begins with the text. */
  readonly label: string
  readonly limits: PictureLimits
  /** Whether a tablet opens its camera at once, rather than asking which picture. */
  readonly camera: boolean
  /** A JPEG in base64; undefined where the file was no picture. */
  readonly onPicture: (jpeg: string | undefined) => void
}

/** A key that takes a picture, or chooses one, and makes it small. */
export function PictureKey({ text, label, limits, camera, onPicture }: Props) {
  const [busy, setBusy] = useState(false)
  const take = async (file: File) => {
    setBusy(true)
    const jpeg = await shrinkPicture(file, limits)
    setBusy(false)
    onPicture(jpeg)
  }
  return (
    <label className="button picture-key" data-tone="plain" aria-busy={busy}>
      <input
        type="file"
        className="hidden-text"
        accept="image/*"
        capture={camera ? 'environment' : undefined}
        aria-label={label}
        disabled={busy}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void take(file)
          target.value = '' // the same file may be chosen again
        }}
      />
      <Icon name="camera" />
      {text !== undefined && <span>{text}</span>}
    </label>
  )
}
