/**
 * The fiscal core's own version and the SHA-256 of its sources (every other file of this folder, by name). A test
 * recomputes the hash: whoever changes the core adds a version here (checklist F-42, F-43).
 */
export const coreVersions = [
  { version: '1.0.0', hash: '735b2864571490c322e0863d20d605ce63a855029185970f1338096048072a19' },
  { version: '2.0.0', hash: 'db6bf74c21cc037232a8e145d24cb4d4662e5ec64687194e9c2b554cc090b3c7' },
  { version: '2.1.0', hash: 'c04486e40706f4e905c4478882df436db05508826fae08d3cf454910ba64dd69' },
] as const satisfies readonly { version: string; hash: string }[]

export const core: { readonly version: string; readonly hash: string } =
  coreVersions[coreVersions.length - 1] ?? coreVersions[0]
