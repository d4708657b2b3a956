import { Refusal } from '../../../shared/refusal.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { memberCard } from './card.ts'
import { isJpeg } from './jpeg.ts'
import { requireKept, requirePerson } from './store.ts'

const jpegType = 'image/jpeg'
/** A 3 x 4 picture at 300 dots an inch has about 60 KB; what is far above is no cut picture. */
const largestPhoto = 2 * 1024 * 1024

/** Keeps a picture, written and synced before the row that names it; without one takes the picture away. */
export const setPhoto: Handlers<'people'>['people.setPhoto'] = async (
  { id, revision, upload },
  { read, write, door, papers },
) => {
  read(({ db, today }) => {
    requireRevision(requirePerson(db, id).revision, revision, () => memberCard(db, id, today))
  })
  const file = upload === null ? undefined : door.take(upload)
  if (upload !== null && file === undefined) {
    throw new Refusal('not-found', 'Ảnh gửi lên không còn chờ nữa. Hãy chọn lại ảnh.')
  }
  if (file && (!isJpeg(file.bytes) || file.bytes.length > largestPhoto)) {
    throw new Refusal('invalid', 'Tệp này không phải ảnh thẻ JPEG, hoặc lớn quá 2 MB. Hãy chọn ảnh khác.')
  }
  const hash = file ? papers.keep(file.bytes) : null
  if (upload !== null) door.drop(upload)
  return write(({ db, audit, now, today }) => {
    requireRevision(requirePerson(db, id).revision, revision, () => memberCard(db, id, today))
    if (file && hash !== null) {
      db.run(
        q
          .insertInto('attachment')
          .values({ sha256: hash, bytes: file.bytes.length, media_type: jpegType, created_at: now })
          .onConflict((conflict) => conflict.column('sha256').doNothing()),
      )
    }
    const before = db.first(q.selectFrom('person_detail').select('photo_sha256').where('person_id', '=', id))
    db.run(
      q
        .insertInto('person_detail')
        .values({ person_id: id, photo_sha256: hash })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ photo_sha256: hash })),
    )
    db.run(
      q
        .updateTable('person')
        .set({ revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'person', id }, changes: { photo: [before?.photo_sha256 ?? null, hash] } })
    return { revision: revision + 1 }
  })
}

/** Puts a person's picture behind the door; null where there is none. */
export const readPhoto: Handlers<'people'>['people.photo'] = async ({ id }, { read, door, papers }) => {
  const hash = read(({ db }) => {
    requireKept(db, id)
    return db.first(q.selectFrom('person_detail').select('photo_sha256').where('person_id', '=', id))
      ?.photo_sha256
  })
  if (hash == null) return null
  const bytes = papers.read(hash, 'ảnh thẻ của đồng chí này')
  return { file: door.put({ name: 'anh-the.jpg', mediaType: jpegType, bytes }) }
}
