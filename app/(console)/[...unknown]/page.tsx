import { notFound } from "next/navigation";

/** Any other address: told inside the console, with its navigation at hand. */
export default function UnknownPage() {
  notFound();
}
