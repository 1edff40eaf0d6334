import { getEventIteratorSchemaDetails, type AnyContractProcedure } from '@orpc/contract'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bricks, wholeContract as contract } from '../../src/main/bricks.ts'
import { commonRefusals, type ProcedureMeta } from '../../src/shared/contracts/procedure.ts'

const FILE = new URL('contract.json', import.meta.url)
const common: readonly string[] = commonRefusals

type Schema = AnyContractProcedure['~orpc']['inputSchema']

/** As far as zod can print it: what only a function checks (ids, cents) is printed as {}. */
function printed(schema: Schema, io: 'input' | 'output'): unknown {
  if (schema === undefined) return null
  const streamed = getEventIteratorSchemaDetails(schema)
  if (streamed) return { eachEvent: printed(streamed.yields, io) }
  expect(schema).toBeInstanceOf(z.ZodType)
  const { $schema: _, ...json } = z.toJSONSchema(schema as z.ZodType, { io, unrepresentable: 'any' })
  return json
}

function procedureOf(procedure: AnyContractProcedure) {
  const { meta, errorMap, inputSchema, outputSchema } = procedure['~orpc']
  const { kind, stations, right } = meta as ProcedureMeta
  return {
    kind,
    stations,
    right,
    refusals: Object.keys(errorMap).filter((code) => !common.includes(code)),
    input: printed(inputSchema, 'input'),
    output: printed(outputSchema, 'output'),
  }
}

function wholeContract() {
  return {
    everyRefusal: commonRefusals,
    services: bricks.map(({ id }) => id).toSorted(),
    procedures: Object.fromEntries(
      Object.entries(contract).flatMap(([part, procedures]) =>
        Object.entries(procedures as Record<string, AnyContractProcedure>).map(([name, procedure]) => [
          `${part}.${name}`,
          procedureOf(procedure),
        ]),
      ),
    ),
  }
}

describe('the contract', () => {
  const now = wholeContract()

  it('is the one that was printed; when you meant to change it, run with UPDATE_CONTRACT=1 and read the difference', () => {
    if (process.env['UPDATE_CONTRACT'] === '1') writeFileSync(FILE, `${JSON.stringify(now, null, 2)}\n`)
    const kept = JSON.parse(readFileSync(FILE, 'utf8')) as typeof now
    // A service whose folder is gone took its part with it; no part of the till itself may be missing.
    const gone = new Set(kept.services.filter((id) => !now.services.includes(id)))
    const left = Object.entries(kept.procedures).filter(([name]) => !gone.has(name.split('.')[0] ?? ''))
    const services = kept.services.filter((id) => !gone.has(id))
    expect(JSON.parse(JSON.stringify(now))).toEqual({ ...kept, services, procedures: Object.fromEntries(left) })
  })

  it('is really looked at', () => {
    const procedures = Object.values(now.procedures)
    expect(Object.keys(now.procedures).length).toBeGreaterThanOrEqual(30)
    expect(procedures.filter(({ kind }) => kind === 'command').length).toBeGreaterThanOrEqual(19)
    expect(now.procedures['tenders.take']).toMatchObject({
      kind: 'command',
      stations: ['counter', 'room'],
      refusals: expect.arrayContaining(['CARD_OVER_DUE', 'CASH_OVER_LIMIT']),
      input: {
        type: 'object',
        additionalProperties: false,
        required: expect.arrayContaining(['commandId', 'dueCents']),
      },
    })
    expect(now.procedures['till.events']).toMatchObject({ kind: 'stream', output: { eachEvent: { type: 'object' } } })
  })

  it('lets the room ask whatever the counter may', () => {
    const procedures = Object.entries(now.procedures).filter(([name]) => name !== 'customerDisplay.shown')
    const onlyHere = procedures.filter(([, { stations }]) => stations.includes('counter') !== stations.includes('room'))
    expect(onlyHere.map(([name]) => name)).toEqual([])
  })

  it('gives every command an id and every question a strict input', () => {
    for (const [name, { kind, input }] of Object.entries(now.procedures)) {
      if (kind === 'stream') continue
      expect(input, name).toMatchObject({ type: 'object', additionalProperties: false })
      if (kind === 'command') expect(input, name).toMatchObject({ required: expect.arrayContaining(['commandId']) })
    }
  })

  it('lets a query refuse nothing of its own', () => {
    const refusing = Object.entries(now.procedures).filter(([, p]) => p.kind !== 'command' && p.refusals.length > 0)
    expect(refusing).toEqual([])
  })
})
