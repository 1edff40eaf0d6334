import { z } from 'zod'
import { ONE } from '../../src/shared/money.ts'

const uuid = () => globalThis.crypto.randomUUID()
const UUID_PREFIXES = [
  'tkt',
  'lin',
  'tnd',
  'ses',
  'mov',
  'job',
  'pay',
  'plc',
  'cus',
  'rom',
  'pls',
  'tbl',
  'cmd',
  'vch',
  'acc',
  'bmd',
  'bik',
  'bac',
  'rnt',
  'rep',
  'pcl',
  'dlv',
  'mnf',
  'prf',
  'ivt',
  'inc',
  'pho',
  'dsh',
  'mor',
  'rnd',
  'bat',
  'pau',
  'wel',
  'ide',
  'voi',
  'spc',
  'bkg',
  'ser',
  'sti',
  'sup',
  'cnt',
  'ord',
  'brd',
  'itm',
  'nte',
  'imp',
]
const SLUG_PREFIXES = ['prd', 'opt', 'opr', 'drw', 'pst', 'prn']

/** What a field may hold that only a function checks: the first that it takes. Ids are fresh, so that none is known. */
const candidates = (): readonly unknown[] => [
  ONE,
  1,
  0,
  100,
  2026,
  550,
  2,
  10,
  ...UUID_PREFIXES.map((prefix) => `${prefix}_${uuid()}`),
  ...SLUG_PREFIXES.map((prefix) => `${prefix}_nobody-knows`),
  uuid(),
  '2026-11-23',
  '2026-11',
  '2026',
  'a',
  '0001',
  '000001',
  'FR',
  'a@b.fr',
  '732829320',
  '73282932000074',
  '3017620422003',
  '0123456789abcdef',
  'c1',
  'nobody-knows',
  'Europe/Paris',
  '/dev/ttyS0',
  `age1${'q'.repeat(58)}`,
  '',
]

type Def = {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly options?: readonly z.ZodType[]
  readonly element?: z.ZodType
  readonly items?: readonly z.ZodType[]
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly entries?: Readonly<Record<string, unknown>>
  readonly values?: readonly unknown[]
}

/** A list is as short as it may be; a week has seven days. */
const LENGTHS = [0, 1, 2, 3, 7]

const accepted = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success

/** Something that a schema takes, whatever it says, its own example where it has one; throws where nothing that is tried is taken. */
export function anyInput(schema: z.ZodType): unknown {
  const def = schema.def as unknown as Def // zod's own description of a schema, read as data
  const [example] = z.array(z.unknown()).default([]).parse(schema.meta()?.['examples'])
  const value = example ?? valueOf(schema, def)
  if (accepted(schema, value)) return value
  throw new Error(`nothing was found that ${JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' }))} takes`)
}

function valueOf(schema: z.ZodType, def: Def): unknown {
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {})
          .filter(([, field]) => field.def.type !== 'optional' && !accepted(field, undefined))
          .map(([name, field]) => [name, anyInput(field)]),
      )
    case 'union':
      return (def.options ?? []).map(tryInput).find((found) => found !== undefined)
    case 'array':
      for (const length of LENGTHS) {
        const list = Array.from({ length }, () => anyInput(def.element!))
        if (accepted(schema, list)) return list
      }
      return undefined
    case 'tuple':
      return (def.items ?? []).map(anyInput)
    case 'record': {
      const keys = Object.values((def.keyType?.def as unknown as Def | undefined)?.entries ?? {}) as string[]
      return Object.fromEntries(keys.map((key) => [key, anyInput(def.valueType!)]))
    }
    case 'enum':
      return Object.values(def.entries ?? {})[0]
    case 'literal':
      return def.values?.[0]
    case 'boolean':
      return false
    case 'nullable':
      return null
    case 'readonly':
    case 'nonoptional':
      return anyInput(def.innerType!)
    case 'pipe':
      return anyInput(def.in!)
    default:
      return candidates().find((value) => accepted(schema, value))
  }
}

function tryInput(schema: z.ZodType): unknown {
  try {
    return anyInput(schema)
  } catch {
    return undefined
  }
}
