import { zAlcoholRules } from '../alcohol.ts'
import { command, query } from './procedure.ts'

/** What the café may sell of alcohol, and what it asks first. */
export const rules = query({ right: 'look', output: zAlcoholRules })

export const changeRules = command({ right: 'settings', input: { rules: zAlcoholRules }, output: zAlcoholRules })

export const alcohol = { rules, changeRules }
