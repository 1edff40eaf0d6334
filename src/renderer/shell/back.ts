import { useEffect, useEffectEvent } from 'react'

type Step = { readonly back: () => void; readonly inOver: boolean }
const steps: Step[] = []

/** While `open`, Esc takes this step first: the last thing that opened is the first to close. */
export function useStepBack(open: boolean, onBack: () => void, inOver = false): void {
  const back = useEffectEvent(onBack)
  useEffect(() => {
    if (!open) return undefined
    const step: Step = { back: () => back(), inOver }
    steps.push(step)
    return () => void steps.splice(steps.indexOf(step), 1)
  }, [open, inOver])
}

/** Takes the nearest step of the screens, if there is one; of what lies over them, while something does. */
export function takeStepBack(over: boolean): boolean {
  const step = steps.findLast(({ inOver }) => inOver || !over)
  step?.back()
  return step !== undefined
}
