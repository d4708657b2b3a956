/** Beside a paper in a list, what its own page tells in full: an amended version is due. */
export const DiffersTag = () => (
  <span className="tag" data-attention>
    Không còn khớp với sổ
  </span>
)
