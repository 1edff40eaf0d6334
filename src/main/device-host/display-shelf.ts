import type { LineDisplay } from '../../shared/devices.ts'
import { createSerialDisplay } from '../devices/display/serial-display.ts'
import type { CustomerDisplay, DisplayOutcome } from '../devices/ports.ts'

/** The customer's display of two lines: its line stays open from one text to the next. There is one. */
export function createDisplayShelf() {
  let open: { readonly asked: string; readonly display: CustomerDisplay } | undefined

  async function letGo(): Promise<void> {
    const last = open
    open = undefined
    await last?.display.close()
  }

  async function displayOf(display: LineDisplay): Promise<CustomerDisplay> {
    const asked = JSON.stringify(display)
    if (open?.asked === asked) return open.display
    const before = letGo() // it was set up anew, perhaps on the same line
    const mine = { asked, display: createSerialDisplay(display) }
    open = mine
    await before
    return mine.display
  }

  return {
    show: async (display: LineDisplay, upper: string, lower: string): Promise<DisplayOutcome> =>
      (await displayOf(display)).show(upper, lower),
    async clear(display: LineDisplay): Promise<null> {
      await (await displayOf(display)).clear()
      await letGo()
      return null
    },
    close: letGo,
  }
}
