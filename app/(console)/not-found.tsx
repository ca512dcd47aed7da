import { NotFoundScreen } from "@/components/shell/screens/not-found-screen";

export default function NotFound() {
  return <NotFoundScreen />;
}
