import type { CustomerDetails } from '../../src/shared/contracts/customers.ts'

/** Somebody of the village, with nothing an invoice would need. */
export const durand: CustomerDetails = {
  name: 'Jeanne Durand',
  phone: '06 11 22 33 44',
  email: '',
  addressLines: [],
  postcode: '',
  city: '',
  country: 'FR',
  siren: '',
  vatNumber: '',
}
