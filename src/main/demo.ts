import catalogueFile from '../../resources/demo/catalogue.json' with { type: 'json' }
import cafeFile from '../../resources/demo/cafe.json' with { type: 'json' }
import kitchenFile from '../../resources/demo/kitchen.json' with { type: 'json' }
import { zKitchenSetup, type KitchenSetup } from '../shared/contracts/kitchen.ts'
import { zCatalogue, type Catalogue } from '../shared/catalogue.ts'
import type { demo as demoContract, Paper } from '../shared/contracts/demo.ts'
import { slipSvg } from './devices/simulators/printer/paper-svg.ts'
import { slipText } from './devices/simulators/printer/paper.ts'
import type { PrinterSimulator } from './devices/simulators/printer/server.ts'
import type { Handlers } from './hosts/handlers.ts'
import { zInstallation, type Installation } from './settings/store.ts'

/** A made-up café that shows what the till does. It is marked on every screen and never mistaken for a real one. */
export function demoCafe(): {
  readonly installation: Installation
  readonly catalogue: Catalogue
  readonly kitchen: KitchenSetup
} {
  return {
    installation: zInstallation.parse(cafeFile),
    catalogue: zCatalogue.parse(catalogueFile),
    kitchen: zKitchenSetup.parse(kitchenFile),
  }
}

const KEPT = 50

/** Watches the simulated printer, for people who have none: its slips and its drawer pulses, in order. */
export function watchPaper(
  simulator: PrinterSimulator,
  nowMs: () => number,
  cameOut: () => void,
): Handlers<typeof demoContract> {
  const out: Paper = []
  let count = 0
  simulator.onChange((event) => {
    if (event.kind !== 'cut' && event.kind !== 'kick') return
    count += 1
    const atMs = nowMs()
    if (event.kind === 'kick') out.push({ slip: count, atMs, kind: 'drawer', svg: '', text: '' })
    else {
      const { slip } = event
      out.push({ slip: count, atMs, kind: 'paper', svg: slipSvg(slip), text: slipText(slip) })
    }
    out.splice(0, Math.max(0, out.length - KEPT))
    cameOut()
  })
  return { paper: ({ limit }) => out.slice(-limit) }
}
