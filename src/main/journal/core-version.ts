/**
 * The fiscal core's own version and the SHA-256 of its sources (every other file of this folder, by name). A test
 * recomputes the hash: whoever changes the core adds a version here (checklist F-42, F-43).
 */
export const coreVersions = [
  { version: '1.0.0', hash: '06a0d7e87a1dc67d77f49d1459eed3c27d55f51cb8d3f7889d0a11d8b2251ebe' },
] as const satisfies readonly { version: string; hash: string }[]

export const core: { readonly version: string; readonly hash: string } =
  coreVersions[coreVersions.length - 1] ?? coreVersions[0]
