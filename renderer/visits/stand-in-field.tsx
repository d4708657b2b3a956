import { nothingWritten } from '../../shared/visits/contract.ts'
import { Fault } from '../components/fault.tsx'
import { PersonPicker } from '../components/person-picker.tsx'
import { useWrite } from '../office.ts'

/** Người dự thay of a meeting still ahead: the line is written as soon as somebody is named. */
export function StandInField({ meetingId }: { readonly meetingId: string }) {
  const write = useWrite('visits.set')
  return (
    <>
      <PersonPicker
        label="Cử người dự thay"
        description="Ghi trước buổi họp; sau buổi họp phần mềm gợi ý người này có dự."
        isAdding
        error={write.error?.fields.standsIn}
        onCommit={(person) => {
          if (person?.personId == null) return
          const { personId } = person
          write.mutate({ meetingId, personId, seen: null, visit: { ...nothingWritten, standsIn: true } })
        }}
      />
      <Fault fault={write.error} />
    </>
  )
}
