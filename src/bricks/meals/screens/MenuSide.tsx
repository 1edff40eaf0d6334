import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { DishId } from '../ids.ts'
import { zCourse, type Course, type MealService, type Menu } from '../rules/food.ts'
import { Chips, toggled } from './Chips.tsx'
import { MealsSide } from './MealsMain.tsx'
import { useShop } from './shop.ts'

const MOST = 6
type Courses = Readonly<Partial<Record<Course, readonly DishId[]>>>

/** What there is at a meal: for each course the dishes that were tapped, the first of them by default. */
export function MenuSide(props: {
  readonly day: BusinessDay
  readonly service: MealService
  readonly menu: Menu | undefined
}) {
  const shop = useShop()
  const { t, queries, words, part } = shop
  const own = t.people.menus
  const { day, service, menu } = props
  const [courses, setCourses] = useState<Courses>(() =>
    Object.fromEntries((menu?.courses ?? []).map(({ course, dishIds }) => [course, dishIds])),
  )
  const dishes = useQuery(queries.dishes.queryOptions({ input: { all: false } })).data ?? []
  const tap = (course: Course, dishId: DishId) =>
    setCourses({ ...courses, [course]: toggled(courses[course] ?? [], dishId).slice(0, MOST) })
  const save = () => {
    const wanted = zCourse.options.flatMap((course) => {
      const dishIds = [...(courses[course] ?? [])]
      return dishIds.length > 0 ? [{ course, dishIds }] : []
    })
    shop.ask(
      (commandId) => part.saveMenu({ menu: { day, service, courses: wanted }, commandId }),
      () => {
        shop.again()
        shop.done(own.saved)
      },
    )
  }
  const title = `${words.longDay(day)}, ${words.services[service]}`
  return (
    <MealsSide
      label={title}
      head={
        <p>
          <b>{title}</b>
        </p>
      }
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="check" onPress={save}>
            {own.save}
          </Button>
        </div>
      }
    >
      {zCourse.options
        .filter((course) => dishes.some((dish) => dish.course === course))
        .map((course) => (
          <Chips
            key={course}
            label={words.courses[course]}
            columns={2}
            value={courses[course] ?? []}
            chips={dishes
              .filter((dish) => dish.course === course)
              .map((dish) => ({
                value: dish.dishId,
                text: dish.name,
                ...(courses[course]?.[0] === dish.dishId ? { note: own.first } : {}),
                ...(dish.allergens === null ? { note: own.lacking } : {}),
              }))}
            onChoose={(dishId) => tap(course, dishId)}
          />
        ))}
    </MealsSide>
  )
}
