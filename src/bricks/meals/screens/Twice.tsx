import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { useShop } from './shop.ts'

/** Pressed twice, for it cannot be undone. */
export function Twice(props: { readonly text: string; readonly sure: string; readonly onPress: () => void }) {
  const { host } = useShop()
  const [asked, setAsked] = useState(false)
  host.useBack(asked, () => setAsked(false))
  if (!asked) {
    return (
      <Button tone="danger" icon="ban" onPress={() => setAsked(true)}>
        {props.text}
      </Button>
    )
  }
  const sure = () => {
    setAsked(false)
    props.onPress()
  }
  return (
    <Button tone="red" icon="alert" onPress={sure}>
      {props.sure}
    </Button>
  )
}
