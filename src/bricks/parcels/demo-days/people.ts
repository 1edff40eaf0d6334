import type { Random } from '../../../main/demo/index.ts'

const FIRST = [
  'Adèle',
  'Barnabé',
  'Clémence',
  'Désiré',
  'Edmée',
  'Fulbert',
  'Germaine',
  'Hippolyte',
  'Irénée',
  'Joséphine',
  'Léopold',
  'Mathurin',
]
const LAST = ['Cafetière', 'Boudin', 'Passoire', 'Ficelle', 'Bourrache', 'Sifflet', 'Lanterne', 'Paillasson', 'Tricot']

/** Somebody of a village that does not exist. */
export const somebody = (random: Random): string => `${random.pick(FIRST)} ${random.pick(LAST)}`
