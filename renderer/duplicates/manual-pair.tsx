import { Button } from '@mantine/core'
import { useState } from 'react'
import { leaveField } from '../components/leave-field.ts'
import { navigate } from '../components/location.ts'
import { PersonPicker } from '../components/person-picker.tsx'
import classes from './duplicates.module.css'
import { pairAddress } from './head-words.ts'

/** Two records chosen by name, for a pair that the search did not find. */
export function ManualPair() {
  const [kept, setKept] = useState<string | null>(null)
  const [given, setGiven] = useState<string | null>(null)
  const [problem, setProblem] = useState<string>()
  return (
    <section className="section">
      <h2>So sánh hai hồ sơ khác</h2>
      <form
        className={classes.manual}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          leaveField()
          if (kept === null || given === null) setProblem('Hãy chọn đủ hai người trong danh sách gợi ý.')
          else if (kept === given) setProblem('Hai ô đang chọn cùng một hồ sơ.')
          else navigate(pairAddress(kept, given))
        }}
      >
        <PersonPicker label="Hồ sơ giữ lại" onCommit={(person) => setKept(person?.personId ?? null)} />
        <PersonPicker label="Hồ sơ bỏ đi" onCommit={(person) => setGiven(person?.personId ?? null)} />
        <Button type="submit" variant="default">
          So sánh
        </Button>
      </form>
      {problem !== undefined && (
        <p role="alert" className="attention">
          {problem}
        </p>
      )}
    </section>
  )
}
