/** Builds when needed. Answers whether it did. */
export function ensureBuilt(): Promise<boolean>
