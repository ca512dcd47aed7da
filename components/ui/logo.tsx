/** The console's mark: a watchtower's window with the line it watches. Decorative: its name stands beside it. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className={className} fill="none" stroke="currentColor" strokeWidth="1.6">
      <path d="M5 10 12 4l7 6M7 9v12M17 9v12" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M4 15.5h4l2-3 3 5 2-2h5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
