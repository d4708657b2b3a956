import { Checkbox, Select } from '@mantine/core'
import {
  type GivenRight,
  givenRights,
  rightNames,
  rights,
  roleNames,
  roleOf,
  roleRights,
  roles,
} from '../../shared/accounts/rights.ts'

const own = 'own'
const choices = [
  ...roles.map((role) => ({ value: role as string, label: roleNames[role] })),
  { value: own, label: 'Quyền riêng, chọn bên dưới' },
]

interface RightsFieldsProps {
  readonly given: readonly GivenRight[]
  readonly onChange: (given: readonly GivenRight[]) => void
}

/** A preset sets the ticks; each tick may then be given or taken by itself. Everybody may read. */
export function RightsFields({ given, onChange }: RightsFieldsProps) {
  return (
    <>
      <Select
        label="Vai trò"
        data={choices}
        value={roleOf(given) ?? own}
        onChange={(value) => {
          const role = roles.find((each) => each === value)
          if (role !== undefined) onChange(givenRights(roleRights[role]))
        }}
      />
      <fieldset className="form-section">
        <legend>Quyền</legend>
        <div className="rights">
          {rights.map((right) => (
            <Checkbox
              key={right}
              label={rightNames[right]}
              checked={given.includes(right)}
              disabled={right === 'read'}
              onChange={(event) => {
                const others = given.filter((each) => each !== right)
                onChange(givenRights(event.currentTarget.checked ? [...others, right] : others))
              }}
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}
