import {
  codePageLetter,
  zCodePage,
  type CodePageId,
  type PrinterMake,
  type PrinterProfileId,
} from '../../shared/devices.ts'
import type { PageNumber } from '../documents/model.ts'
import type { PrinterProfile } from './ports.ts'

/** 50 ms on, 500 ms off, on the socket nearly every drawer is wired to (brief hardware §3.1). */
const DRAWER = { pin: 2, onMs: 50, offMs: 500 } as const
const windows1252 = (page: number): PageNumber => ({ name: 'windows1252', page })
const cp858 = (page: number): PageNumber => ({ name: 'cp858', page })

const EPSON: PrinterProfile = {
  id: 'epson-80',
  name: 'Epson TM, 80 mm',
  language: 'escpos',
  columns: 48,
  dots: 576,
  codePage: windows1252(16),
  drawer: DRAWER,
  completion: 'process-id',
  status: 'dle-eot',
  qr: 'native',
  cut: 'knife',
  buzzer: 'none',
}
const GENERIC: PrinterProfile = {
  ...EPSON,
  id: 'generic-80',
  name: 'ESC/POS, 80 mm',
  codePage: cp858(19),
  completion: 'gs-r',
  buzzer: 'esc-b',
}

/** Widths and code pages from brief hardware §3.1; a test page shows at set-up which profile is right. */
export const PRINTER_PROFILES: Readonly<Record<PrinterProfileId, PrinterProfile>> = {
  'epson-80': EPSON,
  'epson-80-42': { ...EPSON, id: 'epson-80-42', name: 'Epson TM-T88 II–V, TM-T70, 80 mm', columns: 42, dots: 512 },
  'generic-80': GENERIC,
  'generic-58': { ...GENERIC, id: 'generic-58', name: 'ESC/POS, 58 mm', columns: 32, dots: 384 },
  // It says nothing that this driver understands: switched to ESC/POS, the same printer does.
  'star-line': {
    ...EPSON,
    id: 'star-line',
    name: 'Star, mode ligne, 80 mm',
    language: 'star-line',
    codePage: windows1252(32),
    completion: 'none',
    status: 'none',
  },
}

/** How a printer of this make is driven, with what its test page said and where its drawer is wired. */
export function profileOf({ profileId, codePage }: PrinterMake, drawerPin?: 2 | 5 | null): PrinterProfile {
  const profile = PRINTER_PROFILES[profileId]
  return {
    ...profile,
    codePage: (codePage === null ? undefined : pageOf(profile, codePage)) ?? profile.codePage,
    drawer: { ...profile.drawer, pin: drawerPin ?? profile.drawer.pin },
  }
}

/**
 * The numbers under which printers are known to have the two alphabets (brief hardware §3.1), the usual ones first. The
 * test page prints a line with each; whoever sets the printer up says which letter is right.
 */
const ESCPOS_PAGES: Readonly<Record<CodePageId, PageNumber>> = {
  windows1252: windows1252(16),
  cp858: cp858(19),
  'windows1252-11': windows1252(11),
  'cp858-14': cp858(14),
  'windows1252-6': windows1252(6),
  'windows1252-9': windows1252(9),
  'windows1252-8': windows1252(8),
  'cp858-6': cp858(6),
}
const STAR_PAGES: Partial<Readonly<Record<CodePageId, PageNumber>>> = { windows1252: windows1252(32), cp858: cp858(4) }

function pageOf({ language }: Pick<PrinterProfile, 'language'>, id: CodePageId): PageNumber | undefined {
  return language === 'escpos' ? ESCPOS_PAGES[id] : STAR_PAGES[id]
}

/** One answer to « which line is right? » on the test page. */
export type CodePageCandidate = PageNumber & { readonly letter: string }

export function codePageCandidates(profile: Pick<PrinterProfile, 'language'>): readonly CodePageCandidate[] {
  return zCodePage.options.flatMap((id) => {
    const page = pageOf(profile, id)
    return page === undefined ? [] : [{ ...page, letter: codePageLetter(id) }]
  })
}
