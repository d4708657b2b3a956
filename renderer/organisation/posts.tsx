import { Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { BodyPosts, HeldPost } from '../../shared/organisation/post-contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { spanWords } from '../components/spans.ts'
import { useRead } from '../office.ts'
import { EndPostForm } from './end-post-form.tsx'
import { PostForm } from './post-form.tsx'
import classes from './posts.module.css'
import { UndoPost } from './undo-post.tsx'

type Asked =
  | { readonly what: 'appoint' }
  | { readonly what: 'end'; readonly post: HeldPost }
  | { readonly what: 'correct'; readonly post: HeldPost }

const titles: Readonly<Record<Asked['what'], string>> = {
  appoint: 'Ghi chức vụ mới',
  end: 'Thôi giữ chức vụ',
  correct: 'Sửa chức vụ',
}

interface PostsProps {
  readonly bodyId: string | null
  readonly isReadOnly: boolean
}

/** Who holds which post of a body since when and by which paper; those who held one are folded away. */
export function Posts({ bodyId, isReadOnly }: PostsProps) {
  const posts = useRead('organisation.posts', { bodyId })
  const [asked, setAsked] = useState<Asked>()
  if (posts.data === undefined) return <Fault fault={posts.error} onAgain={() => void posts.refetch()} />
  const { posts: all, hints } = posts.data
  const held = all.filter(({ isHeld }) => isHeld)
  const former = all.filter(({ isHeld }) => !isHeld)
  const close = () => setAsked(undefined)
  const buttons = isReadOnly ? undefined : (post: HeldPost) => <PostButtons post={post} onAsk={setAsked} />
  return (
    <section className="section">
      <div className="section-head">
        <h3>Chức vụ</h3>
        {!isReadOnly && (
          <ButtonFor
            right="write"
            size="compact-sm"
            variant="subtle"
            onClick={() => setAsked({ what: 'appoint' })}
          >
            Ghi chức vụ
          </ButtonFor>
        )}
      </div>
      {held.length === 0 && <p className="muted">Chưa ghi ai giữ chức vụ nào.</p>}
      <PostList title="Trong Đảng" posts={held.filter(({ isParty }) => isParty)} buttons={buttons} />
      <PostList title="Ngoài Đảng" posts={held.filter(({ isParty }) => !isParty)} buttons={buttons} />
      {/* Those of a cell stand at the head of its card. */}
      {(posts.data.kind === 'cell' || isReadOnly ? [] : hints).map((hint) => (
        <p key={hint} className="hint">
          {hint}
        </p>
      ))}
      {former.length > 0 && (
        <details className={classes.former}>
          <summary>Đã giữ trước đây ({former.length})</summary>
          <PostList posts={former} buttons={buttons} />
        </details>
      )}
      <Modal
        opened={asked !== undefined}
        onClose={close}
        title={asked === undefined ? '' : `${titles[asked.what]}: ${posts.data.name}`}
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        {asked !== undefined && <AskedForm asked={asked} body={posts.data} onClose={close} />}
      </Modal>
    </section>
  )
}

interface AskedFormProps {
  readonly asked: Asked
  readonly body: BodyPosts
  readonly onClose: () => void
}

function AskedForm({ asked, body, onClose }: AskedFormProps) {
  if (asked.what === 'end') return <EndPostForm post={asked.post} body={body} onClose={onClose} />
  return <PostForm post={asked.what === 'correct' ? asked.post : undefined} body={body} onClose={onClose} />
}

interface PostListProps {
  readonly title?: string
  readonly posts: readonly HeldPost[]
  /** What can be done with one; absent where nothing can. */
  readonly buttons: ((post: HeldPost) => ReactNode) | undefined
}

function PostList({ title, posts, buttons }: PostListProps) {
  if (posts.length === 0) return null
  return (
    <>
      {title !== undefined && <h4 className={classes.title}>{title}</h4>}
      <ul className="plain-list">
        {posts.map((post) => (
          <li key={post.id} className={classes.post}>
            <span>
              <span className="muted">{post.name}: </span>
              <TextLink to={`/dang-vien/${post.personId}`}>{post.fullName}</TextLink>
              {post.isParty && !post.isMember && post.isHeld && (
                <span className="tag" data-attention>
                  không có trong sổ đảng viên
                </span>
              )}
              <span className="muted small">
                {' '}
                {[spanWords(post), post.paperNumber, post.note].filter((part) => part !== '').join(', ')}
              </span>
            </span>
            {buttons !== undefined && <span className={classes.buttons}>{buttons(post)}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

interface PostButtonsProps {
  readonly post: HeldPost
  readonly onAsk: (asked: Asked) => void
}

function PostButtons({ post, onAsk }: PostButtonsProps) {
  return (
    <>
      {post.act !== null && <UndoPost post={post} act={post.act} />}
      {post.isHeld && (
        <ButtonFor
          right="write"
          size="compact-sm"
          variant="subtle"
          aria-label={`Thôi giữ: ${post.name}, ${post.fullName}`}
          onClick={() => onAsk({ what: 'end', post })}
        >
          Thôi giữ
        </ButtonFor>
      )}
      <ButtonFor
        right="write"
        size="compact-sm"
        variant="subtle"
        aria-label={`Sửa: ${post.name}, ${post.fullName}`}
        onClick={() => onAsk({ what: 'correct', post })}
      >
        Sửa
      </ButtonFor>
    </>
  )
}
