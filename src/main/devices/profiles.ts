import type { PrinterMake, PrinterProfileId } from '../../shared/devices.ts'
import type { PrinterProfile } from './ports.ts'

/** 50 ms on, 500 ms off, on the socket nearly every drawer is wired to (brief hardware §3.1). */
const DRAWER = { pin: 2, onMs: 50, offMs: 500 } as const
const WINDOWS_1252 = { name: 'windows1252', page: 16 } as const
const CP858 = { name: 'cp858', page: 19 } as const
const CODE_PAGES = { windows1252: WINDOWS_1252, cp858: CP858 } as const

/** Widths and code pages from brief hardware §3.1; a test page shows at set-up which profile is right. */
export const PRINTER_PROFILES: Readonly<Record<PrinterProfileId, PrinterProfile>> = {
  'epson-80': {
    id: 'epson-80',
    name: 'Epson TM, 80 mm',
    columns: 48,
    dots: 576,
    codePage: WINDOWS_1252,
    drawer: DRAWER,
    completion: 'process-id',
    status: 'dle-eot',
  },
  'epson-80-42': {
    id: 'epson-80-42',
    name: 'Epson TM-T88 II–V, TM-T70, 80 mm',
    columns: 42,
    dots: 512,
    codePage: WINDOWS_1252,
    drawer: DRAWER,
    completion: 'process-id',
    status: 'dle-eot',
  },
  'generic-80': {
    id: 'generic-80',
    name: 'ESC/POS, 80 mm',
    columns: 48,
    dots: 576,
    codePage: CP858,
    drawer: DRAWER,
    completion: 'gs-r',
    status: 'dle-eot',
  },
  'generic-58': {
    id: 'generic-58',
    name: 'ESC/POS, 58 mm',
    columns: 32,
    dots: 384,
    codePage: CP858,
    drawer: DRAWER,
    completion: 'gs-r',
    status: 'dle-eot',
  },
}

/** How a printer of this make is driven, with what its test page said and where its drawer is wired. */
export function profileOf({ profileId, codePage }: PrinterMake, drawerPin?: 2 | 5 | null): PrinterProfile {
  const profile = PRINTER_PROFILES[profileId]
  return {
    ...profile,
    codePage: codePage === null ? profile.codePage : CODE_PAGES[codePage],
    drawer: { ...profile.drawer, pin: drawerPin ?? profile.drawer.pin },
  }
}
