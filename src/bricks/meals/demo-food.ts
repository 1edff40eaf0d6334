import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import { zCourse, zDish, zMenu, type Course, type Diet, type Dish, type Menu, type Texture } from './rules/food.ts'

type Row = readonly [
  name: string,
  course: Course,
  allergens: Dish['allergens'],
  ingredients: readonly string[],
  /** Besides those that suit everybody. */
  without?: readonly Diet[],
]
const everyDiet: readonly Diet[] = ['normal', 'salt-free', 'sugar-free', 'pork-free', 'vegetarian', 'diabetic']
const everyTexture: readonly Texture[] = ['normal', 'minced', 'mixed']
const MEAT: readonly Diet[] = ['vegetarian']
const PORK: readonly Diet[] = ['vegetarian', 'pork-free']
const SWEET: readonly Diet[] = ['sugar-free', 'diabetic']

/** What the demo's kitchen cooks. Allergens are those of a usual recipe; a café fills in its own. */
const rows: readonly Row[] = [
  ['Velouté de potiron', 'soup', ['milk', 'celery'], ['potiron']],
  ['Soupe de légumes', 'soup', ['celery'], ['poireau', 'carotte']],
  ['Carottes râpées', 'starter', ['mustard'], ['carotte']],
  ['Betteraves vinaigrette', 'starter', ['mustard'], ['betterave']],
  ['Œuf mayonnaise', 'starter', ['eggs', 'mustard'], ['œuf']],
  ['Poulet rôti', 'main', [], ['poulet'], MEAT],
  ['Bœuf bourguignon', 'main', ['sulphites', 'celery'], ['bœuf', 'vin'], MEAT],
  ['Brandade de morue', 'main', ['fish', 'milk'], ['morue'], MEAT],
  ['Blanquette de dinde', 'main', ['milk', 'gluten'], ['dinde', 'champignon'], MEAT],
  ['Saucisse aux lentilles', 'main', ['sulphites'], ['porc', 'lentille'], PORK],
  ['Omelette aux herbes', 'main', ['eggs'], ['œuf']],
  ['Gratin de légumes', 'main', ['milk'], ['courgette', 'tomate']],
  ['Purée maison', 'side', ['milk'], ['pomme de terre']],
  ['Haricots verts', 'side', [], ['haricot']],
  ['Riz', 'side', [], ['riz']],
  ['Fromage blanc', 'cheese', ['milk'], []],
  ['Compote sans lait', 'cheese', [], ['pomme']],
  ['Compote de pommes', 'dessert', [], ['pomme']],
  ['Tarte aux poires', 'dessert', ['gluten', 'eggs', 'milk'], ['poire'], SWEET],
  ['Clafoutis', 'dessert', ['gluten', 'eggs', 'milk'], ['cerise'], SWEET],
  ['Pain', 'bread', ['gluten'], []],
  ['Pain de riz', 'bread', [], ['riz']],
]
/** The same in every demo, so that what was shown once can be shown again. */
const idOf = (at: number) => `dsh_00000000-0000-4000-8000-${String(at).padStart(12, '0')}`

export function demoDishes(): readonly Dish[] {
  return rows.map(([name, course, allergens, ingredients, without = []], at) =>
    zDish.parse({
      dishId: idOf(at),
      name,
      course,
      allergens,
      ingredients,
      diets: everyDiet.filter((diet) => !without.includes(diet)),
      textures: everyTexture,
      lifeDays: 3,
    }),
  )
}

/** For each day of a week: soup, starter, two mains, side, dessert; cheese and bread with one for whoever cannot. */
const week: readonly (readonly [string, string, string, string, string, string])[] = [
  ['Velouté de potiron', 'Carottes râpées', 'Poulet rôti', 'Omelette aux herbes', 'Purée maison', 'Compote de pommes'],
  ['Soupe de légumes', 'Œuf mayonnaise', 'Bœuf bourguignon', 'Gratin de légumes', 'Riz', 'Tarte aux poires'],
  ['Velouté de potiron', 'Betteraves vinaigrette', 'Blanquette de dinde', 'Omelette aux herbes', 'Riz', 'Clafoutis'],
  [
    'Soupe de légumes',
    'Carottes râpées',
    'Saucisse aux lentilles',
    'Gratin de légumes',
    'Haricots verts',
    'Compote de pommes',
  ],
  [
    'Velouté de potiron',
    'Œuf mayonnaise',
    'Brandade de morue',
    'Omelette aux herbes',
    'Haricots verts',
    'Tarte aux poires',
  ],
  ['Soupe de légumes', 'Betteraves vinaigrette', 'Poulet rôti', 'Gratin de légumes', 'Purée maison', 'Clafoutis'],
  ['Velouté de potiron', 'Carottes râpées', 'Bœuf bourguignon', 'Omelette aux herbes', 'Riz', 'Compote de pommes'],
]
const ALWAYS = [
  'Fromage blanc',
  'Compote sans lait',
  'Compote de pommes',
  'Pain',
  'Pain de riz',
  'Haricots verts',
  'Soupe de légumes',
  'Betteraves vinaigrette',
]

/** Two weeks of menus from a Monday on: each course with the dish of the day, and what there is always. */
export function demoMenus(monday: BusinessDay, weeks: number): readonly Menu[] {
  const dishes = demoDishes()
  return Array.from({ length: weeks * week.length }, (_, n) => {
    const names = [...new Set([...(week[n % week.length] ?? []), ...ALWAYS])]
    const served = names.flatMap((name) => dishes.filter((dish) => dish.name === name))
    const courses = zCourse.options.flatMap((course) => {
      const dishIds = served.filter((dish) => dish.course === course).map(({ dishId }) => dishId)
      return dishIds.length > 0 ? [{ course, dishIds }] : []
    })
    return zMenu.parse({ day: addDays(monday, n), service: 'lunch', courses })
  })
}
