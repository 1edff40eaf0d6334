import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { dataFolder } from '../../src/main/data-folder.ts'
import type { WriteDb } from '../../src/main/db/open.ts'
import { loadKeyRing, readHead, verifyJournal, type Fault } from '../../src/main/journal/index.ts'

export type Row = Readonly<Record<string, string | number | null>>

/** What a stranger does who owns the file and a SQLite tool: a copy in memory with nothing that would hinder him. */
export function strangersCopy(ledgerFile: string): WriteDb {
  const bytes = readFileSync(ledgerFile)
  bytes.fill(1, 18, 20) // says "no write-ahead log", which a file in memory cannot have
  const db = new Database(bytes)
  const triggers = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()
  for (const name of triggers) db.exec(`DROP TRIGGER ${String(name)}`)
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  return db as unknown as WriteDb // opened by hand, on purpose: the till's own door would not let this in
}

/** Does `change`, looks with `look`, and undoes everything. */
export function meddled<T>(db: WriteDb, change: () => void, look: () => T): T {
  db.exec('SAVEPOINT meddling')
  try {
    change()
    return look()
  } finally {
    db.exec('ROLLBACK TO meddling; RELEASE meddling')
  }
}

/** Verifies against what lies beside the ledger: the key ring and the head. */
export function verifierOf(folder: string): (db: WriteDb) => readonly Fault[] {
  const data = dataFolder(folder)
  const ring = loadKeyRing(data.keys)
  const head = readHead(data.head, ring)
  return (db) => verifyJournal(db, ring, head).faults
}

export type Flip = { readonly how: string; readonly value: string | number }

const other = (character: string): string => (character === '0' ? '1' : '0')

/** One character here or there, and what a careless reader would not see. */
export function flipsOfText(text: string): readonly Flip[] {
  const middle = Math.floor(text.length / 2)
  const upper = text.toUpperCase()
  const lower = text.toLowerCase()
  return [
    {
      how: 'a character in the middle',
      value: text.slice(0, middle) + other(text[middle] ?? '') + text.slice(middle + 1),
    },
    { how: 'the first character', value: other(text[0] ?? '') + text.slice(1) },
    { how: 'the last character', value: text.slice(0, -1) + other(text.at(-1) ?? '') },
    { how: 'a character lost', value: text.slice(0, middle) + text.slice(middle + 1) },
    { how: 'a space at the end', value: `${text} ` },
    { how: 'a line end before', value: `\n${text}` },
    { how: 'a NUL at the end', value: `${text}\0` },
    { how: 'upper case', value: upper },
    { how: 'lower case', value: lower },
    { how: 'composed differently', value: text.normalize('NFD') },
    { how: 'nothing left', value: '' },
  ].filter(({ value }) => value !== text)
}

export function flipsOfNumber(number: number): readonly Flip[] {
  return [
    { how: 'one more', value: number + 1 },
    { how: 'one less', value: number - 1 },
    { how: 'the sign', value: number === 0 ? -7 : -number },
    { how: 'a thousand more', value: number + 1000 },
  ]
}

export function flipsOf(value: string | number): readonly Flip[] {
  return typeof value === 'string' ? flipsOfText(value) : flipsOfNumber(value)
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Every way to change one place of a JSON value: each leaf, each key, each element. `where` is its path. */
export function* changesOf(value: Json, where = ''): Generator<{ readonly where: string; readonly value: Json }> {
  if (typeof value === 'string') yield { where, value: value === '' ? 'x' : value.slice(0, -1) + other(value.at(-1)!) }
  else if (typeof value === 'number') yield* [value + 1, value - 1].map((changed) => ({ where, value: changed }))
  else if (typeof value === 'boolean') yield { where, value: !value }
  else if (value === null) yield { where, value: 0 }
  else if (Array.isArray(value)) {
    yield { where: `${where}[+]`, value: [...value, value[0] ?? 0] }
    for (const [index, element] of value.entries()) {
      yield { where: `${where}[-${index}]`, value: value.toSpliced(index, 1) }
      for (const change of changesOf(element, `${where}[${index}]`)) {
        yield { where: change.where, value: value.with(index, change.value) }
      }
    }
  } else {
    yield { where: `${where}.+`, value: { ...value, zzz: 1 } }
    for (const [key, inner] of Object.entries(value)) {
      const { [key]: _gone, ...rest } = value
      yield { where: `${where}.-${key}`, value: rest }
      for (const change of changesOf(inner, `${where}.${key}`)) {
        yield { where: change.where, value: { ...value, [key]: change.value } }
      }
    }
  }
}
