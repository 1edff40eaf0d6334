import { ok, refuse, type Result } from '../../../shared/result.ts'
import type { Carrier } from './carrier.ts'
import type { Proof } from './parcel.ts'

/** What whoever came shows, before anything is written down. */
export type Shown = Pick<Proof, 'idType' | 'codeOk' | 'thirdPerson' | 'signature'>
type Rule = Pick<Carrier, 'name' | 'proof' | 'thirdPerson' | 'isSigned'>

export const proofRefusals = [
  'ID_NOT_SHOWN',
  'CODE_NOT_GIVEN',
  'THIRD_PERSON_REFUSED',
  'OWN_ID_NOT_SHOWN',
  'BOTH_IDS_NEEDED', // a written proxy is none (Pickup's FAQ, parcels.md §1.1)
  'SIGNATURE_MISSING',
] as const
type ProofRefusal = (typeof proofRefusals)[number]

const wantsId = ({ proof }: Rule): boolean => proof === 'id' || proof === 'id-and-code'
const wantsCode = ({ proof }: Rule): boolean => proof === 'code' || proof === 'id-and-code'

/** Whether a carrier hands over for what is shown (parcels.md §1.1, A-09); no word of it is ever a number or a picture. */
export function suffices(rule: Rule, shown: Shown): Result<null, ProofRefusal> {
  const { name: carrier } = rule
  const identity = shown.thirdPerson
    ? thirdPersonLacks(rule, shown, shown.thirdPerson.idType)
    : recipientLacks(rule, shown)
  if (identity !== undefined) return refuse(identity, { carrier })
  return rule.isSigned && shown.signature === '' ? refuse('SIGNATURE_MISSING', { carrier }) : ok(null)
}

const isNamed = (idType: Shown['idType']): boolean => idType !== 'none' && idType !== 'unsaid'

function recipientLacks(rule: Rule, { idType, codeOk }: Shown): ProofRefusal | undefined {
  if (wantsId(rule) && idType === 'none') return 'ID_NOT_SHOWN'
  return wantsCode(rule) && !codeOk ? 'CODE_NOT_GIVEN' : undefined
}

function thirdPersonLacks(rule: Rule, { idType, codeOk }: Shown, ownIdType: Shown['idType']): ProofRefusal | undefined {
  switch (rule.thirdPerson) {
    case 'refused':
      return 'THIRD_PERSON_REFUSED'
    case 'both-ids':
      // Each of the two was looked at as what it is: one gesture for both of them proves nothing.
      if (!isNamed(idType) || !isNamed(ownIdType)) return 'BOTH_IDS_NEEDED'
      break
    case 'own-id':
      if (ownIdType === 'none') return 'OWN_ID_NOT_SHOWN'
      break
    case 'code':
      // Whoever has the code may have the parcel.
      return codeOk ? undefined : 'CODE_NOT_GIVEN'
  }
  return wantsCode(rule) && !codeOk ? 'CODE_NOT_GIVEN' : undefined
}

/** What one proof of several carriers has to hold: the most that any of them asks. */
export function strictest(rules: readonly Rule[]): Pick<Carrier, 'proof' | 'thirdPerson' | 'isSigned'> {
  const has = (of: (rule: Rule) => boolean) => rules.some(of)
  const proof = has(wantsId) ? (has(wantsCode) ? 'id-and-code' : 'id') : has(wantsCode) ? 'code' : 'nothing'
  const order = ['refused', 'both-ids', 'own-id', 'code'] as const
  const thirdPerson = order.find((one) => has((rule) => rule.thirdPerson === one)) ?? 'refused'
  return { proof, thirdPerson, isSigned: has(({ isSigned }) => isSigned) }
}

/** What was seen, for « Déjà remis … (pièce vérifiée) ». */
export function seenOf({ idType, codeOk }: Pick<Shown, 'idType' | 'codeOk'>): Carrier['proof'] {
  if (idType === 'none') return codeOk ? 'code' : 'nothing'
  return codeOk ? 'id-and-code' : 'id'
}
