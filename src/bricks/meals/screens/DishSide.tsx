import { useState } from 'react'
import { allergens } from '../../../shared/catalogue.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { DishId } from '../ids.ts'
import { zCourse, zDiet, zTexture, type Dish } from '../rules/food.ts'
import { Chips, toggled } from './Chips.tsx'
import { listText, readList } from './file-form.ts'
import { YesNo } from './IdentityPart.tsx'
import { MealsSide } from './MealsMain.tsx'
import { useShop } from './shop.ts'
import { Twice } from './Twice.tsx'

const freshDish = (dishId: DishId): Dish => ({
  dishId,
  name: '',
  course: 'main',
  allergens: null,
  ingredients: [],
  diets: ['normal'],
  textures: ['normal'],
  lifeDays: 3,
})
const LIFE_MAX = 30

/** One dish: what is in it, whom it suits, how long it keeps. */
export function DishSide(props: {
  readonly dishId: DishId
  readonly dish: Dish | undefined
  readonly onGone: () => void
}) {
  const shop = useShop()
  const { t, words, part, host } = shop
  const own = t.people.menus
  const [dish, setDish] = useState(props.dish ?? freshDish(props.dishId))
  const [made, setMade] = useState(listText(dish.ingredients))
  const write = (next: Partial<Dish>) => setDish({ ...dish, ...next })
  const save = () =>
    shop.ask(
      (commandId) =>
        part.saveDish({ dish: { ...dish, name: dish.name.trim(), ingredients: readList(made) }, commandId }),
      () => {
        shop.again()
        shop.done(own.dishSaved)
      },
    )
  const remove = () =>
    shop.ask(
      (commandId) => part.removeDish({ dishId: dish.dishId, commandId }),
      () => {
        shop.again()
        shop.done(own.removed)
        props.onGone()
      },
    )
  const title = dish.name.trim() || own.newDish
  return (
    <MealsSide
      label={title}
      head={
        <p>
          <b>{title}</b>
        </p>
      }
      keys={
        <>
          <p className="sv-missing" role="status">
            {dish.name.trim() === '' ? own.fillFirst : ''}
          </p>
          <div className="sv-keys">
            {props.dish && <Twice text={own.remove} sure={own.removeSure} onPress={remove} />}
            <Button className="sv-main" icon="check" off={dish.name.trim() === ''} onPress={save}>
              {own.saveDish}
            </Button>
          </div>
        </>
      }
    >
      <Field label={own.name} keys="text" maxLength={60} value={dish.name} onChange={(name) => write({ name })} />
      <Chips
        label={own.course}
        columns={2}
        value={dish.course}
        chips={zCourse.options.map((value) => ({ value, text: words.courses[value] }))}
        onChoose={(course) => write({ course })}
      />
      <YesNo
        label={own.filled}
        value={dish.allergens !== null}
        onChange={(filled) => write({ allergens: filled ? (dish.allergens ?? []) : null })}
      />
      {dish.allergens !== null && (
        <Chips
          label={own.allergens}
          columns={2}
          value={dish.allergens}
          chips={allergens.map((value) => ({ value, text: words.allergens[value] }))}
          onChoose={(value) => write({ allergens: [...toggled(dish.allergens ?? [], value)] })}
        />
      )}
      <Field label={own.ingredients} keys="text" maxLength={400} value={made} onChange={setMade} />
      <Chips
        label={own.diets}
        columns={2}
        value={dish.diets}
        chips={zDiet.options.map((value) => ({ value, text: words.diets[value] }))}
        onChoose={(value) => write({ diets: [...toggled(dish.diets, value)] })}
      />
      <Chips
        label={own.textures}
        columns={3}
        value={dish.textures}
        chips={zTexture.options.map((value) => ({ value, text: words.textures[value] }))}
        onChoose={(value) => write({ textures: [...toggled(dish.textures, value)] })}
      />
      <Field
        label={own.life}
        keys="digits"
        maxLength={2}
        value={String(dish.lifeDays)}
        onChange={(text) => write({ lifeDays: Math.min(LIFE_MAX, Math.trunc(Number(text.replaceAll(/\D/g, '')))) })}
      />
      <host.Keys />
    </MealsSide>
  )
}
