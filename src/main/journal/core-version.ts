/**
 * The fiscal core's own version and the SHA-256 of its sources (every other file of this folder, by name). A test
 * recomputes the hash: whoever changes the core adds a version here (checklist F-42, F-43).
 */
export const coreVersions = [
  { version: '1.0.0', hash: 'e4978a8b6a7dd6c738df76ef891f72504a2af7e9b9eb9734fce43811980d5e29' },
] as const satisfies readonly { version: string; hash: string }[]

export const core: { readonly version: string; readonly hash: string } =
  coreVersions[coreVersions.length - 1] ?? coreVersions[0]
