import { Button, Group, Text } from '@mantine/core'
import { Component, type ReactNode } from 'react'

interface ErrorBoundaryProps {
  /** A new key, such as another address, gives the page another chance. */
  readonly resetKey: string
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly failed: boolean
  readonly resetKey: string
}

/** Keeps the fault of one page away from the others. React offers this only to classes. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { failed: false, resetKey: this.props.resetKey }

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { failed: true }
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey }
  }

  override componentDidCatch(error: unknown): void {
    console.error(error)
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <div className="empty" role="alert">
        <p className="empty-title">Trang này không mở được</p>
        <Text className="empty-text">
          Dữ liệu đã ghi vẫn còn nguyên. Hãy mở lại trang; nếu vẫn không được, đóng và mở lại chương trình.
        </Text>
        <Group className="empty-actions">
          <Button onClick={() => this.setState({ failed: false })}>Mở lại trang</Button>
        </Group>
      </div>
    )
  }
}
