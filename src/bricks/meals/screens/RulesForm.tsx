import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { MealsSetup } from '../rules/setup.ts'
import { clockOf } from '../texts/days.ts'
import { YesNo } from './IdentityPart.tsx'
import { useShop } from './shop.ts'
import { useSaveSetup } from './use-save-setup.ts'

/** « 10:00 » in minutes since midnight; undefined where it is no time. */
function readClock(text: string): number | undefined {
  const match = /^(\d{1,2})[:h](\d{2})$/.exec(text.trim())
  if (!match) return undefined
  const minute = Number(match[1]) * 60 + Number(match[2])
  return Number(match[2]) < 60 && minute < 1440 ? minute : undefined
}
function readNumber(text: string, min: number, max: number): number | undefined {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && Number.isFinite(value) && value >= min && value <= max ? value : undefined
}
const tenths = (value: number) => String(value / 10).replace('.', ',')

/** When it is too late, what being late costs, which days count, and how cold is cold. */
export function RulesForm({ setup }: { readonly setup: MealsSetup }) {
  const { t } = useShop()
  const save = useSaveSetup()
  const own = t.people.setup
  const [rules, setRules] = useState(setup)
  const [typed, setTyped] = useState({
    days: String(setup.cutOff.workingDays),
    time: clockOf(setup.cutOff.minute),
    late: String(setup.lateBilledPercent),
    planned: String(setup.plannedDays),
    cold: tenths(setup.temperatures.coldLimit),
    alarm: tenths(setup.temperatures.coldAlarm),
    hot: tenths(setup.temperatures.hotLimit),
    reminder: String(setup.reminderDays),
  })
  const meant = meantOf(rules, typed)
  const field = (name: keyof typeof typed, label: string, keys: 'digits' | 'amount' | 'text' = 'digits') => (
    <Field
      label={label}
      keys={keys}
      maxLength={6}
      value={typed[name]}
      onChange={(text) => setTyped({ ...typed, [name]: text })}
    />
  )
  const choice = (
    name: 'alsaceMoselle' | 'deliversOnHolidays' | 'hospitalIsWaived' | 'isHot' | 'containers',
    label: string,
  ) => <YesNo label={label} value={rules[name]} onChange={(value) => setRules({ ...rules, [name]: value })} />
  return (
    <form className="sv-form ml-form" onSubmit={(event) => event.preventDefault()}>
      <div className="ml-two">
        {field('days', own.cutOffDays)}
        {field('time', own.cutOffTime, 'text')}
        {field('late', own.late)}
        {choice('hospitalIsWaived', own.hospital)}
        {choice('alsaceMoselle', own.alsace)}
        {choice('deliversOnHolidays', own.holidays)}
        {field('planned', own.planned)}
        {field('reminder', own.reminder)}
        {field('cold', own.cold, 'amount')}
        {field('alarm', own.alarm, 'amount')}
        {field('hot', own.hot, 'amount')}
        {choice('isHot', own.isHot)}
        {choice('containers', own.containers)}
      </div>
      <Field
        label={own.word}
        keys="text"
        maxLength={200}
        value={rules.wordOfTheDay}
        onChange={(wordOfTheDay) => setRules({ ...rules, wordOfTheDay })}
      />
      <p className="sv-missing" role="status">
        {meant ? '' : own.wrong}
      </p>
      <Button className="sv-main" icon="check" off={!meant} onPress={() => meant && save(meant)}>
        {own.save}
      </Button>
    </form>
  )
}

type Typed = Readonly<Record<'days' | 'time' | 'late' | 'planned' | 'cold' | 'alarm' | 'hot' | 'reminder', string>>
const COLD = [-40, 120] as const

function meantOf(rules: MealsSetup, typed: Typed): MealsSetup | undefined {
  const workingDays = readNumber(typed.days, 0, 10)
  const minute = readClock(typed.time)
  const lateBilledPercent = readNumber(typed.late, 0, 100)
  const plannedDays = readNumber(typed.planned, 7, 120)
  const reminderDays = readNumber(typed.reminder, 5, 90)
  const [cold, alarm, hot] = [typed.cold, typed.alarm, typed.hot].map((text) => readNumber(text, ...COLD))
  if (workingDays === undefined || minute === undefined || lateBilledPercent === undefined) return undefined
  if (plannedDays === undefined || reminderDays === undefined) return undefined
  if (cold === undefined || alarm === undefined || hot === undefined) return undefined
  return {
    ...rules,
    cutOff: { workingDays: Math.trunc(workingDays), minute },
    lateBilledPercent: Math.trunc(lateBilledPercent),
    plannedDays: Math.trunc(plannedDays),
    reminderDays: Math.trunc(reminderDays),
    temperatures: {
      coldLimit: Math.round(cold * 10),
      coldAlarm: Math.round(alarm * 10),
      hotLimit: Math.round(hot * 10),
    },
  }
}
