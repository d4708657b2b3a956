import type { HeldPost, PostAct } from '../../shared/organisation/post-contract.ts'
import { useWrite } from '../office.ts'
import { UndoButton } from './undo-button.tsx'

interface UndoPostProps {
  readonly post: HeldPost
  readonly act: PostAct
}

/** Takes back that a post was given, or that it ended, after a question. */
export function UndoPost({ post, act }: UndoPostProps) {
  const { mutate, isPending, error, reset } = useWrite('organisation.undoPost')
  const isEnd = act.what === 'end'
  return (
    <UndoButton
      what={isEnd ? 'thôi giữ chức vụ' : 'ghi chức vụ'}
      label={`${isEnd ? 'thôi giữ' : 'ghi chức vụ'} ${post.name}, ${post.fullName}`}
      done="Đã hoàn tác. Chức vụ trở lại như trước."
      write={{
        isPending,
        error,
        reset,
        undo: (onSuccess) => mutate({ actId: act.id }, { onSuccess }),
      }}
    >
      <p>
        {isEnd
          ? `${post.fullName} lại giữ chức vụ ${post.name} như khi chưa ghi thôi giữ.`
          : `${post.fullName} không còn được ghi giữ chức vụ ${post.name}.${
              act.back.length === 0 ? '' : ` ${act.back.join(', ')} giữ lại chức vụ như trước.`
            }`}
      </p>
    </UndoButton>
  )
}
