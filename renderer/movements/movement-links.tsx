import { LinkFor } from '../accounts/for.tsx'
import { ButtonLink } from '../components/link.tsx'

/** From a cell to its ledger and to the transfer of several of its members. */
export function MovementLinks({ cellId }: { readonly cellId: string }) {
  return (
    <>
      <ButtonLink to={`/bien-dong?chi-bo=${cellId}`} variant="default">
        Sổ tăng giảm
      </ButtonLink>
      <LinkFor right="write" to={`/bien-dong/chuyen-chi-bo?chi-bo=${cellId}`} variant="default">
        Chuyển nhiều người
      </LinkFor>
    </>
  )
}
