/** Leaves the field that has the focus, so that it hands its text over before a form is sent. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
