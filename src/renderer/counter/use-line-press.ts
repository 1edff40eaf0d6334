import { useRef, type PointerEvent } from 'react'

const LONG_PRESS_MS = 450
const SWIPE_PX = 56
const STILL_PX = 8

type Presses = { readonly tap: () => void; readonly swipeLeft: () => void; readonly longPress: () => void }

/** A finger on a line: a tap, a swipe to the left, or a long press. The line follows the finger without a new drawing. */
export function useLinePress({ tap, swipeLeft, longPress }: Presses) {
  const press = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> } | undefined>(undefined)
  const spent = useRef(false)

  const end = (target: HTMLElement) => {
    clearTimeout(press.current?.timer)
    press.current = undefined
    target.style.transform = ''
  }
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      const target = event.currentTarget
      spent.current = false
      const timer = setTimeout(() => {
        spent.current = true
        end(target)
        longPress()
      }, LONG_PRESS_MS)
      press.current = { x: event.clientX, y: event.clientY, timer }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!press.current) return
      const dx = event.clientX - press.current.x
      const dy = event.clientY - press.current.y
      if (Math.abs(dx) > STILL_PX || Math.abs(dy) > STILL_PX) clearTimeout(press.current.timer)
      if (dx < -STILL_PX && Math.abs(dx) > Math.abs(dy)) {
        event.currentTarget.style.transform = `translateX(${Math.max(dx, -SWIPE_PX * 1.4)}px)`
      }
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (press.current && event.clientX - press.current.x < -SWIPE_PX) {
        spent.current = true
        swipeLeft()
      }
      end(event.currentTarget)
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => end(event.currentTarget),
    onPointerLeave: (event: PointerEvent<HTMLElement>) => end(event.currentTarget),
    onClick() {
      if (!spent.current) tap()
      spent.current = false
    },
    onContextMenu: (event: { preventDefault: () => void }) => event.preventDefault(),
  }
}

/** A finger on a tile: a tap, or a long press; the menu key of a keyboard is the long press. */
export function useLongPress(tap: () => void, longPress: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const spent = useRef(false)
  const end = () => clearTimeout(timer.current)
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      spent.current = false
      if (event.button !== 0) return
      timer.current = setTimeout(() => {
        spent.current = true
        longPress()
      }, LONG_PRESS_MS)
    },
    onPointerUp: end,
    onPointerCancel: end,
    onPointerLeave: end,
    onClick() {
      if (!spent.current) tap()
      spent.current = false
    },
    onContextMenu(event: { preventDefault: () => void }) {
      event.preventDefault()
      end()
      if (!spent.current) longPress()
    },
  }
}
