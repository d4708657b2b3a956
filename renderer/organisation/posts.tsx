import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { BodyPosts, HeldPost } from '../../shared/organisation/post-contract.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { spanWords } from '../components/spans.ts'
import { useRead } from '../office.ts'
import { EndPostForm } from './end-post-form.tsx'
import { PostForm } from './post-form.tsx'
import classes from './posts.module.css'

type Asked =
  | { readonly what: 'appoint' }
  | { readonly what: 'end'; readonly post: HeldPost }
  | { readonly what: 'correct'; readonly post: HeldPost }

const titles: Readonly<Record<Asked['what'], string>> = {
  appoint: 'Ghi chức vụ mới',
  end: 'Thôi giữ chức vụ',
  correct: 'Sửa chức vụ',
}

/** Who holds which post of a body since when and by which paper; those who held one are folded away. */
export function Posts({ bodyId }: { readonly bodyId: string | null }) {
  const posts = useRead('organisation.posts', { bodyId })
  const [asked, setAsked] = useState<Asked>()
  if (posts.data === undefined) return <Fault fault={posts.error} onAgain={() => void posts.refetch()} />
  const { posts: all, hints } = posts.data
  const held = all.filter(({ isHeld }) => isHeld)
  const former = all.filter(({ isHeld }) => !isHeld)
  const close = () => setAsked(undefined)
  return (
    <section className="section">
      <div className="section-head">
        <h3>Chức vụ</h3>
        <Button size="compact-sm" variant="subtle" onClick={() => setAsked({ what: 'appoint' })}>
          Ghi chức vụ
        </Button>
      </div>
      {held.length === 0 && <p className="muted">Chưa ghi ai giữ chức vụ nào.</p>}
      <PostList title="Trong Đảng" posts={held.filter(({ isParty }) => isParty)} onAsk={setAsked} />
      <PostList title="Ngoài Đảng" posts={held.filter(({ isParty }) => !isParty)} onAsk={setAsked} />
      {hints.map((hint) => (
        <p key={hint} className="hint">
          {hint}
        </p>
      ))}
      {former.length > 0 && (
        <details className={classes.former}>
          <summary>Đã giữ trước đây ({former.length})</summary>
          <PostList posts={former} onAsk={setAsked} />
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
  readonly onAsk: (asked: Asked) => void
}

function PostList({ title, posts, onAsk }: PostListProps) {
  if (posts.length === 0) return null
  return (
    <>
      {title !== undefined && <h4 className={classes.title}>{title}</h4>}
      <ul className="plain-list">
        {posts.map((post) => (
          <li key={post.id}>
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
            <span className={classes.buttons}>
              {post.isHeld && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`Thôi giữ: ${post.name}, ${post.fullName}`}
                  onClick={() => onAsk({ what: 'end', post })}
                >
                  Thôi giữ
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`Sửa: ${post.name}, ${post.fullName}`}
                onClick={() => onAsk({ what: 'correct', post })}
              >
                Sửa
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
