/**
 * Who makes what a counter has, by USB vendor id (brief hardware §3.5). Hints alone: a printer is known by its class and a
 * scanner by its usage page. `resources/udev/70-zinc.rules` names the same.
 */
export const scannerMakers: ReadonlyMap<number, string> = new Map([
  [0x0c2e, 'Honeywell'],
  [0x23d0, 'Honeywell'],
  [0x05e0, 'Zebra'],
  [0x05f9, 'Datalogic'],
  [0x1eab, 'Newland'],
])

export const terminalMakers: ReadonlyMap<number, string> = new Map([
  [0x0b00, 'Ingenico'],
  [0x079b, 'Sagem'],
  [0x11ca, 'Verifone'],
])
