/** The same as in index.html, from which it takes its look: nothing blinks while the program comes up. */
export const Starting = () => (
  <div className="starting" role="status">
    <p className="starting-name">Sổ Chi bộ</p>
    <p>Đang mở sổ</p>
  </div>
)
