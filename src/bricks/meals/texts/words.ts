import type { Lang } from '../../../shared/texts/index.ts'
import type { Course, Diet, MealService, Portion, Texture } from '../rules/food.ts'
import type { Contact, Payer, PauseReason } from '../rules/person.ts'

type Words = {
  readonly diets: Readonly<Record<Diet, string>>
  readonly textures: Readonly<Record<Texture, string>>
  readonly portions: Readonly<Record<Portion, string>>
  readonly courses: Readonly<Record<Course, string>>
  readonly services: Readonly<Record<MealService, string>>
  readonly pauses: Readonly<Record<PauseReason, string>>
  readonly contacts: Readonly<Record<Contact['role'], string>>
  readonly payers: Readonly<Record<Payer['kind'], string>>
}

/** The words of the meals, the same on screens, labels and sheets. */
export const words: Readonly<Record<Lang, Words>> = {
  fr: {
    diets: {
      normal: 'normal',
      'salt-free': 'sans sel',
      'sugar-free': 'sans sucre',
      'pork-free': 'sans porc',
      vegetarian: 'végétarien',
      diabetic: 'diabétique',
    },
    textures: { normal: 'normale', minced: 'hachée', mixed: 'mixée' },
    portions: { small: 'petite', normal: 'normale', large: 'grande' },
    courses: {
      soup: 'potage',
      starter: 'entrée',
      main: 'plat',
      side: 'accompagnement',
      cheese: 'fromage',
      dessert: 'dessert',
      bread: 'pain',
    },
    services: { lunch: 'midi', dinner: 'soir' },
    pauses: { hospital: 'hôpital', family: 'famille', holiday: 'vacances', other: 'autre' },
    contacts: { emergency: 'urgence', referent: 'référent', doctor: 'médecin', family: 'famille' },
    payers: { ccas: 'CCAS', apa: 'APA', fund: 'caisse', family: 'famille' },
  },
  en: {
    diets: {
      normal: 'normal',
      'salt-free': 'salt-free',
      'sugar-free': 'sugar-free',
      'pork-free': 'no pork',
      vegetarian: 'vegetarian',
      diabetic: 'diabetic',
    },
    textures: { normal: 'normal', minced: 'minced', mixed: 'mixed' },
    portions: { small: 'small', normal: 'normal', large: 'large' },
    courses: {
      soup: 'soup',
      starter: 'starter',
      main: 'main',
      side: 'side',
      cheese: 'cheese',
      dessert: 'dessert',
      bread: 'bread',
    },
    services: { lunch: 'noon', dinner: 'evening' },
    pauses: { hospital: 'hospital', family: 'family', holiday: 'holiday', other: 'other' },
    contacts: { emergency: 'emergency', referent: 'referent', doctor: 'doctor', family: 'family' },
    payers: { ccas: 'CCAS', apa: 'APA', fund: 'fund', family: 'family' },
  },
}
