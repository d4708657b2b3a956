import { Button, Group } from '@mantine/core'
import { useRef, useState } from 'react'
import type { BodyPosts, HeldPost } from '../../shared/organisation/post-contract.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { TextField } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'

interface EndPostFormProps {
  readonly post: HeldPost
  readonly body: BodyPosts
  readonly onClose: () => void
}

/** The first day on which somebody no longer holds a post. */
export function EndPostForm({ post, body, onClose }: EndPostFormProps) {
  const write = useWrite('organisation.endPost')
  const today = useRead('setup.state', {}).data?.today ?? null
  const on = useRef(today)
  const note = useRef(post.note)
  const [problem, setProblem] = useState<string>()
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        leaveField()
        setProblem(on.current === null ? 'Chưa nhập ngày' : undefined)
        if (on.current === null) return
        write.mutate(
          { id: post.id, revision: body.revision, on: on.current, note: note.current },
          { onSuccess: onClose },
        )
      }}
    >
      <p>
        {post.fullName} thôi giữ chức vụ {post.name}. Danh sách các buổi sinh hoạt trước ngày ấy giữ nguyên.
      </p>
      <DateField
        label="Thôi giữ từ ngày"
        required
        autoFocus
        defaultValue={today}
        error={problem ?? write.error?.fields.on}
        onCommit={(day) => {
          on.current = day
        }}
        onProblem={(wrong) => {
          if (wrong !== undefined) on.current = null
        }}
      />
      <TextField
        label="Ghi chú"
        maxLength={300}
        defaultValue={post.note}
        onInput={(text) => {
          note.current = text
        }}
      />
      {write.error?.fields.on === undefined && <Fault fault={write.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button type="submit" loading={write.isPending}>
          Ghi
        </Button>
      </Group>
    </form>
  )
}
