import { createScannerDesk } from '../../../src/main/devices/scanners/desk.ts'

/** Hears every scanner of its machine and prints what it hears, a line of JSON each, until its stdin is closed. */
const print = (heard: object) => console.log(JSON.stringify(heard))

const desk = createScannerDesk({
  serial: () => [],
  onScan: (scan) => print({ scan: { text: scan.text, aim: scan.aim, source: scan.source } }),
  onChange: () => print({ states: desk.now().scanners.map(({ scannerId, state }) => `${scannerId} ${state}`) }),
  everyMs: 50,
})
desk.begin()
process.stdin.resume().on('end', () => {
  void desk.stop().then(() => print({ stopped: true }))
})
