import { z } from 'zod'
import type { PageNumber } from '../documents/model.ts'
import type { PrinterProfile } from './ports.ts'

export const zPrinterProfileId = z.enum(['epson-80', 'epson-80-42', 'generic-80', 'generic-58', 'star-line'])
export type PrinterProfileId = z.infer<typeof zPrinterProfileId>

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

export function printerProfile(id: PrinterProfileId): PrinterProfile {
  return PRINTER_PROFILES[id]
}

/** What a set-up learns of one printer, on top of its profile: clones number their code pages as they like. */
export const zProfileChanges = z.strictObject({
  columns: z.literal([32, 42, 48]).exactOptional(),
  codePage: z.strictObject({ name: z.enum(['windows1252', 'cp858']), page: z.int().min(0).max(255) }).exactOptional(),
  drawer: z
    .strictObject({ pin: z.literal([2, 5]), onMs: z.int().min(20).max(120), offMs: z.int().min(80).max(510) })
    .exactOptional(),
  completion: z.enum(['process-id', 'gs-r', 'none']).exactOptional(),
  status: z.enum(['dle-eot', 'none']).exactOptional(),
  qr: z.enum(['native', 'raster']).exactOptional(),
  cut: z.enum(['knife', 'none']).exactOptional(),
  buzzer: z.enum(['none', 'esc-b']).exactOptional(),
})
export type ProfileChanges = z.infer<typeof zProfileChanges>

const DOTS: Readonly<Record<number, number>> = { 32: 384, 42: 512, 48: 576 }

export function changedProfile(id: PrinterProfileId, changes: ProfileChanges): PrinterProfile {
  const profile = { ...PRINTER_PROFILES[id], ...changes }
  return { ...profile, dots: DOTS[profile.columns] ?? profile.dots }
}

/** One answer to « which line is right? » on the test page. */
export type CodePageCandidate = PageNumber & { readonly letter: string }

/**
 * The numbers under which printers are known to have the two alphabets (brief hardware §3.1), the usual ones first. The
 * test page prints a line with each; whoever sets the printer up says which letter is right.
 */
export function codePageCandidates(profile: Pick<PrinterProfile, 'language'>): readonly CodePageCandidate[] {
  const pages =
    profile.language === 'star-line'
      ? [windows1252(32), cp858(4)]
      : [
          windows1252(16),
          cp858(19),
          windows1252(11),
          cp858(14),
          windows1252(6),
          windows1252(9),
          windows1252(8),
          cp858(6),
        ]
  return pages.map((page, i) => ({ ...page, letter: String.fromCharCode(65 + i) }))
}
