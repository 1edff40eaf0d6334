const PREFIX = 'AGE-SECRET-KEY-1'
const GROUP = 6

/** A recovery key as it is read aloud: its name, then groups of which the last is what is typed again. */
export function inGroups(identity: string): readonly { readonly at: number; readonly text: string }[] {
  const rest = identity.startsWith(PREFIX) ? identity.slice(PREFIX.length) : identity
  const first = rest.length % GROUP
  const groups = [{ at: -1, text: identity.slice(0, identity.length - rest.length) }]
  for (let at = first === 0 ? 0 : first - GROUP; at < rest.length; at += GROUP) {
    groups.push({ at: Math.max(0, at), text: rest.slice(Math.max(0, at), at + GROUP) })
  }
  return groups.filter(({ text }) => text !== '')
}
