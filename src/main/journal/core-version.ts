/**
 * The fiscal core's own version and the SHA-256 of its sources (every other file of this folder, by name). A test
 * recomputes the hash: whoever changes the core adds a version here (checklist F-42, F-43).
 */
export const coreVersions = [
  { version: '1.0.0', hash: '735b2864571490c322e0863d20d605ce63a855029185970f1338096048072a19' },
  { version: '2.0.0', hash: '926e58b6e98f9602a1939b259f73a47b150f5e149d5782cee2e9ed177c5bc91f' },
] as const satisfies readonly { version: string; hash: string }[]

export const core: { readonly version: string; readonly hash: string } =
  coreVersions[coreVersions.length - 1] ?? coreVersions[0]
