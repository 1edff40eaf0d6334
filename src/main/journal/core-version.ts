/**
 * The fiscal core's own version and the SHA-256 of its sources (every other file of this folder, by name). A test
 * recomputes the hash: whoever changes the core adds a version here (checklist F-42, F-43).
 */
export const coreVersions = [
  { version: '1.0.0', hash: '73cbe7d9ec4516ab8824d41c3a8d583556053f5741a687037489e08549c6fcf1' },
] as const satisfies readonly { version: string; hash: string }[]

export const core: { readonly version: string; readonly hash: string } =
  coreVersions[coreVersions.length - 1] ?? coreVersions[0]
