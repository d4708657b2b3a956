import { TextField } from '../components/text-field.tsx'

/** Who it is, and what they type to enter. */
export function NameAndLogin({ errors }: { readonly errors: Readonly<Record<string, string>> }) {
  return (
    <>
      <TextField name="name" label="Họ và tên" required autoFocus error={errors.name} />
      <TextField
        name="login"
        label="Tên đăng nhập"
        description="Chữ thường không dấu, ví dụ vanthu1"
        required
        error={errors.login}
      />
    </>
  )
}
