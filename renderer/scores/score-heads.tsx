/** The three scores as columns of a table: the cell's own, the program's, the committee's. */
export function ScoreHeads() {
  return ['Tự chấm', 'Gợi ý', 'Thẩm định'].map((title) => (
    <th key={title} scope="col" className="number nowrap">
      {title}
    </th>
  ))
}
