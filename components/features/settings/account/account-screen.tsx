import { PasswordForm } from "./password-form";
import { SessionsList } from "./sessions-list";

/** One's own account: password and signed-in browsers. */
export function AccountScreen() {
  return (
    <div className="flex flex-col gap-8">
      <PasswordForm />
      <SessionsList />
    </div>
  );
}
